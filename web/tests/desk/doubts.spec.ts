import type { Api, Json } from '../api'
import { until } from '../api'
import { expect, keep, look, test } from '../screens'
import type { Person, Town } from '../town'
import { credit, member, work } from './desk'

/** What patients doubt or cannot pay, and what is taken back: from the phone to the desk that answers. */
test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 1440, height: 900 } })
test.setTimeout(200_000)

let person: Person
let phone: Api
let lab: Json
let finance: Json
let visit = 0
let blood = 0
let scan = 0
let debt = 0

const open = async (town: Town): Promise<string> => (await town.operator.read(`patients/${person.patient}/bills`)).total

test.beforeAll(async ({ town }) => {
  await town.begin(9)
  lab = (await member(town, '郑检验', ['TECHNICIAN'])).session
  finance = (await member(town, '李财务', ['FINANCE'])).session
  person = await town.person('高丽华', '1962-12-05', false)
  await credit(town, person)
  phone = town.operator.as((await town.session(person)).token)
  visit = await town.visit(person, town.department('CLINIC'))
  blood = await town.order(visit, 'LAB-001', town.department('LABORATORY'))
  scan = await town.order(visit, 'IMG-007', town.department('IMAGING'))
  await town.execute(blood)
  await town.execute(scan)
})

test('lab: answers a patient who says that something was not done', async ({ page, town }) => {
  await phone.make(`orders/${blood}/objections`, { text: '抽血没有做' })
  await work(page, town, lab, '/objections')
  const row = page.getByRole('row', { name: /抽血没有做/ }).last()
  await expect(row).toBeVisible()
  await look(page, 'lab', '03-objections')
  await row.getByRole('button', { name: '处理' }).click()
  await page.getByLabel('给患者的答复').fill('9:10 在 3 号窗口抽过血，条码已核对')
  await look(page, 'lab', '04-objection')
  await page.getByRole('button', { name: '不属实：做了' }).click()
  await expect(page.getByText('已答复患者')).toBeVisible()
  await expect(page.getByRole('row', { name: /抽血没有做/ })).toHaveCount(0)
  const { objections } = await phone.read(`visits/${visit}/objections`)
  expect(JSON.stringify(objections)).toContain('条码已核对')
})

test('finance: decides a dispute and a request for help', async ({ page, town }) => {
  const settled = await town.end(visit)
  debt = settled.owed[0].obligation
  await phone.make(`obligations/${debt}/disputes`, { orders: [blood], text: '抽血的钱算重了' })
  await phone.make(`obligations/${debt}/hardship-requests`, { text: '下月才发工资' })
  await work(page, town, finance, '/requests')
  const doubt = page.getByRole('row', { name: /抽血的钱算重了/ })
  await expect(doubt).toBeVisible()
  await look(page, 'finance', '12-requests-waiting')
  await doubt.getByRole('button', { name: '处理' }).click()
  await page.getByLabel('结论').selectOption('REJECTED')
  await page.getByLabel('给患者的答复').fill('只收了一次，账单里有两个不同的项目')
  await look(page, 'finance', '13-dispute')
  await page.getByRole('dialog').getByRole('button', { name: '处理' }).click()
  await expect(page.getByText('已答复')).toBeVisible()
  await expect(doubt).toHaveCount(0)
  const wish = page.getByRole('row', { name: /下月才发工资/ })
  await wish.getByRole('button', { name: '处理' }).click()
  await page.getByLabel('宽限天数').fill('30')
  await look(page, 'finance', '14-help')
  await page.getByRole('dialog').getByRole('button', { name: '处理' }).click()
  await expect(page.getByText('已决定')).toBeVisible()
  await expect(wish).toHaveCount(0)
  expect((await phone.read(`obligations/${debt}/follow-up`)).next.state).toBe('paused')
})

test('finance: proposes to take a settled item back', async ({ page, town }) => {
  const before = Number(await open(town))
  await work(page, town, finance, `/visits/${visit}/bill`)
  const line = page.getByRole('row', { name: new RegExp(town.department('IMAGING').nameZh) })
  await line.getByRole('button', { name: '退费' }).click()
  await page.getByLabel('为什么退').fill('重复检查，科室同意退')
  await look(page, 'finance', '15-refund')
  await page.getByRole('dialog').getByRole('button', { name: '提议退费' }).click()
  await expect(page.getByText('已提交，等待另一个人复核')).toBeVisible()
  expect(Number(await open(town))).toBe(before)
})

test('a second person approves the refund, and the bill falls', async ({ page, town }) => {
  const before = Number(await open(town))
  const { session } = await member(town, '赵财务', ['FINANCE'])
  await work(page, town, session, '/proposals')
  const row = page.getByRole('row', { name: /重复检查，科室同意退/ })
  await row.getByRole('button', { name: '决定' }).click()
  await look(page, 'finance', '16-refund-decided')
  await page.getByRole('button', { name: '批准并执行' }).click()
  await expect(page.getByText('已批准并执行')).toBeVisible()
  await expect(row).toHaveCount(0)
  await until('The smaller bill', async () => Number(await open(town)) < before)
  await page.goto(`/hospital/${town.code}/visits/${visit}/bill`)
  await expect(page.getByRole('row', { name: /血常规/ })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(town.department('IMAGING').nameZh) }).getByRole('button', { name: '退费' })).toHaveCount(0)
  await look(page, 'finance', '17-refunded')
})

test('the patient sees what it was, what came off, and what is left', async ({ page, town }) => {
  const [before, after] = await phone.read(`visits/${visit}/settlements`)
  expect(before.state).toBe('REPLACED')
  await keep(page, 'xinyi.session.patient', await town.session(person))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/patient/${town.code}/visits/${visit}/bill`)
  await expect(page.getByText('原来总费用')).toBeVisible()
  await expect(page.getByText('退费减掉')).toBeVisible()
  await expect(page.getByText(`¥${after.owed[0].open}`).first()).toBeVisible()
  await look(page, 'patient', '54-bill-refunded')
})
