import type { Json } from '../api'
import { until } from '../api'
import { expect, look, test } from '../screens'
import type { Person, Town } from '../town'
import { credit, member, PASSWORD, testedElsewhere, work } from './desk'

/** A hospital's day, role by role: each takes over what the one before has left. */
test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 1440, height: 900 } })
test.setTimeout(400_000)

let patient: Person
let debtor: Person
let inpatient: Person
let visit = 0
let debt: Json
const staff: Record<string, { username: string; session: Json }> = {}

const LAB = 'LAB-001'
/** Dear enough that the personal account does not cover the patient's part. */
const SCAN = 'IMG-007'

async function owing(town: Town, person: Person): Promise<Json> {
  const id = await town.visit(person, town.department('CLINIC'))
  await town.execute(await town.order(id, SCAN, town.department('IMAGING')))
  return town.end(id)
}

test.beforeAll(async ({ town }) => {
  await town.begin(9)
  const people: [string, string, string[]][] = [
    ['reception', '周导诊', ['RECEPTION']],
    ['doctor', '林医生', ['DOCTOR']],
    ['lab', '郑检验', ['TECHNICIAN']],
    ['pharmacist', '吴药师', ['PHARMACIST']],
    ['cashier', '孙收费', ['CASHIER']],
    ['nurse', '何护士', ['NURSE']],
    ['finance', '李财务', ['FINANCE']],
    ['second', '赵财务', ['FINANCE']],
    ['caller', '钱随访', ['CALL_DESK']],
    ['admin', '王主任', ['HOSPITAL_ADMIN']],
  ]
  for (const [key, name, roles] of people) staff[key] = await member(town, name, roles)
  patient = await town.person('陈建国', '1968-05-20', true)
  debtor = await town.person('黄志强', '1979-11-02', true)
  inpatient = await town.person('吴玉兰', '1955-02-14', false)
  for (const one of [patient, debtor, inpatient]) await credit(town, one)
})

test('reception: signs in and checks a patient in on credit', async ({ page, town }) => {
  await page.goto('/hospital/')
  await expect(page.getByRole('link', { name: new RegExp(town.code) })).toBeVisible()
  await look(page, 'reception', '01-cities')
  await page.getByRole('link', { name: new RegExp(town.code) }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.getByLabel('工号', { exact: true }).fill(staff.reception!.username)
  await page.getByLabel('密码', { exact: true }).fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await look(page, 'reception', '02-sign-in')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation')).toContainText('挂号签到')
  // Places of other roles are not offered.
  await expect(page.getByRole('navigation')).not.toContainText('财务总览')
  await look(page, 'reception', '03-home')

  // Two keys lead to check-in; the scan box has the focus.
  await page.locator('main h1').click()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/reception/)
  const scan = page.getByLabel('患者码 / 身份证号 / 手机号')
  await expect(scan).toBeFocused()
  await page.keyboard.type(patient.idNumber)
  await page.keyboard.press('Enter')
  await expect(page.getByText('陈**').first()).toBeVisible()
  await page.getByLabel('科室').selectOption(String(town.department('CLINIC').id))
  await look(page, 'reception', '04-check-in')
  await page.getByRole('button', { name: /登记并按信用就医签到/ }).click()
  await expect(page.getByText('已签到：信用就医').first()).toBeVisible()
  const link = page.getByRole('link', { name: '打开就诊' })
  visit = Number(/visits\/(\d+)/.exec((await link.getAttribute('href'))!)![1])
  await look(page, 'reception', '05-checked-in')
  await page.getByRole('button', { name: /新患者建档/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look(page, 'reception', '06-register')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await work(page, town, staff.reception!.session, '/bookings')
  await expect(page.getByRole('heading', { name: '预约', level: 1 })).toBeVisible()
  await look(page, 'reception', '07-bookings')
})

test('doctor: orders by keyboard with a funding light, and takes one back', async ({ page, town }) => {
  await work(page, town, staff.doctor!.session, '/doctor')
  await expect(page.getByText('陈**').first()).toBeVisible()
  await look(page, 'doctor', '01-station')
  await page.getByRole('link', { name: '陈**' }).first().click()
  await expect(page).toHaveURL(new RegExp(`visits/${visit}`))
  const item = page.getByRole('combobox', { name: /项目或药品/ })
  await expect(item).toBeVisible()
  await page.keyboard.press('Alt+o')
  await expect(item).toBeFocused()
  await page.keyboard.type('血常规')
  await expect(page.getByRole('option').first()).toContainText('血常规')
  await page.keyboard.press('Enter')
  await expect(page.getByText('可走信用')).toBeVisible()
  await expect(page.getByText(/预估 ¥/)).toBeVisible()
  await look(page, 'doctor', '02-order')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText(/已下：血常规/)).toBeVisible()
  await expect(page.getByRole('row', { name: /血常规/ })).toContainText('待执行')
  await expect(item).toBeFocused()
  // A second one, taken back from the note.
  await page.keyboard.type('尿常规')
  await expect(page.getByRole('option').first()).toContainText('尿常规')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/预估 ¥/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /尿常规/ })).toContainText('待执行')
  await page.getByRole('status').getByText(/已下：尿常规/).locator('..').getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('row', { name: /尿常规/ })).toContainText('已取消')
  // Drugs for the pharmacist, by the hospital's own system.
  await town.order(visit, 'WDR-001', town.department('PHARMACY'), 4)
  await expect(page.locator('tbody tr')).toHaveCount(3)
  await look(page, 'doctor', '03-visit')
  await page.getByRole('link', { name: '导诊单' }).click()
  await expect(page.getByText('血常规').first()).toBeVisible()
  await look(page, 'doctor', '04-guide')
  const message = page.getByRole('region', { name: '短信告诉患者' })
  await expect(message).toContainText('这次就诊还没有发过')
  await message.getByRole('button', { name: /发给患者/ }).click()
  await expect(page.getByRole('dialog')).toContainText('发出后不能收回')
  await expect(page.getByRole('dialog')).toContainText('下一站')
  await look(page, 'doctor', '11-guide-message')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/已交给短信通道，患者还有 [1-9]\d* 处要去/)).toBeVisible()
  // Word for word what went to the phone: where to go, and not what for.
  await expect(message).toContainText('下一步请到')
  await expect(message).not.toContainText('血常规')
  await look(page, 'doctor', '12-guide-told')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('快捷键一览')
  await look(page, 'doctor', '05-shortcuts')
})

test('lab: confirms by scan and Enter, undoes, confirms again', async ({ page, town }) => {
  await work(page, town, staff.lab!.session, '/boards')
  await look(page, 'lab', '01-boards')
  await page.getByRole('link', { name: new RegExp(town.department('LABORATORY').nameZh) }).first().click()
  await expect(page.getByRole('button', { name: /血常规/ })).toBeVisible()
  await expect(page.getByLabel('医嘱码 / 患者码')).toBeFocused()
  const bill = await town.his.read(`visits/${visit}/bill`)
  const order = bill.lines.find((one: Json) => one.item && one.nameZh.includes('血常规')).order
  await page.keyboard.type(String(order))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /确认已做/ })).toBeFocused()
  await look(page, 'lab', '02-board')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText(/已确认/)).toBeVisible()
  await expect(page.getByLabel('医嘱码 / 患者码')).toBeFocused()
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('status').getByText(/已撤销/)).toBeVisible()
  await expect(page.getByRole('button', { name: /血常规/ })).toBeVisible()
  await page.getByLabel('医嘱码 / 患者码').fill(String(order))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /确认已做/ }).click()
  await until('The execution', async () => {
    const now = await town.his.read(`visits/${visit}/bill`)
    return now.lines.find((one: Json) => one.order === order).status === 'BILLABLE'
  })
})

test('pharmacist: hands out a part of a prescription', async ({ page, town }) => {
  await work(page, town, staff.pharmacist!.session, `/boards/${town.department('PHARMACY').id}`)
  await page.getByLabel('医嘱码 / 患者码').fill(patient.idNumber)
  await page.keyboard.press('Enter')
  await expect(page.getByText('只看这位患者')).toBeVisible()
  await page.locator('tbody .pick').first().click()
  await page.getByLabel('本次做了').fill('2')
  await look(page, 'pharmacist', '01-part')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText(/已确认/)).toBeVisible()
  await work(page, town, staff.pharmacist!.session, '/alerts')
  await expect(page.getByRole('heading', { name: '当日异常' })).toBeVisible()
  await look(page, 'pharmacist', '02-alerts')
  await work(page, town, staff.pharmacist!.session, '/objections')
  await expect(page.getByRole('heading', { name: '患者异议' })).toBeVisible()
  await look(page, 'pharmacist', '03-objections')
})

test('doctor: sees what was examined elsewhere once the patient agrees, and no sooner', async ({ page, town }) => {
  await work(page, town, staff.doctor!.session, `/visits/${visit}`)
  const elsewhere = page.getByRole('region', { name: '外院近期检查检验' })
  await expect(elsewhere).toContainText('患者没有同意本院查看')
  await look(page, 'doctor', '09-elsewhere-not-agreed')
  const phone = await town.phoneOf(patient)
  await phone.make(`patients/${patient.patient}/record-consents`, { institution: town.hospital, days: 30 })
  await page.reload()
  await expect(elsewhere).toContainText('近 30 天没有在外院做过')
  const takeBack = await testedElsewhere(town, patient, LAB)
  await elsewhere.getByLabel('看多久以内').selectOption('90')
  await expect(elsewhere.getByRole('listitem')).toContainText('血常规')
  await expect(elsewhere.getByRole('listitem')).toContainText('城南卫生服务中心')
  await look(page, 'doctor', '10-elsewhere')
  // A nurse is not asked for what only doctors may see.
  await page.evaluate((kept) => localStorage.setItem('xinyi.session.staff', kept), JSON.stringify(staff.nurse!.session))
  await page.reload()
  await expect(page.getByText('陈**').first()).toBeVisible()
  await expect(elsewhere).toHaveCount(0)
  await takeBack()
})

test('doctor: ends the visit; the bill follows by itself', async ({ page, town }) => {
  await town.execute(await town.order(visit, SCAN, town.department('IMAGING')))
  await work(page, town, staff.doctor!.session, `/visits/${visit}`)
  await page.getByRole('button', { name: /结束就诊/ }).click()
  await expect(page.getByRole('dialog')).toContainText('患者可以离开')
  await look(page, 'doctor', '06-end')
  await page.keyboard.press('Enter')
  await expect(page.getByText('就诊已结束，患者可以离开')).toBeVisible()
  await until('The settlement', async () => (await town.his.read(`visits/${visit}/settlements`)).some((one: Json) => one.state === 'POSTED'))
  await page.goto(`/hospital/${town.code}/visits/${visit}/bill`)
  await expect(page.getByText('个人应还')).toBeVisible()
  await look(page, 'doctor', '07-bill')
  await work(page, town, staff.doctor!.session, '/visits')
  await expect(page.getByText('陈**').first()).toBeVisible()
  await look(page, 'doctor', '08-visits')
})

test('cashier: opens a shift, takes money where it is seen to go, closes the shift', async ({ page, town }) => {
  await work(page, town, staff.cashier!.session, '/window')
  await expect(page.getByRole('heading', { name: '先开班' })).toBeVisible()
  await page.getByLabel('窗口', { exact: true }).fill(`窗 ${Date.now() % 100000}`)
  await page.getByLabel('备用金').fill('200')
  await look(page, 'cashier', '01-open-shift')
  await page.getByRole('button', { name: '开班' }).click()
  const scan = page.getByLabel('患者码 / 身份证号 / 手机号')
  await expect(scan).toBeFocused()
  await page.keyboard.type(patient.phone)
  await page.keyboard.press('Enter')
  await expect(page.getByText('冲抵预览')).toBeVisible()
  await page.getByLabel('收款金额').fill('5')
  await expect(page.getByRole('region', { name: '冲抵预览' })).toContainText('¥5.00')
  await look(page, 'cashier', '02-take')
  await page.getByRole('button', { name: /^收款/ }).click()
  await expect(page.getByRole('dialog')).toContainText('核对现金')
  await look(page, 'cashier', '03-confirm')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已收 ¥5.00')).toBeVisible()
  await page.getByRole('link', { name: '交班' }).click()
  await expect(page.getByText('应有现金')).toBeVisible()
  await page.getByLabel('100 元').fill('2')
  await page.getByLabel('5 元', { exact: true }).fill('1')
  await expect(page.getByText('¥205.00').first()).toBeVisible()
  await look(page, 'cashier', '04-close')
  await page.getByRole('button', { name: '交班' }).click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('已交班')).toBeVisible()
  await work(page, town, staff.cashier!.session, '/shifts')
  await expect(page.getByText('孙收费').first()).toBeVisible()
  await look(page, 'cashier', '05-shifts')
  await work(page, town, staff.cashier!.session, '/give-backs')
  await look(page, 'cashier', '06-give-backs', { ready: () => expect(page.getByRole('heading', { name: '待退款' })).toBeVisible() })
  await work(page, town, staff.cashier!.session, '/payments')
  await expect(page.getByText('窗口现金').first()).toBeVisible()
  await look(page, 'cashier', '07-payments')
})

test('ward nurse: admits without a deposit, moves, orders, discharges', async ({ page, town }) => {
  await work(page, town, staff.nurse!.session, '/admission')
  await page.getByLabel('患者码 / 身份证号 / 手机号').fill(inpatient.idNumber)
  await page.keyboard.press('Enter')
  await page.getByLabel('床号').fill(`${Date.now() % 1000}`)
  await look(page, 'nurse', '01-admission')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/inpatients\/\d+/)
  const stay = Number(/inpatients\/(\d+)/.exec(page.url())![1])
  const order = await town.order(stay, LAB, town.department('LABORATORY'))
  await town.execute(order)
  await page.reload()
  await expect(page.getByText('血常规').first()).toBeVisible()
  await look(page, 'nurse', '02-inpatient')
  await page.getByRole('button', { name: '换床' }).click()
  await page.getByLabel('新床号').fill('加 3')
  await look(page, 'nurse', '03-move')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('加 3')
  await work(page, town, staff.nurse!.session, '/inpatients')
  await expect(page.getByRole('link', { name: '加 3' }).first()).toBeVisible()
  await look(page, 'nurse', '04-board')
  await page.goto(`/hospital/${town.code}/inpatients/${stay}`)
  await page.getByRole('button', { name: '出院' }).click()
  await expect(page.getByRole('dialog')).toContainText('不用去窗口')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已出院，结算自动进行')).toBeVisible()
})

test('finance: sees what is owed, proposes a write-off, a second person decides', async ({ page, town }) => {
  debt = await owing(town, debtor)
  const obligation = debt.owed[0].obligation
  await work(page, town, staff.finance!.session)
  await expect(page.getByText('今天就诊')).toBeVisible()
  await look(page, 'finance', '01-home')
  await page.goto(`/hospital/${town.code}/finance`)
  await expect(page.getByText('结算总额').first()).toBeVisible()
  await look(page, 'finance', '02-overview')
  await page.goto(`/hospital/${town.code}/arrears`)
  await expect(page.getByRole('link', { name: '黄**' }).first()).toBeVisible()
  await look(page, 'finance', '03-arrears')
  await page.goto(`/hospital/${town.code}/arrears/${obligation}`)
  await expect(page.getByText('下一步')).toBeVisible()
  await look(page, 'finance', '04-debt')
  await page.getByRole('button', { name: '提议核销' }).click()
  await page.getByLabel('金额').fill('1.00')
  await page.getByLabel('理由').fill('长期无法联系')
  await look(page, 'finance', '05-write-off')
  await page.getByRole('dialog').getByRole('button', { name: '提议核销' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: /提议核销/ }).click()
  await expect(page.getByText('已提交，等待另一个人复核')).toBeVisible()
  for (const [path, name, heading] of [
    ['requests', '06-requests', '争议与困难'],
    ['drafts', '07-drafts', '催缴草稿'],
    ['claims', '08-claims', '损失分担'],
    ['payments', '09-payments', '收款与差异'],
    ['results', '32-results', '方案成效'],
  ] as const) {
    await page.goto(`/hospital/${town.code}/${path}`)
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    await look(page, 'finance', name)
  }
})

test('a second person approves', async ({ page, town }) => {
  await work(page, town, staff.second!.session, '/proposals')
  await expect(page.getByText('核销').first()).toBeVisible()
  await look(page, 'finance', '10-proposals')
  await page.getByRole('button', { name: '决定' }).last().click()
  await look(page, 'finance', '11-decide')
  await page.getByRole('button', { name: '批准并执行' }).click()
  await expect(page.getByText('已批准并执行')).toBeVisible()
})

test('call desk: calls whom it is time to call', async ({ page, town }) => {
  for (let day = 0; day < 12; day++) {
    await town.pass(24 * 60)
    const queue = await until('The queue', async () => town.his.read('call-desk/queue'))
    if (queue.tasks.length > 0) break
    await new Promise((resolve) => setTimeout(resolve, 1500))
  }
  // Sessions last half a day of business time.
  staff.caller = await member(town, '钱随访', ['CALL_DESK'])
  await work(page, town, staff.caller.session, '/calls')
  await expect(page.getByRole('heading', { name: '电话随访', level: 1 })).toBeVisible()
  await page.locator('.pick').first().click()
  await page.getByRole('button', { name: '显示号码' }).click()
  await expect(page.locator('.phone')).toBeVisible()
  await look(page, 'caller', '01-call')
  await page.getByText('承诺还款').click()
  await page.getByLabel('为什么还没还').selectOption('FORGOT')
  await page.getByRole('button', { name: '记录，下一个' }).click()
  await expect(page.getByText('已记录')).toBeVisible()
  const reasons = page.getByRole('region', { name: '为什么没按时付', exact: true })
  await expect(reasons.getByText(/^忘记了：[1-9]\d* 次，后来付清 \d+ 次；说的时候共欠 ¥/)).toBeVisible()
  await reasons.getByText('看数字').click()
  await expect(reasons.getByRole('row', { name: /^忘记了/ })).toBeVisible()
  await look(page, 'caller', '03-reasons')
  await page.goto(`/hospital/${town.code}/arrears/${debt.owed[0].obligation}`)
  await expect(page.getByText('经过')).toBeVisible()
  await look(page, 'caller', '02-history')
})

test('finance: sees of what age those in arrears are', async ({ page, town }) => {
  const due = new Date(debt.owed[0].dueAt).getTime() + 24 * 3_600_000
  for (let day = 0; day < 5 && new Date(await town.now()).getTime() < due; day++) await town.pass(24 * 60)
  await work(page, town, (await member(town, '李财务', ['FINANCE'])).session, '/arrears')
  const people = page.getByRole('region', { name: '欠费的是哪些人', exact: true })
  await expect(people).toContainText('一个人算一次')
  // 黄志强 was born in 1979.
  const group = people.getByRole('table', { name: '欠费的是哪些人' }).getByRole('row', { name: /35 至 59 岁/ })
  await expect(group).toContainText(/¥[\d,]+\.\d\d/)
  await look(page, 'finance', '33-arrears-of-whom')
})

test('administrator: slots, departments, prices, staff, keys, audit', async ({ page, town }) => {
  staff.admin = await member(town, '王主任', ['HOSPITAL_ADMIN'])
  await work(page, town, staff.admin.session, '/slots')
  await page.getByRole('button', { name: '放号' }).click()
  await expect(page.getByText(/将放 \d+ 段/)).toBeVisible()
  await look(page, 'admin', '01-set-slots')
  await page.getByRole('dialog').getByRole('button', { name: '放号' }).click()
  await expect(page.getByText(/已放 \d+ 段/)).toBeVisible()
  await look(page, 'admin', '02-slots')
  await page.goto(`/hospital/${town.code}/departments`)
  await expect(page.getByText(town.department('LABORATORY').nameZh).first()).toBeVisible()
  await look(page, 'admin', '03-departments')
  await page.goto(`/hospital/${town.code}/prices?q=血常规`)
  await expect(page.getByText('LAB-001')).toBeVisible()
  await look(page, 'admin', '04-prices')
  await page.getByRole('button', { name: '定价' }).first().click()
  await look(page, 'admin', '05-set-price')
  await page.goto(`/hospital/${town.code}/staff`)
  await expect(page.getByText('林医生').first()).toBeVisible()
  await look(page, 'admin', '06-staff')
  await page.getByRole('button', { name: /添加人员/ }).click()
  await look(page, 'admin', '07-add-staff')
  await page.goto(`/hospital/${town.code}/keys`)
  await expect(page.getByText('有效').first()).toBeVisible()
  await look(page, 'admin', '08-keys')
  await page.goto(`/hospital/${town.code}/audit?which=writes`)
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeVisible()
  await look(page, 'admin', '09-audit')
})
