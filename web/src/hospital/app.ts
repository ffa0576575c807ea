import { computed, shallowRef } from 'vue'
import { get } from '@shared/api/client'
import type { components } from '@shared/api/schema'
import { deskApp } from '@shared/desk/app'
import { named } from '@shared/i18n'

export type Schemas = components['schemas']
export type Department = Schemas['InstitutionDepartmentView']

export const desk = deskApp('staff')
export const { can, city, session } = desk

/** The hospital whose staff is signed in. */
export const hospital = computed(() => session.value?.institution ?? 0)

const known = shallowRef<{ hospital: number; departments: Department[]; name: string } | null>(null)

/** The hospital's name and departments, read once. */
export async function house(): Promise<{ departments: Department[]; name: string }> {
  if (known.value?.hospital !== hospital.value) {
    const [all, departments] = await Promise.all([
      get('/api/v1/{city}/institutions'),
      get('/api/v1/{city}/institutions/{institution}/departments', { path: { institution: hospital.value } }),
    ])
    const mine = all.find((one) => one.id === hospital.value)
    known.value = { hospital: hospital.value, departments, name: mine ? named(mine) : '' }
  }
  return known.value
}

export const forgetHouse = (): void => {
  known.value = null
}

const CHOSEN = 'xinyi.desk.department.'
/** The department someone works in, remembered on this computer for each kind of desk. */
export const chosen = {
  read: (what: string): number => Number(localStorage.getItem(CHOSEN + what) ?? 0),
  keep: (what: string, id: number): void => localStorage.setItem(CHOSEN + what, String(id)),
}
