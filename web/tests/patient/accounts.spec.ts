import type { Page } from '@playwright/test'
import { until, type Json } from '../api'
import { expect, keep, look, test } from '../screens'
import type { Person, Town } from '../town'

/** Own accounts that pay at settlements, in the order their owner sets, and a card beside them. */
async function arrive(page: Page, town: Town, person: Person, path: string): Promise<void> {
  await keep(page, 'xinyi.session.patient', await town.session(person))
  await page.goto(`/patient/demos04${path}`)
}

/** Tests build on each other, and on a city where schemes debit. */
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ town }) => {
  await town.begin(9)
  await town.activate('S05')
  await town.introduce('bank-a')
  await town.openWallets('UNIONPAY')
})

const own = async (town: Town, person: Person): Promise<Json> => town.operator.read(`patients/${person.patient}/accounts`)

test('binds accounts, sets their order with the keyboard, and unbinds one', async ({ page, town }) => {
  test.setTimeout(180_000)
  const person = await town.person('梁雅琴', '1975-03-08', false)
  // As where no scheme debits.
  const path = '**/patients/*/accounts'
  await page.route(path, (route) => route.fulfill({ json: { accounts: [], order: [], offered: [], ownOrder: false, mayOrder: false } }))
  await arrive(page, town, person, '/accounts')
  await expect(page.getByText('这座城市没有从账户扣款的方案')).toBeVisible()
  await look(page, 'patient', '60-accounts-none')

  await page.unroute(path)
  await page.reload()
  const rows = page.locator('ol > li')
  await expect(rows).toHaveCount(3)
  await rows.filter({ hasText: '银行账户或钱包' }).getByRole('button', { name: '绑定' }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '61-accounts-bind')
  await page.getByRole('dialog').getByRole('button', { name: '绑定' }).click()
  await expect(page.getByText('请到云闪付里再确认一次')).toBeVisible()
  await rows.filter({ hasText: '医保个人账户' }).getByRole('button', { name: '绑定' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '绑定' }).click()
  await expect(page.getByText('已绑定', { exact: true })).toHaveCount(2)

  // The bank account first, with the keyboard alone: the focus stays with what was moved.
  const [first] = (await own(town, person)).order
  expect(first).toBe('PERSONAL_ACCOUNT')
  await page.getByRole('button', { name: '把银行账户或钱包往前移' }).focus()
  await page.keyboard.press('Enter')
  await expect(rows.first()).toContainText('银行账户或钱包')
  await expect(page.getByText('银行账户或钱包现在排第 1')).toBeVisible()
  await expect(page.getByRole('button', { name: '把银行账户或钱包往后移' })).toBeFocused()
  expect((await own(town, person)).order[0]).toBe('BOUND_ACCOUNT')
  await page.reload()
  await expect(rows.first()).toContainText('银行账户或钱包')
  await expect(page.getByText('您设的顺序')).toBeVisible()
  await look(page, 'patient', '62-accounts')

  await rows.filter({ hasText: '医保个人账户' }).getByRole('button', { name: '解绑' }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '63-accounts-unbind')
  await page.getByRole('dialog').getByRole('button', { name: '解绑' }).click()
  await expect(page.getByText('医保个人账户已解绑')).toBeVisible()
  expect((await own(town, person)).accounts.map((one: Json) => one.kind)).toEqual(['BOUND_ACCOUNT'])
})

test('is debited from the bound account after care', async ({ page, town }) => {
  const person = await town.person('谢国华', '1968-12-19', true)
  // Nobody advances anything where accounts are debited.
  await arrive(page, town, person, '/activate')
  const offer = page.locator('section', { has: page.getByRole('heading', { name: '广州市就医信用无感支付' }) })
  await expect(offer).toContainText('结算时从您绑定的账户扣')
  await expect(offer).not.toContainText('医院先看病')
  await look(page, 'patient', '69-activate-debits')
  await town.credit(person, 'S05', 'KIOSK')
  await arrive(page, town, person, '/accounts')
  await page.locator('ol > li').filter({ hasText: '银行账户或钱包' }).getByRole('button', { name: '绑定' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '绑定' }).click()
  await expect(page.getByText('请到云闪付里再确认一次')).toBeVisible()
  const [bound] = (await own(town, person)).accounts
  await town.confirmAccount(bound.mandate, '5000.00')
  const visit = await town.visit(person, town.clinic('骨科门诊'), 'S05')
  await town.execute(await town.order(visit, 'EXM-007', town.clinic('CT 室')))
  await town.end(visit)
  await until('Nothing is owed', async () => (await town.operator.read(`patients/${person.patient}/bills`)).bills.length === 0)
  await page.goto('/patient/demos04/payments')
  await expect(page.locator('.list li').first()).toContainText('云闪付')
})

test('applies for a card with the signature, uses it and asks for more', async ({ page, town }) => {
  test.setTimeout(180_000)
  const person = await town.person('唐晓峰', '1983-07-27', true)
  await arrive(page, town, person, '/accounts/card')
  await expect(page.getByText('现在不能申请信用卡')).toBeVisible()
  await look(page, 'patient', '64-card-none')
  await town.activate('S14')
  await town.credit(person, 'S14')
  await page.goto('/patient/demos04/accounts')
  await page.getByRole('link', { name: '了解和申请' }).click()
  await expect(page.getByRole('radio').first()).toBeChecked()
  await look(page, 'patient', '65-card-apply')
  await page.getByRole('button', { name: '申请', exact: true }).click()
  await expect(page.getByText('我的卡')).toBeVisible({ timeout: 20_000 })
  await look(page, 'patient', '66-card')
  const line = (await town.operator.read(`patients/${person.patient}/credit-lines`)).find((one: Json) => one.kind === 'CARD')
  await page.getByLabel('想要的额度').fill(line.limit)
  await expect(page.getByRole('button', { name: '申请提额' })).toBeDisabled()
  const more = (Number.parseInt(line.limit, 10) + 500).toFixed(2)
  await page.getByLabel('想要的额度').fill(more)
  await page.getByRole('button', { name: '申请提额' }).click()
  await expect(page.getByText(/已提到/)).toBeVisible({ timeout: 30_000 })
  await look(page, 'patient', '67-card-raised')
  await page.goto('/patient/demos04/accounts')
  await expect(page.getByText('已有卡')).toBeVisible()
  await look(page, 'patient', '68-accounts-card')
})
