import type { Json } from '../api'
import { credit, member, operate, work } from '../desk/desk'
import { expect, look, test } from '../screens'
import type { Person, Town } from '../town'

/** Who is put on a list and who decides it, which apps may launch, and how things once stood. */
test.describe.configure({ mode: 'serial' })
test.use({ viewport: { width: 1440, height: 900 } })
test.setTimeout(400_000)

/** Keeps a white list, unlike the city's own scheme. */
const SCHEME = 'S09'
/** A right number that nobody here has, and one whose last digit does not fit. */
const NOBODY = '350202194803110441'
const MISTYPED = '350202194803110442'
const REASON = '长期随访，信誉良好'

let person: Person
let before = ''
let debt = 0
let finance: Json
let operator: Json

test.beforeAll(async ({ town }) => {
  await town.begin(9)
  before = await town.now()
  finance = (await member(town, '李财务', ['FINANCE'])).session
  operator = (await member(town, '沈运营', ['OPERATOR'], false)).session
  person = await town.person('梁美玉', '1979-09-21', false)
  await credit(town, person)
  const visit = await town.visit(person, town.department('CLINIC'))
  await town.execute(await town.order(visit, 'IMG-007', town.department('IMAGING')))
  debt = (await town.end(visit)).owed[0].obligation
  const day = before.slice(0, 10)
  await town.operator.make(`schemes/${SCHEME}/activations`, { version: 1, from: day, isDefault: false })
})

/** The number of an upload that waits. */
async function waiting(town: Town): Promise<number> {
  const { uploads } = await town.operator.read('list-uploads')
  return uploads.find((one: Json) => one.person === person.patient && one.state === 'WAITING').upload
}

test('finance: uploads to a white list line by line, and sees what was refused and why', async ({ page, town }) => {
  await work(page, town, finance, '/uploads')
  await expect(page.getByRole('heading', { name: '名单上报', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: '上报', exact: true }).click()
  await page.getByLabel('规则', { exact: true }).selectOption(SCHEME)
  await page.getByLabel('从文件读入').setInputFiles({
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${person.idNumber},${person.name}\n${NOBODY},查无此人\n${MISTYPED},多打一位\n`),
  })
  await page.getByLabel('事由').fill(REASON)
  await page.getByLabel(/证明材料/).setInputFiles({ name: '随访记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('随访记录') })
  await look(page, 'finance', '27-upload')
  await page.getByRole('button', { name: '上报', exact: true }).click()
  const results = page.getByRole('table', { name: '受理结果' })
  await expect(results.getByRole('row', { name: new RegExp(person.idNumber) })).toContainText('等第二人')
  await expect(results.getByRole('row', { name: new RegExp(NOBODY) })).toContainText('没有这个人')
  await expect(results.getByRole('row', { name: new RegExp(MISTYPED) })).toContainText('证件号码不对')
  await expect(page.getByLabel(/身份证号或患者编号/)).toHaveValue(`${NOBODY}\n${MISTYPED}`)
  await look(page, 'finance', '28-upload-results')
  await page.getByLabel('哪个名单').selectOption('black')
  // What stands there are no numbers of debts.
  await expect(page.getByLabel(/欠款编号/)).toHaveValue('')
  await page.getByLabel(/欠款编号/).fill(String(debt))
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await expect(results.getByRole('link', { name: '该方案没有这种名单' })).toBeVisible()
  await page.goto(`/hospital/${town.code}/uploads`)
  const row = page.getByRole('row', { name: /梁\*\*/ }).first()
  await expect(row).toContainText('等第二人')
  await look(page, 'finance', '29-uploads')
  await row.getByRole('link').click()
  await expect(page.getByText('还没有人决定。')).toBeVisible()
  await expect(page.getByText('随访记录.pdf')).toBeVisible()
  await look(page, 'finance', '30-upload-waiting')
})

test('operator: decides an upload as the second person, and takes somebody off the list again', async ({ page, town }) => {
  await operate(page, town, operator, '/proposals')
  const proposed = page.getByRole('row', { name: new RegExp(REASON) }).last()
  await expect(proposed).toContainText('李财务')
  await proposed.getByRole('link', { name: '看上报的人和材料' }).click()
  await expect(page).toHaveURL(new RegExp(`uploads/${await waiting(town)}$`))
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载材料' }).click()
  expect((await saved).suggestedFilename()).toBe('随访记录.pdf')
  await page.getByLabel(/说明/).fill('材料属实')
  await look(page, 'operator', '38-upload-decided')
  await page.getByRole('button', { name: '批准并列入' }).click()
  await expect(page.getByRole('dialog')).toContainText('梁**')
  await look(page, 'operator', '46-upload-approve')
  await page.getByRole('dialog').getByRole('button', { name: '批准并列入' }).click()
  await expect(page.getByText('已采纳')).toBeVisible()
  await page.goto(`/operator/${town.code}/uploads`)
  await expect(page.getByRole('row', { name: /梁\*\*/ }).first()).toContainText('已采纳')
  await look(page, 'operator', '39-uploads')
  await page.goto(`/operator/${town.code}/people?who=${person.idNumber}`)
  const white = page.getByRole('region', { name: '白名单' })
  await expect(white).toContainText(SCHEME)
  await look(page, 'operator', '40-person-white')
  await white.getByRole('button', { name: '移出白名单' }).click()
  await page.keyboard.press('Enter')
  await expect(white).toContainText('已结束')
})

test('operator: registers an app, hands its secret over once, and withdraws it', async ({ page, town }) => {
  await operate(page, town, operator, '/apps')
  await expect(page.getByRole('heading', { name: '可拉起的应用', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '登记应用' }).click()
  await page.getByLabel('应用', { exact: true }).fill('城市通')
  await page.getByLabel('入口').selectOption('MINI_PROGRAM')
  await look(page, 'operator', '41-app-new')
  await page.getByRole('dialog').getByRole('button', { name: '登记应用' }).click()
  await expect(page.getByText('现在交给应用的开发者')).toBeVisible()
  await look(page, 'operator', '42-app-secret')
  await page.keyboard.press('Escape')
  const row = page.getByRole('row', { name: /城市通/ }).last()
  await expect(row).toContainText('可拉起')
  await look(page, 'operator', '43-apps')
  await row.getByRole('button', { name: '停用' }).click()
  await page.keyboard.press('Enter')
  await expect(row).toContainText('已停用')
})

test('administrator: sees the hospital’s own apps alone', async ({ page, town }) => {
  await work(page, town, (await member(town, '王主任', ['HOSPITAL_ADMIN'])).session, '/apps')
  await expect(page.getByRole('heading', { name: '可拉起的应用', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '登记应用' }).click()
  await page.getByLabel('应用', { exact: true }).fill('示例医院公众号')
  await page.getByLabel('入口').selectOption('OFFICIAL_ACCOUNT')
  await page.getByRole('dialog').getByRole('button', { name: '登记应用' }).click()
  await expect(page.getByText('现在交给应用的开发者')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /示例医院公众号/ }).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /城市通/ })).toHaveCount(0)
  await look(page, 'admin', '10-apps')
})

test('operator: looks at a line and a standing as they once stood', async ({ page, town }) => {
  await operate(page, town, operator, `/past?who=${person.idNumber}`)
  const lines = page.getByRole('region', { name: '额度' })
  const bills = page.getByRole('region', { name: '那时的欠款' })
  await expect(lines.getByText('已用')).toBeVisible()
  await expect(bills).toContainText('未还')
  await look(page, 'operator', '44-past-now')
  await page.getByRole('button', { name: '前一天' }).click()
  await expect(page).toHaveURL(/day=/)
  await expect(lines).toContainText('那时没有额度')
  await expect(bills).toContainText('那时没有欠款')
  await look(page, 'operator', '45-past-before')
  await page.getByRole('button', { name: '现在', exact: true }).click()
  await expect(lines.getByText('已用')).toBeVisible()
})

test('finance: sees a line as it once stood; people and moments that are not there say so', async ({ page, town }) => {
  await work(page, town, finance, '/past')
  await expect(page.getByText('先扫码或输入编号')).toBeVisible()
  await page.getByLabel(/患者码/).fill(NOBODY)
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有找到这个人')).toBeVisible()
  await page.getByLabel(/患者码/).fill(person.idNumber)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '额度' }).getByText('已用')).toBeVisible()
  await look(page, 'finance', '31-past')
  await page.reload()
  await expect(page.getByText('梁**')).toBeVisible()
})
