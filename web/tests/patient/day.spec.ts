import type { Page } from '@playwright/test'
import { expect, keep, look, test } from '../screens'
import type { Person, Town } from '../town'

/** A patient's day: from the first sign-in to the bill that is paid, and everything around it. */
test.describe.configure({ mode: 'serial' })

let person: Person
let mother: Person
let session: Record<string, unknown> | undefined
let motherSession: Record<string, unknown> | undefined
let visit = 0
const open = (path = '') => `/patient/demos04${path}`

async function signedIn(page: Page, town: Town, path: string): Promise<void> {
  session ??= await town.session(person)
  await keep(page, 'xinyi.session.patient', session)
  await page.goto(open(path))
}

/** A clinic with places tomorrow and today. */
async function slots(town: Town): Promise<void> {
  const today = new Date(new Date(await town.now()).getTime() + 8 * 3_600_000)
  const days = [0, 1, 2].map((add) => new Date(today.getTime() + add * 86_400_000).toISOString().slice(0, 10))
  await town.his.set(`departments/${town.clinic('内分泌科门诊').id}/slots`, {
    slots: days.flatMap((date) =>
      ['10:00', '10:30', '14:00', '15:30', '18:00'].map((start) => ({
        date,
        start,
        end: start.replace(/:00$/, ':29').replace(/:30$/, ':59'),
        capacity: 8,
      })),
    ),
  })
}

test.beforeAll(async ({ town }) => {
  await town.begin(8)
  await town.offerSecondScheme()
  await slots(town)
  person = await town.person('陈桂芳', '1981-04-12', false)
  mother = await town.person('林秀英', '1952-09-03', false)
})

test('signs in with a one-time code', async ({ page, town }) => {
  await page.goto('/patient/')
  await expect(page).toHaveURL(/sign-in/)
  await look(page, 'patient', '01-sign-in')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('请填写 11 位手机号')).toBeVisible()
  await page.getByLabel('手机号').fill(person.phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发出')).toBeVisible()
  // What was filled in survives a reload.
  await page.reload()
  await expect(page.getByLabel('手机号')).toHaveValue(person.phone)
  await page.getByLabel('短信验证码').fill('000000')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await look(page, 'patient', '02-sign-in-refused')
  await page.getByLabel('短信验证码').fill(await town.codeSent(person.phone))
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: /您好/ })).toBeVisible()
  await look(page, 'patient', '03-home-new', { ready: () => page.getByText('一分钟开通信用就医').waitFor() })
  session = JSON.parse((await page.evaluate(() => localStorage.getItem('xinyi.session.patient')))!)
})

test('reads and signs the commitment, with a line in a minute', async ({ page, town }) => {
  await signedIn(page, town, '/activate')
  await expect(page.getByText('请核对身份')).toBeVisible()
  await look(page, 'patient', '04-activate')
  await page.getByRole('link', { name: '阅读并签署' }).first().click()
  const sign = page.locator('.bar button')
  await expect(sign).toBeDisabled()
  await look(page, 'patient', '05-consent')
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await town.pass(1)
  // The form stays the same over a reload, and so does what has been read.
  await page.reload()
  await page.getByRole('checkbox').check({ timeout: 20_000 })
  const pad = page.locator('.pad svg')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  for (const [x, y] of [[120, 90], [160, 30], [200, 100], [260, 60]] as const) await page.mouse.move(box.x + x, box.y + y, { steps: 4 })
  await page.mouse.up()
  await look(page, 'patient', '06-consent-signed')
  await sign.click()
  await expect(page.getByText('已开通')).toBeVisible({ timeout: 20_000 })
  await look(page, 'patient', '07-activated')
})

test('is refused by the bank scheme with the reason and what would change it', async ({ page, town }) => {
  motherSession = await town.session(mother)
  await keep(page, 'xinyi.session.patient', motherSession)
  await page.goto(open('/activate'))
  const bank = page.locator('section.card', { hasText: '泉州信用医保' })
  await bank.getByRole('link', { name: '阅读并签署' }).click()
  await page.locator('.pad svg').waitFor()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await town.pass(1)
  await page.reload()
  await page.getByRole('checkbox').check({ timeout: 20_000 })
  const pad = page.locator('.pad svg')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + 80, { steps: 5 })
  await page.mouse.up()
  await page.locator('.bar button').click()
  await expect(page.getByText('这次没有开通')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/23周岁/)).toBeVisible()
  await look(page, 'patient', '08-refused')
})

test('shows the code, books a visit, changes their mind and books again', async ({ page, town }) => {
  await signedIn(page, town, '')
  await page.getByRole('link', { name: '就诊码' }).first().click()
  await expect(page.getByRole('img', { name: /我的就诊码/ })).toBeVisible()
  await look(page, 'patient', '09-code')
  await page.goto(open('/book'))
  await look(page, 'patient', '10-book', { ready: () => page.getByText('示例医院').first().waitFor() })
  await page.getByLabel('找科室').fill('内分泌')
  await page.getByRole('link', { name: /内分泌科门诊/ }).click()
  await look(page, 'patient', '11-slots', { ready: () => page.locator('.time').first().waitFor() })
  await page.locator('.time').first().click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '12-booking-confirm')
  await page.getByRole('button', { name: '预约', exact: true }).click()
  await expect(page.getByText('已预约')).toBeVisible()
  await page.getByRole('button', { name: '取消预约' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click()
  await expect(page.getByText('已取消')).toBeVisible()
  await page.getByRole('link', { name: '再约一个' }).click()
  await page.getByRole('link', { name: /内分泌科门诊/ }).click()
  await page.locator('.time').first().click()
  // A double click books once.
  await page.getByRole('button', { name: '预约', exact: true }).dblclick()
  await expect(page.getByText('已预约')).toHaveCount(1)
  await look(page, 'patient', '13-bookings')
})

test('watches the bill move by itself while things are done', async ({ page, town }) => {
  const clinic = town.clinic('内分泌科门诊')
  visit = await town.visit(person, clinic)
  await signedIn(page, town, `/visits/${visit}`)
  await expect(page.getByText('还没有开项目')).toBeVisible()
  const consultation = await town.order(visit, 'CON-002', clinic)
  const blood = await town.order(visit, 'LAB-001', town.department('LABORATORY'))
  const ultrasound = await town.order(visit, 'EXM-002', town.clinic('超声科'))
  const drug = await town.order(visit, 'EXM-004', town.clinic('放射科'), 1)
  await expect(page.locator('.cards li')).toHaveCount(4)
  await town.execute(consultation)
  const began = Date.now()
  await expect(page.locator('.cards li.done')).toHaveCount(1, { timeout: 3000 })
  expect(Date.now() - began).toBeLessThan(1000)
  await town.execute(blood)
  await expect(page.locator('.cards li.done')).toHaveCount(2)
  await look(page, 'patient', '14-live-bill')
  // A connection that breaks comes back, and nothing is missed.
  await page.context().setOffline(true)
  await town.execute(ultrasound)
  await page.waitForTimeout(400)
  await page.context().setOffline(false)
  await expect(page.locator('.cards li.done')).toHaveCount(3, { timeout: 15_000 })
  await page.locator('.cards li.done button').first().click()
  await page.getByText('这项没有做？').click()
  await look(page, 'patient', '15-item')
  await page.getByLabel('请说说情况').fill('抽血没有做')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('已提交，等医院核对')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: /下一步去哪儿/ }).click()
  await expect(page.getByText('下一站')).toBeVisible()
  await look(page, 'patient', '16-guide')
  await page.goto(open(''))
  await look(page, 'patient', '17-home-visit', { ready: () => page.getByText('正在就诊').waitFor() })
  await town.execute(drug)
  await town.end(visit)
})

test('sees who pays which part, and pays with a preview', async ({ page, town }) => {
  await signedIn(page, town, `/visits/${visit}/bill`)
  await expect(page.getByText('谁付了哪一部分')).toBeVisible()
  await look(page, 'patient', '18-bill')
  await page.goto(open('/visits'))
  await look(page, 'patient', '19-visits', { ready: () => page.locator('.list li').first().waitFor() })
  await page.goto(open(''))
  await look(page, 'patient', '20-home-due', { ready: () => page.getByText('待付账单').waitFor() })
  await page.goto(open('/bills'))
  await look(page, 'patient', '21-bills', { ready: () => page.getByText('合计待付').waitFor() })
  await page.getByRole('link', { name: /示例医院/ }).click()
  await look(page, 'patient', '22-debt', { ready: () => page.getByText('现在的状态').waitFor() })
  await page.goto(open('/pay'))
  await page.getByLabel('付多少').fill('10')
  await expect(page.getByRole('button', { name: '付 ¥10.00' })).toBeEnabled()
  await look(page, 'patient', '23-pay')
  await page.getByRole('button', { name: '付 ¥10.00' }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '24-pay-confirm')
  await page.getByRole('dialog').getByRole('button', { name: '付 ¥10.00' }).click()
  await expect(page.getByRole('img', { name: '微信支付二维码' })).toBeVisible()
  await look(page, 'patient', '25-payment-open')
  const link = await page.getByRole('link', { name: '打开微信支付' }).getAttribute('href')
  await town.tapPay(link!)
  await expect(page.getByText('已收到')).toBeVisible({ timeout: 20_000 })
  await look(page, 'patient', '26-payment-received')
  await page.goto(open('/payments'))
  await look(page, 'patient', '27-payments', { ready: () => page.locator('.list li').first().waitFor() })
})

test('divides a bill of the bank into parts, knowing the total before', async ({ page, town }) => {
  const saver = await town.person('黄志远', '1988-02-20', true)
  await town.credit(saver, 'S10')
  const stay = await town.visit(saver, town.clinic('骨科门诊'), 'S10')
  await town.execute(await town.order(stay, 'EXM-007', town.clinic('CT 室')))
  const { owed } = await town.end(stay)
  await keep(page, 'xinyi.session.patient', await town.session(saver))
  await page.goto(open(`/bills/${owed[0].obligation}`))
  await page.getByRole('link', { name: '分几次还' }).click()
  await expect(page.getByText('哪天还多少')).toBeVisible()
  await page.getByLabel(/分 6 次/).check()
  await look(page, 'patient', '44-instalments')
  await page.getByRole('button', { name: '同意分 6 次还' }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '45-instalments-confirm')
  await page.getByRole('dialog').getByRole('button', { name: '同意分 6 次还' }).click()
  await expect(page.locator('.list li')).toHaveCount(6)
  await look(page, 'patient', '46-instalment-plan')
  await page.goto(open('/bills'))
  await expect(page.getByRole('link', { name: /示例医院/ })).toHaveCount(6)
})

test('asks for help, disputes a charge and says how it was', async ({ page, town }) => {
  await signedIn(page, town, '/bills')
  await page.getByRole('link', { name: /示例医院/ }).click()
  await page.getByRole('link', { name: '对费用有异议' }).click()
  await page.getByLabel('请说明原因').fill('这项检查价格和公示的不一样')
  await page.getByRole('checkbox').first().check()
  await look(page, 'patient', '28-dispute')
  await page.reload()
  await expect(page.getByLabel('请说明原因')).toHaveValue('这项检查价格和公示的不一样')
  await page.getByRole('button', { name: '提交异议' }).click()
  await expect(page.getByText(/已提交，.*前答复/)).toBeVisible()
  await page.goto(open('/help'))
  await page.getByLabel('一时付不起').check()
  await look(page, 'patient', '29-help')
  await page.getByRole('button', { name: '申请帮助' }).click()
  await expect(page.getByText('已经记下了')).toBeVisible()
  await look(page, 'patient', '30-help-noted')
  await page.goto(open(`/visits/${visit}/rate`))
  await page.getByText('满意', { exact: true }).click()
  await page.getByText('半小时左右').click()
  await look(page, 'patient', '31-rate')
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByText('谢谢您')).toBeVisible()
})

test('pays for a relative, who has to agree first', async ({ page, town, browser }) => {
  await signedIn(page, town, '/family')
  await look(page, 'family', '01-family-none', { ready: () => page.getByText('还没有绑定家人').waitFor() })
  await page.getByRole('link', { name: '绑定家人' }).click()
  await page.getByLabel('对方姓名').fill(mother.name)
  await page.getByLabel('证件号码').fill(mother.idNumber)
  await look(page, 'family', '02-invite')
  await page.getByRole('button', { name: '发出邀请' }).click()
  await expect(page.getByText('等对方答复')).toBeVisible()

  motherSession ??= await town.session(mother)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const other = await context.newPage()
  await keep(other, 'xinyi.session.patient', motherSession)
  await other.goto(open('/family'))
  await expect(other.getByText('等您答复')).toBeVisible()
  await look(other, 'family', '03-answer')
  await other.getByRole('button', { name: '同意', exact: true }).click()
  await expect(other.getByText('他们替我付')).toBeVisible()
  await context.close()

  await town.credit(mother)
  const hers = await town.visit(mother, town.clinic('骨科门诊'))
  const order = await town.order(hers, 'EXM-007', town.clinic('CT 室'))
  const second = await town.order(hers, 'EXM-003', town.clinic('CT 室'))
  await town.execute(order)
  await town.execute(second)
  await town.end(hers)
  await page.goto(open('/family'))
  await look(page, 'family', '04-family', { ready: () => page.getByText('我替他们付').waitFor() })
  await page.goto(open('/bills'))
  await look(page, 'family', '05-bills-of-relative', { ready: () => page.getByRole('link', { name: '帮他付' }).waitFor() })
  await page.getByRole('link', { name: '帮他付' }).click()
  await expect(page.getByText('您正在替家人付款')).toBeVisible()
  const pay = page.locator('.bar button')
  await expect(pay).toBeEnabled()
  await look(page, 'family', '06-pay-for-relative')
  await pay.click()
  await page.getByRole('dialog').locator('.main').click()
  const link = await page.getByRole('link', { name: '打开微信支付' }).getAttribute('href')
  await town.tapPay(link!)
  await expect(page.getByText('已收到')).toBeVisible({ timeout: 20_000 })
})

test('reads messages and standing, finds settings and what was signed, and revokes', async ({ page, town }) => {
  const signed = await town.his.read(`patients/${person.patient}/commitments`)
  if (signed.commitments.length === 0) await town.credit(person)
  await signedIn(page, town, '/messages')
  await look(page, 'patient', '32-messages', { ready: () => page.locator('.messages li').first().waitFor() })
  await page.goto(open('/standing'))
  await look(page, 'patient', '33-standing', { ready: () => page.getByText('看病从不受影响').waitFor() })
  await page.goto(open('/me'))
  await look(page, 'patient', '34-me', { ready: () => page.getByText('陈**').first().waitFor() })
  await page.getByRole('link', { name: '设置' }).click()
  await look(page, 'patient', '35-settings', { ready: () => page.getByText('更换手机号').waitFor() })
  await page.goto(open('/commitments'))
  await look(page, 'patient', '36-commitments', { ready: () => page.locator('.list li').first().waitFor() })
  await page.locator('.list a').first().click()
  await look(page, 'patient', '37-commitment', { ready: () => page.locator('.prose').waitFor() })
  await page.getByRole('button', { name: '撤销承诺' }).click()
  await page.waitForTimeout(300)
  await look(page, 'patient', '38-revoke')
  await page.getByRole('dialog').getByRole('button', { name: '撤销承诺' }).click()
  await expect(page.getByText(/承诺已撤销/)).toBeVisible()
  await page.goto(open('/nowhere/at/all'))
  await look(page, 'patient', '39-lost', { ready: () => page.getByText('没有这个页面').first().waitFor() })
})

test('says what to do when the server cannot be reached, and signs out', async ({ page, town }) => {
  await signedIn(page, town, '/me')
  await page.route('**/api/v1/demos04/patients/*/messages*', (route) => route.abort())
  await page.getByRole('link', { name: '消息' }).click()
  await expect(page.getByText('连不上服务器')).toBeVisible()
  await look(page, 'patient', '40-offline')
  await page.unroute('**/api/v1/demos04/patients/*/messages*')
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(page.locator('.messages li').first()).toBeVisible()
  await page.goto(open('/me'))
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/sign-in/)
})

test('loads at most 200 kB of scripts before anything is tapped', async ({ page, town }) => {
  let bytes = 0
  page.on('response', async (response) => {
    if (/\/assets\/.*\.js$/.test(response.url())) bytes += Number(response.headers()['content-length'] ?? 0) || (await response.body()).length
  })
  await signedIn(page, town, '')
  await page.getByRole('heading', { name: /您好/ }).waitFor()
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(200_000)
})

test('answers a tap within a tenth of a second', async ({ page, town }) => {
  await signedIn(page, town, '')
  await page.getByRole('heading', { name: /您好/ }).waitFor()
  const tabs = page.getByRole('navigation').getByRole('link')
  for (let i = (await tabs.count()) - 1; i >= 0; i--) {
    const ms = await tabs.nth(i).evaluate(
      (link) =>
        new Promise<number>((resolve) => {
          const began = performance.now()
          const seen = new MutationObserver(() => {
            seen.disconnect()
            requestAnimationFrame(() => resolve(performance.now() - began))
          })
          seen.observe(document.body, { childList: true, subtree: true, attributes: true })
          ;(link as HTMLElement).click()
        }),
    )
    expect(ms, await tabs.nth(i).innerText()).toBeLessThan(100)
    await expect(tabs.nth(i)).toHaveAttribute('aria-current', 'page')
  }
})
