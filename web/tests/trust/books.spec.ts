import type { Json } from '../api'
import { until } from '../api'
import { credit, member, operate, work } from '../desk/desk'
import { expect, look, test } from '../screens'
import type { Person, Town } from '../town'

/** From a number to the journals behind it, from a payout to the bills it pays, and what two people change. */
test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 1440, height: 900 } })
test.setTimeout(400_000)

let person: Person
let finance: Json
let visit = 0
let debt = 0

/** All houses have one clock; it only goes forward. */
async function itIs(town: Town, now: string): Promise<void> {
  await town.sandbox.set('clock', { now, runs: false }).catch(() => null)
  await town.operator.set('clock', { now, runs: true })
}

test.beforeAll(async ({ town }) => {
  await town.begin(9)
  await itIs(town, new Date(new Date(await town.now()).getTime() + 60_000).toISOString())
  finance = (await member(town, '李财务', ['FINANCE'])).session
  person = await town.person('罗晓燕', '1971-03-08', false)
  await credit(town, person)
  visit = await town.visit(person, town.department('CLINIC'))
  await town.execute(await town.order(visit, 'IMG-007', town.department('IMAGING')))
  const settled = await town.end(visit)
  debt = settled.owed[0].obligation
})

test('finance: follows a figure to the bill and into the books', async ({ page, town }) => {
  await work(page, town, finance, '/finance')
  await page.getByRole('link', { name: /个人部分记账/ }).click()
  await expect(page).toHaveURL(/figures\/OWED/)
  await expect(page.getByText('合计')).toBeVisible()
  const row = page.getByRole('row', { name: new RegExp(String(debt)) })
  while ((await row.count()) === 0) await page.getByRole('button', { name: '再看一些' }).click()
  await look(page, 'finance', '18-figure')
  await row.getByRole('link', { name: '看分录' }).click()
  await expect(page.getByText('结算', { exact: true })).toBeVisible()
  await expect(page.getByText('应收医保').first()).toBeVisible()
  await look(page, 'finance', '19-journal')
  await page.goto(`/hospital/${town.code}/visits/${visit}/bill`)
  await page.getByRole('link', { name: '看分录' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('的分录')
  await page.goto(`/hospital/${town.code}/arrears/${debt}`)
  await expect(page.getByRole('region', { name: '账上的每一笔' }).getByText('患者欠款').first()).toBeVisible()
  await look(page, 'finance', '20-debt-in-the-books')
})

test('operator: follows a chart to the journal; an unknown journal says what to do', async ({ page, town }) => {
  const { session } = await member(town, '沈运营', ['OPERATOR'], false)
  await operate(page, town, session)
  await page.getByRole('link', { name: /信用支付金额/ }).click()
  await expect(page).toHaveURL(/figures\/OWED/)
  await look(page, 'operator', '29-figure')
  await page.getByRole('link', { name: '看分录' }).first().click()
  await expect(page.getByText('应收医保').first()).toBeVisible()
  await look(page, 'operator', '30-journal')
  await page.goto(`/operator/${town.code}/journals/7`)
  await expect(page.getByRole('alert')).toContainText('没有这笔分录')
  await look(page, 'operator', '31-journal-unknown')
})

test('operator: proposes the limit of a line, a second one of the city approves', async ({ page, town }) => {
  const { session } = await member(town, '沈运营', ['OPERATOR'], false)
  await operate(page, town, session, `/people?who=${person.idNumber}`)
  await page.getByRole('button', { name: '调整上限' }).first().click()
  await page.getByLabel('新的上限（元）').fill('800')
  await page.getByRole('dialog').getByLabel('理由').fill('患者申请，已核对收入')
  await look(page, 'operator', '32-limit')
  await page.getByRole('button', { name: '提议调整' }).click()
  await expect(page.getByText('上限等第二人复核')).toBeVisible()
  const second = await member(town, '方运营', ['OPERATOR'], false)
  await page.evaluate((kept) => localStorage.setItem('xinyi.session.operator', kept), JSON.stringify(second.session))
  await page.goto(`/operator/${town.code}/proposals`)
  const row = page.getByRole('row', { name: /患者申请，已核对收入/ })
  await expect(row).toContainText('沈运营')
  await row.getByRole('button', { name: '决定' }).click()
  await look(page, 'operator', '33-limit-decided')
  await page.getByRole('button', { name: '批准并执行' }).click()
  await expect(page.getByText('已批准并执行')).toBeVisible()
  await page.goto(`/operator/${town.code}/people?who=${person.idNumber}`)
  await expect(page.getByText('¥800.00').first()).toBeVisible()
  await look(page, 'operator', '34-limit-set')
})

test('operator: sees what is sealed, and seals what is not yet', async ({ page, town }) => {
  const { session } = await member(town, '沈运营', ['OPERATOR'], false)
  await operate(page, town, session, '/seals')
  await expect(page.getByText('最新指纹').first()).toBeVisible()
  await page.getByRole('button', { name: '马上封存' }).click()
  await expect(page.getByText('已封存')).toBeVisible()
  await look(page, 'operator', '35-seals')
  await page.getByLabel('看什么').selectOption('DAY')
  await expect(page.getByText('结账时间').first()).toBeVisible()
  await look(page, 'operator', '36-closed-days')
})

test('finance: sees what arrived and what it pays, and accepts what the insurer kept back', async ({ page, town }) => {
  const [hospital] = await town.operator.read('institutions')
  const month = (await town.sandbox.read('clock')).today.slice(0, 7)
  await town.sandbox.make('insurer/admin/deductions', {
    deductions: [{ fixmedins_code: hospital.code, period: month, fund: 'POOL', amount: '20.00' }],
  })
  const [year, number] = month.split('-').map(Number)
  await itIs(town, new Date(Date.UTC(year, number, 12, 1)).toISOString())
  await until(
    'The insurer’s payment',
    async () => (await town.operator.read(`institutions/${town.hospital}/payouts?kind=INSURER`)).payouts.some((one: Json) => one.deducted === '20.00'),
    180,
  )
  await work(page, town, (await member(town, '李财务', ['FINANCE'])).session, '/payouts')
  await page.getByLabel('付款方').selectOption('INSURER')
  await expect(page.getByText('¥20.00').first()).toBeVisible()
  await look(page, 'finance', '21-payouts')
  await page.getByRole('row', { name: /统筹基金.*¥20\.00/ }).getByRole('link').first().click()
  await expect(page.getByText('医保审核扣下，认可前仍是应收')).toBeVisible()
  await expect(page.getByRole('link', { name: '看分录' }).first()).toBeVisible()
  await look(page, 'finance', '22-payout')
  await page.getByRole('link', { name: '看分录' }).first().click()
  await expect(page.getByText('应收医保').first()).toBeVisible()
  await page.goto(`/hospital/${town.code}/deductions`)
  await page.getByRole('button', { name: '提议认可' }).first().click()
  await page.getByRole('dialog').getByLabel('理由').fill('申诉无果')
  await look(page, 'finance', '23-deduction')
  await page.getByRole('dialog').getByRole('button', { name: '提议认可' }).click()
  await expect(page.getByText('等第二人复核')).toBeVisible()
  const second = await member(town, '赵财务', ['FINANCE'])
  await page.evaluate((kept) => localStorage.setItem('xinyi.session.staff', kept), JSON.stringify(second.session))
  await page.goto(`/hospital/${town.code}/proposals`)
  const row = page.getByRole('row', { name: /申诉无果/ })
  await expect(row).toContainText('李财务')
  await expect(row).toContainText('¥20.00')
  await look(page, 'finance', '24-proposals')
  await row.getByRole('button', { name: '决定' }).click()
  await page.getByRole('button', { name: '批准并执行' }).click()
  await expect(page.getByText('已批准并执行')).toBeVisible()
  await page.goto(`/hospital/${town.code}/deductions`)
  await expect(page.getByText(/已认可/)).toBeVisible()
  await look(page, 'finance', '25-deductions')
})
