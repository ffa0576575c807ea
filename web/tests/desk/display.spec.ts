import type { Json } from '../api'
import { until } from '../api'
import { expect, look, test } from '../screens'
import { credit, member, work } from './desk'

/** A code on the phone, scanned at the window, settles a visit and pays the personal share. */
test.use({ viewport: { width: 1440, height: 900 } })
test.setTimeout(300_000)

test('cashier: settles a visit and takes the personal share by what the patient shows', async ({ page, town }) => {
  await town.begin(9)
  const person = await town.person('邓文华', '1972-06-03', true)
  await credit(town, person)
  const visit = await town.visit(person, town.department('CLINIC'))
  await town.execute(await town.order(visit, 'IMG-007', town.department('IMAGING')))
  const phone = await town.phoneOf(person)
  const owed = async (): Promise<string> => (await town.operator.read(`patients/${person.patient}/bills`)).total

  await work(page, town, (await member(town, '孙收费', ['CASHIER'])).session, '/window')
  await page.getByLabel('窗口', { exact: true }).fill(`窗 ${Date.now() % 100000}`)
  await page.getByRole('button', { name: '开班' }).click()
  const display = page.getByRole('region', { name: '凭这次出示结算付款' })
  const scans = async (): Promise<void> => {
    const { code } = await phone.make(`patients/${person.patient}/shown-codes`, {})
    await page.getByLabel('患者码 / 身份证号 / 手机号').fill(code)
    await page.keyboard.press('Enter')
    await expect(page.getByText('已按手机上的码认出，可以凭它结算付款。')).toBeVisible()
  }
  const confirms = async (): Promise<void> => {
    await display.getByRole('button', { name: /结算付款/ }).click()
    await expect(page.getByRole('dialog')).toContainText('结算后不能在这里撤回')
    await page.keyboard.press('Enter')
  }

  // What was shown a quarter of an hour ago pays nothing.
  await scans()
  await expect(display).toContainText(/待结算.*¥/)
  await expect(display).toContainText('邓**')
  await look(page, 'cashier', '08-display')
  await town.pass(15)
  await confirms()
  await expect(display).toContainText('这次出示已超过 10 分钟')
  expect(await owed()).toBe('0.00')
  await look(page, 'cashier', '09-display-late')

  // The city's scheme settles by one display, and pays by the next.
  await scans()
  await display.getByRole('button', { name: /结算付款/ }).click()
  await expect(page.getByRole('dialog')).toContainText('待结算')
  await look(page, 'cashier', '10-display-confirm')
  await page.keyboard.press('Enter')
  await expect(display).toContainText('医保部分已结算，请再出示一次付个人部分')
  await expect(display).toContainText(/本次结算：医保等 ¥[\d,.]+，个人 ¥/)
  await look(page, 'cashier', '11-display-again')

  // Without a wallet the bill stands below, to be paid as ever.
  await scans()
  await expect(display).toContainText('已结算，个人部分')
  await confirms()
  await expect(display).toContainText('没有可以扣款的钱包')
  await expect(page.getByRole('region', { name: '未还账单' })).toContainText(`¥${await owed()}`)
  await look(page, 'cashier', '12-display-no-wallet')

  await town.openWallets()
  await phone.make('mandates', { payee: town.hospital, channel: 'WECHAT' })
  const [mandate]: Json[] = await town.operator.read(`patients/${person.patient}/mandates`)
  await town.confirmContract(mandate!, true)
  await scans()
  await confirms()
  await expect(display).toContainText('正在从钱包扣款')
  await until('The debit', async () => (await owed()) === '0.00', 60)
  await look(page, 'cashier', '13-display-debited')
  await page.reload()
  await expect(display).toContainText('最近的就诊没有要结算或要付的')
  await town.end(visit)
})
