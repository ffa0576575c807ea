import { computed, type Ref } from 'vue'
import type { Found, Person, Recognised } from '@shared/desk/people'
import { draft } from '@shared/draft'

/** What a phone showed for whoever is at the desk: it survives a reload, goes with the person, and serves one check-in. */
export function useShown(desk: string, person: Ref<Person | null>) {
  const kept = draft<{ shown: Recognised | null }>(`shown.${desk}`, { shown: null })
  return {
    shown: computed(() => (kept.value.value.shown?.patient === person.value?.id ? kept.value.value.shown : null)),
    take: (found: Found): void => {
      kept.value.value = { shown: found.shown }
    },
    used: kept.clear,
  }
}
