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

/** Somebody was tested in another institution of the city. Answers how to take it back, so that nothing is left to settle there. */
export async function testedElsewhere(town: Town, person: Person, item: string): Promise<() => Promise<void>> {
  const code = `E${String(Date.now()).slice(-11)}`
  await town.sandbox.make('insurer/admin/secrets', { secrets: [{ fixmedins_code: code, secret: 'xinyi-sandbox', medinslv: '01' }] })
  const names = { nameZh: '城南卫生服务中心', nameEn: 'South District Health Centre' }
  const { id: institution } = await town.operator.make('institutions', { code, ...names, kind: 'PRIMARY_CARE', level: 'PRIMARY' })
  const room = { code: 'LAB', nameZh: '化验室', nameEn: 'Laboratory', kind: 'LABORATORY', location: '1 楼' }
  const { id: department } = await town.operator.make(`institutions/${institution}/departments`, room)
  const { token } = await town.operator.make('keys', { institution, name: 'screens', roles: ['RECEPTION', 'DOCTOR', 'TECHNICIAN'] })
  const his = town.operator.as(token)
  const at = await town.now()
  const visit = await his.one('visits', 'visits', { patient: person.patient, institution, number: code, department, kind: 'OUTPATIENT', at })
  await his.one('visits/check-ins', 'checkIns', { visit, credit: false })
  const { order } = await his.one('orders', 'orders', { visit, item, department, quantity: '1', at })
  await his.one('executions', 'executions', { order, result: 'DONE', quantity: '1', at })
  return async () => {
    await his.one('executions', 'executions', { order, result: 'UNDONE' })
    await his.one('orders/cancellations', 'orders', order)
    await his.one('visits/ends', 'ends', { visit })
  }
}
