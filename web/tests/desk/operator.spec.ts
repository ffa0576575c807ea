import type { Json } from '../api'
import { expect, look, test } from '../screens'
import type { Person } from '../town'
import { credit, member, operate, PASSWORD } from './desk'

/** The operator of a city: what happens, by which rules, to whom, and whether the books are right. */
test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 1440, height: 900 } })
test.setTimeout(400_000)

let operator: { username: string; session: Json }
let person: Person
let debt = 0

test.beforeAll(async ({ town }) => {
  await town.begin(9)
  operator = await member(town, '沈运营', ['OPERATOR'], false)
  person = await town.person('许文静', '1988-07-14', false)
  await credit(town, person)
  const visit = await town.visit(person, town.department('CLINIC'))
  await town.execute(await town.order(visit, 'IMG-007', town.department('IMAGING')))
  const settled = await town.end(visit)
  debt = settled.owed[0].obligation
})

test('signs in and sees the city in numbers that lead on', async ({ page, town }) => {
  await page.goto(`/operator/${town.code}`)
  await page.getByLabel('工号', { exact: true }).fill(operator.username)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await look(page, 'operator', '01-sign-in')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('签约率', { exact: true })).toBeVisible()
  await expect(page.getByText('签约人数 ÷ 建档患者')).toBeVisible()
  await look(page, 'operator', '02-overview')
  await page.getByRole('link', { name: '方案成效' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('方案成效')
  const scheme = page.getByRole('region', { name: /^S04/ })
  await expect(scheme.getByText('挂号到叫号，比普通流程')).toBeVisible()
  await scheme.getByText('看数字').first().click()
  await expect(scheme.getByRole('row', { name: /^签约 [1-9]/ })).toBeVisible()
  await look(page, 'operator', '47-results')
  await page.goto(`/operator/${town.code}/results?from=2019-01-01&to=2019-01-31`)
  await expect(page.getByText('这段时间没有方案在用')).toBeVisible()
  await look(page, 'operator', '48-results-none')
  await page.goto(`/operator/${town.code}`)
  await page.getByRole('link', { name: '示例医院' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('示例医院')
  await look(page, 'operator', '03-hospital')
  await page.getByRole('link', { name: '就诊明细' }).click()
  await page.getByRole('button', { name: /许/ }).first().click()
  await expect(page.getByRole('dialog')).toContainText('个人应还')
  await look(page, 'operator', '04-visit')
})

test('reads a scheme, compares versions, tries it on facts', async ({ page, town }) => {
  await operate(page, town, operator.session, '/packs')
  await page.getByRole('link', { name: /S04/ }).first().click()
  await expect(page.getByText('有出处').first()).toBeVisible()
  await look(page, 'operator', '06-pack')
  await page.getByLabel('在规则里找').fill('credit')
  await page.getByRole('button', { name: '启用' }).click()
  await expect(page.getByRole('dialog')).toContainText('不能再改')
  await look(page, 'operator', '07-activate')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '试算准入' }).click()
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText('决定的规则')).toBeVisible()
  await look(page, 'operator', '08-try')
  await page.goto(`/operator/${town.code}/packs/S04/diff`)
  await expect(page.getByText('两个版本一样')).toBeVisible()
  await look(page, 'operator', '09-diff')
  await page.goto(`/operator/${town.code}/packs/check`)
  await page.getByLabel('规则文件（YAML）').fill('id: X\nnonsense: [')
  await page.getByRole('button', { name: '检查' }).click()
  await expect(page.getByText(/处错误/)).toBeVisible()
  await look(page, 'operator', '10-check')
  await page.goto(`/operator/${town.code}/packs`)
  await expect(page.getByRole('link', { name: /S10/ }).first()).toBeVisible()
  await look(page, 'operator', '05-packs')
})

test('looks at one person, and at lists and ladders', async ({ page, town }) => {
  await operate(page, town, operator.session, '/people')
  const scan = page.getByLabel('身份证号 / 手机号 / 编号')
  await scan.fill(`XY${'0a'.repeat(16)}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('由医院扫')
  await scan.fill(person.idNumber)
  await page.keyboard.press('Enter')
  await expect(page.getByText('许**')).toBeVisible()
  await expect(page.getByText('正常').first()).toBeVisible()
  await look(page, 'operator', '11-person')
  await page.getByRole('link', { name: '短信' }).last().click()
  await expect(page.getByRole('heading', { name: '短信', level: 1 })).toBeVisible()
  await look(page, 'operator', '12-messages')
  for (const [path, name, heading] of [
    ['listings', '13-listings', '名单'],
    ['appeals', '14-appeals', '申诉'],
    ['follow-up', '15-follow-up', '催缴阶梯'],
    ['drafts', '16-drafts', '催缴草稿'],
    ['arrears', '17-arrears', '欠费账龄'],
    ['requests', '18-requests', '争议与困难'],
    ['proposals', '19-proposals', '双人复核'],
    ['institutions', '20-institutions', '机构与科室'],
    ['payees', '21-payees', '收款方'],
    ['staff', '22-staff', '人员'],
    ['keys', '23-keys', '系统密钥'],
    ['audit', '24-audit', '操作记录'],
    ['prices', '37-prices', '价格'],
  ] as const) {
    await page.goto(`/operator/${town.code}/${path}`)
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    await look(page, 'operator', name)
  }
  await page.goto(`/operator/${town.code}/institutions/${town.hospital}`)
  await expect(page.getByText('检验科').first()).toBeVisible()
  await look(page, 'operator', '25-institution')
})

test('reads why people do not pay in time, as they say it themselves', async ({ page, town }) => {
  const phone = await town.phoneOf(person)
  await phone.make(`obligations/${debt}/survey-answers`, { reason: 'CANNOT_PAY', satisfaction: 5 })
  await operate(page, town, operator.session, '/follow-up')
  const reasons = page.getByRole('region', { name: '为什么没按时付', exact: true })
  await expect(reasons.getByText(/^付不起：[1-9]\d* 次/)).toContainText(/打了分的 [1-9]\d* 次中 [1-9]\d* 次满意/)
  await expect(reasons.getByText(/每说一次算一次/)).toBeVisible()
  await look(page, 'operator', '49-reasons')
})

test('has the losses computed, the books verified, and the clock moved', async ({ page, town }) => {
  await operate(page, town, operator.session, '/claims')
  await page.getByLabel('总额').fill('1000000')
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText(/按 S04/)).toBeVisible()
  await look(page, 'operator', '26-losses')
  await page.goto(`/operator/${town.code}/verifications`)
  await page.getByRole('button', { name: '开始核对' }).click()
  await expect(page.getByText('无法解释的金额')).toBeVisible({ timeout: 60_000 })
  await look(page, 'operator', '27-verification')
  await page.goto(`/operator/${town.code}/clock`)
  await page.getByRole('button', { name: '快进 1 小时' }).click()
  await expect(page.getByRole('dialog')).toContainText('不能往回拨')
  await look(page, 'operator', '28-clock')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/已拨到/)).toBeVisible()
})
