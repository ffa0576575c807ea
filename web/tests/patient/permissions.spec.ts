import { until, type Json } from '../api'
import { expect, keep, look, test } from '../screens'

/** What others may know: scores that a scheme reads, and examinations that hospitals see. */
test.beforeAll(async ({ town }) => {
  await town.begin(9)
  await town.activate('S09')
})

test('permits a score to be read, sees what it did, and takes it back', async ({ page, town }) => {
  test.setTimeout(180_000)
  const person = await town.person('潘丽萍', '1988-09-14', false)
  await keep(page, 'xinyi.session.patient', await town.session(person))
  // As where no scheme reads scores.
  const path = '**/score-authorisations?*'
  await page.route(path, (route) => route.fulfill({ json: { scheme: 'S04', scores: [] } }))
  await page.goto('/patient/demos04/scores')
  await expect(page.getByText('这座城市的方案不读信用分')).toBeVisible()
  await look(page, 'patient', '72-scores-none')

  await page.unroute(path)
  await town.score(person, 'city', 650)
  await town.credit(person, 'S09', 'KIOSK')
  await page.reload()
  const city = page.locator('article', { hasText: '城市信用分' })
  await expect(city.getByText('没有授权')).toBeVisible()
  await city.getByRole('button', { name: /同意读取/ }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '73-scores-give')
  await page.getByRole('dialog').getByRole('button', { name: '同意读取' }).click()
  await expect(page.getByText('已同意读取城市信用分')).toBeVisible()
  await until('A reading', async () => (await town.operator.read(`patients/${person.patient}/score-readings`)).length > 0)
  await page.reload()
  await expect(page.getByText('650 分')).toBeVisible()
  await expect(page.getByText(/当时的额度/)).toBeVisible()
  await look(page, 'patient', '74-scores')

  await city.getByRole('button', { name: /收回授权/ }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '75-scores-withdraw')
  await page.getByRole('dialog').getByRole('button', { name: '收回授权' }).click()
  await expect(page.getByText('已收回，以后不再读城市信用分')).toBeVisible()
  await expect(city.getByText('没有授权')).toBeVisible()
})

test('lets a hospital see examinations, for a child too, and withdraws', async ({ page, town }) => {
  const parent = await town.person('叶建明', '1985-01-30', true)
  const child = await town.person('叶小雨', '2015-05-20', false)
  await town.child(parent, child)
  await keep(page, 'xinyi.session.patient', await town.session(parent))
  await page.goto('/patient/demos04/records')
  await expect(page.getByText('还没有同意任何医院')).toBeVisible()
  await expect(page.getByText('谁的记录').first()).toBeAttached()
  await page.getByRole('button', { name: /^同意.*看$/ }).first().click()
  await page.getByLabel('90 天').check()
  await page.waitForTimeout(300)
  await look(page, 'patient', '76-records-give')
  await page.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await expect(page.getByText(/已同意.*看，到/)).toBeVisible()
  await look(page, 'patient', '77-records')

  // For the child it is another decision.
  await page.getByRole('radio', { name: /叶/ }).check()
  await expect(page.getByText('还没有同意任何医院')).toBeVisible()
  await page.getByRole('button', { name: /^同意.*看$/ }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await expect(page.getByText(/已同意.*看，到/)).toBeVisible()
  const phone = await town.phoneOf(parent)
  const given = async (who: number): Promise<Json[]> => (await phone.read(`patients/${who}/record-consents`)).consents
  expect(await given(child.patient)).toHaveLength(1)
  await page.getByRole('button', { name: /收回.*的同意/ }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '78-records-withdraw')
  await page.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await expect(page.getByText(/已收回.*看不到了/)).toBeVisible()
  expect(await given(child.patient)).toHaveLength(0)
  expect(await given(parent.patient)).toHaveLength(1)
})
