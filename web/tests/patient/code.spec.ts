import { member, work } from '../desk/desk'
import { expect, keep, look, test } from '../screens'

/** The code on the phone: it counts once, and a parent's phone shows a child's too. */
test.setTimeout(180_000)
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
  // Whose phone it was stands there, after a reload too, and check-in names what was shown.
  await expect(desk.getByText('码出示在亲属 吴**')).toBeVisible()
  await desk.reload()
  await expect(desk.getByText('码出示在亲属 吴**')).toBeVisible()
  await desk.getByLabel('科室').selectOption(String(town.department('CLINIC').id))
  await look(desk, 'reception', '10-code-of-relative')
  const named = desk.waitForRequest((one) => one.url().endsWith('/check-ins'))
  await desk.getByRole('button', { name: /登记并按信用就医签到/ }).click()
  expect((await named).postDataJSON().checkIns[0].recognition).toBeGreaterThan(0)
  await expect(desk.getByText(/已签到/).first()).toBeVisible()
  await expect(desk.getByText('码出示在亲属')).toHaveCount(0)
  await context.close()

  // Finance reads the next one at the first screen; the administrator, who may not, is not asked for one.
  const again = made()
  await page.getByRole('button', { name: '换一个新的' }).click()
  const { code: fourth } = await again
  for (const [name, role, scanned] of [
    ['李财务', 'FINANCE', fourth],
    ['王主任', 'HOSPITAL_ADMIN', child.idNumber],
  ] as const) {
    const other = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const first = await other.newPage()
    await work(first, town, (await member(town, name, [role])).session)
    await expect(first.getByText(/患者码/)).toHaveCount(role === 'FINANCE' ? 1 : 0)
    await first.getByLabel('扫码或输入').fill(scanned)
    await first.keyboard.press('Enter')
    await expect(first).toHaveURL(/visits\/\d+/)
    await expect(first.getByText('陆**').first()).toBeVisible()
    if (role === 'HOSPITAL_ADMIN') {
      await first.goto(`/hospital/${town.code}/visits`)
      await first.getByLabel('身份证号 / 手机号 / 就诊号').fill(fourth)
      await first.keyboard.press('Enter')
      await expect(first.getByRole('alert')).toBeVisible()
      await look(first, 'admin', '11-visits-refused')
    }
    await other.close()
  }
})

test('hides a code that is over, and shows a new one when the connection is back', async ({ page, town }) => {
  const person = await town.person('郭海燕', '1990-04-04', false)
  await keep(page, 'xinyi.session.patient', await town.session(person))
  await page.clock.install()
  await page.goto('/patient/demos04/code')
  const shown = page.getByRole('img', { name: /我的就诊码/ })
  await expect(shown).toBeVisible()
  await page.context().setOffline(true)
  await page.clock.fastForward('05:30')
  await expect(page.getByText('码已过期')).toBeVisible()
  await expect(shown).toHaveCount(0)
  await look(page, 'patient', '80-code-over')
  await page.context().setOffline(false)
  await expect(shown).toBeVisible()
  await expect(page.getByText('码已过期')).toHaveCount(0)
})
