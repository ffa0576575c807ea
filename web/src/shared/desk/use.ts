import { inject, shallowRef, type InjectionKey } from 'vue'
import { get } from '../api/client'
import type { components } from '../api/schema'
import { named } from '../i18n'
import type { deskApp } from './app'

export type Schemas = components['schemas']
export type Desk = ReturnType<typeof deskApp>

/** The desk app a shared screen is shown in. */
export const DESK: InjectionKey<Desk> = Symbol('desk')

export function useDesk(): Desk {
  const desk = inject(DESK)
  if (!desk) throw new Error('A screen of a desk stands in a desk app')
  return desk
}

/** Names of the city's institutions, read once for each screen. */
export function useInstitutions() {
  const all = shallowRef<Schemas['InstitutionView'][]>([])
  void get('/api/v1/{city}/institutions').then(
    (list) => (all.value = list),
    () => {},
  )
  return {
    all,
    nameOf: (id: number | null | undefined): string => {
      const one = all.value.find((each) => each.id === id)
      return one ? named(one) : id ? String(id) : ''
    },
  }
}
