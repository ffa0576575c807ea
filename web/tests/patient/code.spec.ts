import { member, work } from '../desk/desk'
import { expect, keep, look, test } from '../screens'

/** The code on the phone: it counts once, and a parent's phone shows a child's too. */
test('shows a code that counts once, and the code of a child', async ({ page, town, browser }) => {
  await town.begin(9)
  const parent = await town.person('吴晓云', '1986-10-11', false)
  const child = await town.person('陆小川', '2016-02-28', true)
  await town.child(parent, child)
  await keep(page, 'xinyi.session.patient', await town.session(parent))
  const made = () => page.waitForResponse((one) => one.url().endsWith('/shown-codes')).then((one) => one.json())
  const shown = made()
  await page.goto('/patient/demos04/code')
  const { code } = await shown
  await expect(page.getByRole('img', { name: /我的就诊码/ })).toBeVisible()
  await look(page, 'patient', '79-code-own', { ready: () => page.getByText('谁看病').last().waitFor() })
  const seen = { institution: town.hospital, by: 'QR_CODE', shown: code }
  expect((await town.his.make('recognitions', seen)).patient).toBe(parent.patient)
  await expect(town.his.make('recognitions', seen)).rejects.toThrow(/code-used/)

  const hers = made()
  await page.getByRole('radio', { name: /陆/ }).check()
  const of = await hers
  await expect(page.getByRole('img', { name: /陆.*的就诊码/ })).toBeVisible()
  await look(page, 'family', '07-code-of-child')
  const recognised = await town.his.make('recognitions', { ...seen, shown: of.code })
  expect(recognised.patient).toBe(child.patient)
  expect(recognised.through).toBe(parent.patient)

  // The desk scans the next one.
  const next = made()
  await page.getByRole('button', { name: '换一个新的' }).click()
  const { code: third } = await next
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const desk = await context.newPage()
  const { session } = await member(town, '苗雨', ['RECEPTION'])
  await work(desk, town, session, '/reception')
  await desk.getByLabel('患者码 / 身份证号 / 手机号').fill(third)
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('陆**').first()).toBeVisible()
  await context.close()
})
