import { computed, shallowRef } from 'vue'
import { get } from '@shared/api/client'
import type { components } from '@shared/api/schema'
import { deskApp } from '@shared/desk/app'

export type Schemas = components['schemas']
export type Department = Schemas['InstitutionDepartmentView']

export const desk = deskApp('staff')
export const { can, city, session } = desk

/** The hospital whose staff is signed in. */
export const hospital = computed(() => session.value?.institution ?? 0)

interface House {
  hospital: number
  departments: Department[]
  nameZh: string
  nameEn: string
}
const known = shallowRef<House | null>(null)

/** The hospital's names and departments, read once. */
export async function house(): Promise<House> {
  if (known.value?.hospital !== hospital.value) {
    const [all, departments] = await Promise.all([
      get('/api/v1/{city}/institutions'),
      get('/api/v1/{city}/institutions/{institution}/departments', { path: { institution: hospital.value } }),
    ])
    const mine = all.find((one) => one.id === hospital.value)
    known.value = { hospital: hospital.value, departments, nameZh: mine?.nameZh ?? '', nameEn: mine?.nameEn ?? '' }
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
