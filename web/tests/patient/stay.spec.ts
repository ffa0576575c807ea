import { expect, keep, look, test } from '../screens'

/** An inpatient looks at what each day brought. */
test('reads the daily bill of a stay without a deposit, day by day', async ({ page, town }) => {
  test.setTimeout(240_000)
  await town.begin(9)
  const person = await town.person('蔡明珠', '1949-08-21', false)
  await town.credit(person)
  const ward = town.department('WARD')
  const stay = await town.his.one('admissions', 'admissions', {
    patient: person.patient,
    institution: town.hospital,
    ward: ward.id,
    bed: `${Date.now() % 1000}`,
    expectedDays: 5,
    deposit: '3000.00',
  })
  await town.his.one('visits/check-ins', 'checkIns', { visit: stay, credit: true })
  await town.execute(await town.order(stay, 'LAB-001', town.department('LABORATORY')))
  await town.order(stay, 'IMG-007', town.department('IMAGING'))
  await keep(page, 'xinyi.session.patient', await town.session(person))
  await page.goto(`/patient/${town.code}/visits/${stay}`)
  await page.getByRole('link', { name: /一日清单/ }).click()
  await expect(page.getByText('住院第 1 天')).toBeVisible()
  await expect(page.getByText('血常规').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '前一天' })).toBeDisabled()
  await look(page, 'patient', '52-days')

  // The next day nothing has been done yet; the day before is a tap away, and stays over a reload.
  await town.pass(24 * 60)
  // Sessions last half a day of business time.
  const session = await town.session(person)
  await page.evaluate((kept) => localStorage.setItem('xinyi.session.patient', kept), JSON.stringify(session))
  await page.goto(`/patient/${town.code}/visits/${stay}/days`)
  await expect(page.getByText('住院第 2 天')).toBeVisible()
  await expect(page.getByText('这一天没有做收费的项目')).toBeVisible()
  await look(page, 'patient', '53-days-nothing')
  await page.getByRole('button', { name: '前一天' }).click()
  await expect(page.getByText('血常规').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('住院第 1 天')).toBeVisible()
})
