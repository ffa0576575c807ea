import type { Json } from '../api'
import { until } from '../api'
import { expect, look, test } from '../screens'
import { credit, member, work } from './desk'

test.use({ viewport: { width: 1440, height: 900 } })
test.setTimeout(200_000)

test('finance: prices what was done without a price; it is charged at once', async ({ page, town }) => {
  await town.begin(9)
  await town.operator.set('items', {
    items: [{ code: 'NEW-001', nameZh: '新型基因检测', nameEn: 'Novel gene test', kind: 'LABORATORY', insuranceClass: 'C', unit: '次' }],
  })
  const person = await town.person('曾玉梅', '1975-10-30', false)
  await credit(town, person)
  const visit = await town.visit(person, town.department('CLINIC'))
  const order = await town.order(visit, 'NEW-001', town.department('LABORATORY'))
  await town.execute(order)
  const { session } = await member(town, '李财务', ['FINANCE'])
  await work(page, town, session, '/alerts?kind=DONE_UNPRICED')
  const row = page.getByRole('row', { name: /新型基因检测/ }).last()
  await row.getByRole('button', { name: '定价' }).click()
  await page.getByLabel('单价（元）').fill('120')
  await expect(page.getByRole('dialog')).toContainText('¥120.00')
  await look(page, 'finance', '26-price')
  await page.getByRole('dialog').getByRole('button', { name: '给这项定价' }).click()
  await expect(page.getByText('已定价')).toBeVisible()
  await until('The charge', async () => {
    const bill = await town.his.read(`visits/${visit}/bill`)
    return bill.lines.find((one: Json) => one.order === order).doneAmount === '120.00'
  })
})
