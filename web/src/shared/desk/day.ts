import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { clock } from './app'
import { dayOf } from '../i18n'

/** A value that stands in the address, so that a link and a reload show the same. */
export function inQuery(name: string, usual: string): Ref<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => String(route.query[name] ?? usual),
    set: (value) => {
      const query = { ...route.query }
      if (value === usual) delete query[name]
      else query[name] = value
      void router.replace({ query })
    },
  })
}

/** The business day of the city; of the clock of this computer until it is known. */
export const today = (): string => dayOf(clock.current())

/** Whether the city has said what day it is; an answer that failed leaves it to the clock of this computer. */
function useToday(): Ref<boolean> {
  const ready = ref(clock.now.value !== null)
  if (!ready.value) void clock.read().catch(() => {}).finally(() => (ready.value = true))
  return ready
}

/** The day of the address, or today once the city has said what day it is. */
export function useDay(): { day: Ref<string>; ready: Ref<boolean> } {
  const ready = useToday()
  const route = useRoute()
  const router = useRouter()
  const day = computed({
    get: () => String(route.query.day ?? (ready.value ? today() : '')),
    set: (value) => void router.replace({ query: { ...route.query, day: value } }),
  })
  return { day, ready }
}

/** So many days before a day: `before('2020-06-10', 29)` is `2020-05-12`. */
export const before = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** A period of the address, or the last thirty days once the city has said what day it is; until then it is empty. */
export function useSpan(): { from: Ref<string>; to: Ref<string>; span: ComputedRef<{ from: string; to: string }> } {
  const ready = useToday()
  const first = inQuery('from', '')
  const last = inQuery('to', '')
  const to = computed({ get: () => last.value || (ready.value ? today() : ''), set: (day) => (last.value = day) })
  const from = computed({ get: () => first.value || (to.value && before(to.value, 29)), set: (day) => (first.value = day) })
  return { from, to, span: computed(() => ({ from: from.value, to: to.value })) }
}
