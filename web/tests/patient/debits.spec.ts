import type { Page } from '@playwright/test'
import { until, type Json } from '../api'
import { expect, look, test } from '../screens'
import type { Person, Town } from '../town'

/** A wallet that is debited because its owner said so: empty first, then not, then no more. */
async function arrive(page: Page, town: Town, person: Person): Promise<void> {
  const session = await town.session(person)
  await page.goto('/patient/demos04/sign-in')
  await page.evaluate((kept) => localStorage.setItem('xinyi.session.patient', kept), JSON.stringify(session))
  await page.goto('/patient/demos04/debits')
}

test('agrees to automatic payment, sees a try fail and the next one succeed, and stops it', async ({ page, town }) => {
  test.setTimeout(240_000)
  await town.begin(9)
  await town.openWallets()
  const person = await town.person('沈秀兰', '1949-06-18', false)
  await town.credit(person)
  const debits = async (): Promise<Json[]> => town.operator.read(`patients/${person.patient}/debits`)

  await arrive(page, town, person)
  await expect(page.getByText('还没有可以自动扣款的账单')).toBeVisible()
  await look(page, 'patient', '47-debits-none')

  const visit = await town.visit(person, town.clinic('骨科门诊'))
  await town.execute(await town.order(visit, 'EXM-007', town.clinic('CT 室')))
  const settled = await town.end(visit)
  await page.reload()
  await page.getByRole('button', { name: '同意自动扣款' }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '48-debits-agree')
  await page.getByRole('dialog').getByRole('button', { name: '同意自动扣款' }).click()
  await expect(page.getByText(/已同意。微信会再请您确认一次/)).toBeVisible()
  await expect(page.getByText(/扣；没扣成，.*再试/)).toBeVisible()
  await look(page, 'patient', '49-debits-agreed')
  // Nothing is agreed twice.
  await expect(page.getByRole('button', { name: '同意自动扣款' })).toHaveCount(0)

  // The wallet is empty on the due day.
  const [mandate] = await town.operator.read(`patients/${person.patient}/mandates`)
  await town.confirmContract(mandate, false)
  const [planned] = await debits()
  expect(planned!.amount).toBe(settled.owed[0].amount)
  for (let day = 0; day < 40 && (await town.now()).slice(0, 10) < planned!.days[0]; day++) await town.pass(24 * 60)
  await until('A declined debit', async () => (await debits())[0]?.last?.ending === 'DECLINED')
  await arrive(page, town, person)
  await expect(page.getByText(/没扣成/).first()).toBeVisible()
  await look(page, 'patient', '50-debits-declined')

  // The next day there is money in it.
  await town.confirmContract(mandate, true)
  await town.pass(24 * 60)
  await until('A debit', async () => (await debits()).length === 0)
  await arrive(page, town, person)
  await expect(page.getByText('现在没有要扣的账单')).toBeVisible()
  await page.getByRole('button', { name: '取消自动扣款' }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '51-debits-stop')
  await page.getByRole('dialog').getByRole('button', { name: '取消自动扣款' }).click()
  await expect(page.getByText('已取消，不会再自动扣。')).toBeVisible()
  await expect(page.getByRole('button', { name: '同意自动扣款' })).toBeVisible()
})
