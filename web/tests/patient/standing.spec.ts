import { until, type Json } from '../api'
import { expect, keep, look, test } from '../screens'

/** A bill that nobody pays: the phone call, the listing, and the appeal that is answered in time. */
test('sees a listing with its cause and what lifts it, and appeals', async ({ page, town }) => {
  test.setTimeout(240_000)
  await town.begin(9)
  const person = await town.person('赵永强', '1978-11-20', true)
  await town.credit(person)
  const visit = await town.visit(person, town.clinic('骨科门诊'))
  await town.execute(await town.order(visit, 'EXM-007', town.clinic('CT 室')))
  const { owed } = await town.end(visit)

  const days = async (count: number) => {
    for (let day = 0; day < count; day++) await town.pass(24 * 60)
  }
  // Day 8: a call is due, and somebody makes it. Others wait in the queue too.
  await days(8)
  const task = await until('A task of the call desk', async () => {
    const { tasks } = await town.his.read('call-desk/queue?limit=200')
    return tasks.find((one: Json) => one.obligation === owed[0].obligation)
  })
  await town.his.make(`call-desk/tasks/${task.task}/calls`, { outcome: 'REFUSES', reason: 'OTHER' })
  // Day 27 and after: announced first, and listed no sooner than three days after it has arrived.
  await days(20)
  await until('The announcement', async () => {
    const { messages } = await town.operator.read(`patients/${person.patient}/messages`)
    return messages.find((one: Json) => one.template === 'LISTING_ANNOUNCED' && one.state === 'DELIVERED')
  })
  await days(5)
  const listings = await until('A listing', async () => {
    const found = await town.operator.read(`patients/${person.patient}/listings`)
    return found.length > 0 ? found : null
  })
  expect(listings).toHaveLength(1)

  await keep(page, 'xinyi.session.patient', await town.session(person))
  await page.goto('/patient/demos04/standing')
  await expect(page.getByText('名单记录')).toBeVisible()
  await look(page, 'patient', '41-listed')
  await page.getByRole('button', { name: '申诉' }).click()
  await page.getByLabel('为什么认为不应列入').fill('住院期间没有收到短信')
  await page.waitForTimeout(300)
  await look(page, 'patient', '42-appeal')
  await page.getByRole('button', { name: '提交申诉' }).click()
  await expect(page.getByText(/申诉处理中/)).toBeVisible()
  await page.goto('/patient/demos04')
  await look(page, 'patient', '43-home-overdue', { ready: () => page.getByText('已过期').waitFor() })
})
