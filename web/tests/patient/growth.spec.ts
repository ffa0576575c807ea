import { until, type Json } from '../api'
import { expect, keep, look, test } from '../screens'

/** A limit that rises by itself with bills paid in time: what counts so far, and what it led to. */
test('sees what makes the limit rise, and that it has risen', async ({ page, town }) => {
  test.setTimeout(240_000)
  await town.begin(9)
  await town.activate('S02')
  await town.openWallets()
  const person = await town.person('韩文博', '1986-06-02', true)
  await town.credit(person, 'S02')
  const session = await town.session(person)
  const phone = town.operator.as(session.token)
  const paysInTime = async () => {
    const visit = await town.visit(person, town.clinic('骨科门诊'), 'S02')
    await town.execute(await town.order(visit, 'EXM-007', town.clinic('CT 室')))
    await town.end(visit)
    await town.pay(phone, person)
  }

  await keep(page, 'xinyi.session.patient', session)
  await page.goto('/patient/demos04')
  await page.getByRole('link', { name: '额度详情' }).click()
  await expect(page.getByText('已按时付清 0 张，满 3 张提高一次')).toBeVisible()
  await expect(page.getByText('再按时付清 3 张账单，额度从 ¥2,000.00 提到 ¥2,500.00。')).toBeVisible()
  await expect(page.getByText('还没有提高过。')).toBeVisible()
  await look(page, 'patient', '81-line')

  await paysInTime()
  await paysInTime()
  await page.reload()
  await expect(page.getByText('已按时付清 2 张，满 3 张提高一次')).toBeVisible()
  await expect(page.getByText('再按时付清 1 张账单，额度从 ¥2,000.00 提到 ¥2,500.00。')).toBeVisible()
  await expect(page.getByText('只算最近 365 天里按时全部付清的账单')).toBeVisible()
  await expect(page.getByText('最高提到 ¥5,000.00。')).toBeVisible()
  await expect(page.getByText('服务等级 1')).toBeVisible()
  await look(page, 'patient', '82-line-rises')

  await paysInTime()
  await page.reload()
  const raise = page.locator('.list li').first()
  await expect(raise).toContainText('从 ¥2,000.00 提到 ¥2,500.00')
  await expect(raise).toContainText('按时付清账单')
  await expect(raise).toContainText('服务等级 2')
  // What has been counted counts once.
  await expect(page.getByText('已按时付清 0 张，满 3 张提高一次')).toBeVisible()
  await expect(page.getByText('额度从 ¥2,500.00 提到 ¥3,000.00。')).toBeVisible()
  await look(page, 'patient', '83-line-risen')

  await until('A message of the rise', async () => {
    const { messages } = await phone.read(`patients/${person.patient}/messages`)
    return messages.find((one: Json) => one.template === 'LIMIT_RAISED')
  })
  await page.goto('/patient/demos04/messages')
  await expect(page.getByText('额度提高了')).toBeVisible()
})
