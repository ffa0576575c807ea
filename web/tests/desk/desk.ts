import type { Page } from '@playwright/test'
import type { Json } from '../api'
import { keep } from '../screens'
import { until } from '../api'
import type { Person, Town } from '../town'

export const PASSWORD = 'nine-lives-42'

/** A member of the hospital's staff, or of the city when `hospital` is false; made anew for each run. */
export async function member(town: Town, name: string, roles: string[], hospital = true): Promise<{ username: string; session: Json }> {
  const username = `${roles[0]!.toLowerCase()}-${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`
  await town.operator.make('staff', { ...(hospital ? { institution: town.hospital } : {}), username, name, roles, password: PASSWORD })
  const begun = await town.operator.as('').make('staff/sessions', { username, password: PASSWORD })
  return {
    username,
    session: {
      city: town.code,
      token: begun.token,
      name: begun.name,
      roles: begun.roles,
      institution: begun.institution ?? null,
      until: Date.now() + 8 * 3_600_000,
    },
  }
}

/** Comes to a screen of the workbench as someone who is signed in. */
export async function work(page: Page, town: Town, session: Json, path = ''): Promise<void> {
  await keep(page, 'xinyi.session.staff', session)
  await page.goto(`/hospital/${town.code}${path}`)
}

/** The same at the operator's console. */
export async function operate(page: Page, town: Town, session: Json, path = ''): Promise<void> {
  await keep(page, 'xinyi.session.operator', session)
  await page.goto(`/operator/${town.code}${path}`)
}

/** Signs for a line; the moved clock may take a moment to reach whoever checks the reading time. */
export async function credit(town: Town, person: Person): Promise<void> {
  await until('A line', () =>
    town.credit(person).then(
      () => true,
      () => false,
    ),
  )
}
