import type { Browser, Page } from '@playwright/test'
import type { Api } from '../api'
import { expect, keep, look, test } from '../screens'
import type { Person, Town } from '../town'

/** Two phones: a mother's and her grown-up son's, who repays what her care costs from now on. */
interface Phone {
  page: Page
  api: Api
}

async function phone(browser: Browser, town: Town, owner: Person): Promise<Phone> {
  const session = await town.session(owner)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await keep(page, 'xinyi.session.patient', session)
  return { page, api: town.operator.as(session.token) }
}

async function treated(town: Town, patient: Person): Promise<void> {
  const visit = await town.visit(patient, town.clinic('骨科门诊'), 'S08')
  await town.execute(await town.order(visit, 'EXM-007', town.clinic('CT 室')))
  await town.end(visit)
}

const owes = async (town: Town, person: Person): Promise<string> => (await town.operator.read(`patients/${person.patient}/bills`)).total

test('takes on what a mother uses from now on, which she sees, and gives it up', async ({ browser, town }) => {
  test.setTimeout(300_000)
  await town.begin(9)
  await town.activate('S08')
  await town.introduce('bank-a')
  const mother = await town.person('李桂兰', '1950-05-16', false)
  const son = await town.person('李志强', '1980-02-11', true)
  await town.credit(mother, 'S08', 'KIOSK')
  // The bank is a payee from its first line on.
  await town.openWallets()
  await treated(town, mother)
  const before = await owes(town, mother)
  expect(before).not.toBe('0.00')
  const hers = await phone(browser, town, mother)
  const his = await phone(browser, town, son)
  const open = (path: string) => `/patient/demos04${path}`

  // Being bound is not yet taking on anything, and both are told so.
  await his.page.goto(open('/family/invite'))
  await expect(his.page.getByText('绑定本身不会让您欠钱')).toBeVisible()
  await his.page.getByLabel(/请家人替我付/).check()
  await his.page.getByLabel('子女', { exact: true }).check()
  await expect(his.page.getByText('绑定本身不改变由谁还')).toBeVisible()
  const tie = await his.api.make('family-ties', {
    relation: 'CHILD',
    side: 'PAYER',
    relative: { name: mother.name, idKind: 'RESIDENT_ID', idNumber: mother.idNumber },
  })
  await his.page.goto(open(`/family/${tie.id}/assumption`))
  await expect(his.page.getByText('现在没有可以承担的还款')).toBeVisible()
  await look(his.page, 'family', '07-assume-none')
  await hers.page.goto(open('/family'))
  await expect(hers.page.getByText('可以自愿承担您以后的还款')).toBeVisible()
  await look(hers.page, 'family', '08-answer-child')
  await hers.page.getByRole('button', { name: '同意', exact: true }).click()
  await expect(hers.page.getByText('他们替我付')).toBeVisible()

  await his.page.goto(open('/family'))
  await his.page.getByRole('link', { name: '承担还款' }).click()
  await expect(his.page.getByText('由本人还', { exact: true })).toBeVisible()
  await expect(his.page.getByText(/李.*用自己的额度看病，您的额度一分不动；用掉的钱由您还/)).toBeVisible()
  await expect(his.page.getByText(/李.*用您的额度看病，您自己能用的就少了/)).toBeVisible()
  await look(his.page, 'family', '09-assume')
  await his.page.getByRole('button', { name: /以后由我还/ }).click()
  const asked = his.page.getByRole('dialog')
  await expect(asked.getByText(/李.*看病从厦门市“信用就医”的额度里用掉的钱/)).toBeVisible()
  await expect(asked.getByText(/从您确认起结算的账单/)).toBeVisible()
  await expect(asked.getByText(/还是由李.*还，不会转给您/)).toBeVisible()
  await his.page.waitForTimeout(300)
  await look(his.page, 'family', '10-assume-confirm')
  await asked.getByRole('button', { name: '以后由我还' }).click()
  await expect(his.page.getByText(/从现在起，李.*用掉的由您还/)).toBeVisible()
  await expect(his.page.getByText('由您还', { exact: true })).toBeVisible()
  await look(his.page, 'family', '11-assumed')

  // What is new is his to repay, what was there stays hers, and both see whose is whose.
  await treated(town, mother)
  const taken = await owes(town, son)
  expect(taken).not.toBe('0.00')
  expect(await owes(town, mother)).toBe(before)
  await his.page.goto(open(''))
  await expect(his.page.getByText(/李.*看病用的额度，由您还。/)).toBeVisible()
  await expect(his.page.getByText('一分钟开通信用就医')).toBeVisible()
  await look(his.page, 'family', '12-home-repaying')
  await his.page.goto(open('/bills'))
  await expect(his.page.getByText(/· 李.* 就诊/)).toBeVisible()
  await his.page.getByRole('link', { name: /示例医院/ }).first().click()
  await expect(his.page.getByText('现在的状态')).toBeVisible()
  await expect(his.page.getByText('看不到项目')).toBeVisible()
  await expect(his.page.getByRole('link', { name: '看账单明细' })).toHaveCount(0)
  await look(his.page, 'family', '13-debt-of-parent')
  await his.page.getByRole('link', { name: '对费用有异议' }).click()
  await expect(his.page.getByText('提出的是对整张账单的异议')).toBeVisible()
  await look(his.page, 'family', '14-dispute-of-parent')

  await hers.page.goto(open('/family'))
  await expect(hers.page.getByText(/您看病从厦门市“信用就医”的额度里用掉的，现在由李.*还/)).toBeVisible()
  await look(hers.page, 'family', '15-repaid-by-child')
  await hers.page.goto(open(''))
  await expect(hers.page.getByText(/您看病用的额度，由李.*还。/)).toBeVisible()
  // Her bank's limit does not rise by itself, and nothing is said of it.
  await hers.page.getByRole('link', { name: '额度详情' }).click()
  await expect(hers.page.getByText(/您看病用的额度，由李.*还。/)).toBeVisible()
  await expect(hers.page.getByText('额度怎样提高')).toHaveCount(0)
  await expect(hers.page.getByText('提高过的记录')).toHaveCount(0)
  await look(hers.page, 'family', '16-line-repaid')

  await his.page.goto(open('/family'))
  await his.page.getByRole('button', { name: '解除' }).click()
  await expect(his.page.getByRole('dialog').getByText('您承担的还款也一起结束')).toBeVisible()
  await his.page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await his.page.getByRole('link', { name: '承担还款' }).click()
  await his.page.getByRole('button', { name: /不再承担/ }).click()
  const ended = his.page.getByRole('dialog')
  await expect(ended.getByText('还是由您还，一张也不会转走')).toBeVisible()
  await his.page.waitForTimeout(300)
  await look(his.page, 'family', '17-assume-end')
  await ended.getByRole('button', { name: '不再承担' }).click()
  await expect(his.page.getByText(/已经出的账单还由您还/)).toBeVisible()
  await expect(his.page.getByText('由本人还', { exact: true })).toBeVisible()

  // What is new is hers again; what he had taken on stays his.
  await treated(town, mother)
  expect(await owes(town, son)).toBe(taken)
  expect(await owes(town, mother)).not.toBe(before)
  await hers.page.goto(open('/family'))
  await expect(hers.page.getByText('他们替我付')).toBeVisible()
  await expect(hers.page.getByText(/现在由李.*还/)).toHaveCount(0)
  await town.pay(his.api, son)
  await town.pay(hers.api, mother)
  await hers.page.context().close()
  await his.page.context().close()
})
