import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Town } from './town'

/** Where pictures and `screens.json` go; not kept in the repository. */
export const FOLDER = 'screens'

export interface ScreenResult {
  role: string
  name: string
  path: string
  /** Serious and critical findings, one for each rule, language and mode. */
  axe: string[]
  /** Elder mode only: targets that are too small. */
  small: string[]
}

interface Options {
  /** What is waited for before anything is looked at. */
  ready?: () => Promise<unknown>
  /** Patient screens are looked at in elder mode too. */
  elder?: boolean
  /** Rules that do not count here, with the reason beside the call. */
  except?: string[]
}

export const test = base.extend<object, { town: Town }>({
  town: [
    async ({}, use) => {
      await use(await Town.open())
    },
    { scope: 'worker' },
  ],
})

/** Signs in as the app would have kept it: the screens after the sign-in begin here. */
export async function keep(page: Page, name: string, value: unknown): Promise<void> {
  await page.addInitScript(
    ([key, text]) => {
      if (!localStorage.getItem(key!)) localStorage.setItem(key!, text!)
    },
    [name, JSON.stringify(value)] as const,
  )
}

/** As another tab of the same browser would change it: the page follows without being loaded again. */
async function setting(page: Page, value: { language: 'zh' | 'en'; elder: boolean }): Promise<void> {
  await page.evaluate((next) => {
    localStorage.setItem('xinyi.settings', JSON.stringify(next))
    window.dispatchEvent(new StorageEvent('storage', { key: 'xinyi.settings' }))
  }, value)
  await page.waitForTimeout(80)
}

async function violations(page: Page, where: string, except: string[]): Promise<string[]> {
  const found = await new AxeBuilder({ page }).disableRules(except).analyze()
  return found.violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${where} ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`)
}

/** In elder mode main targets are at least 60 px high or wide, others 44 px. Links in running text are exempt. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = []
    const seen = (element: Element) => {
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && !element.closest('[aria-hidden="true"], dialog:not([open])')
    }
    for (const element of document.querySelectorAll('button, a[href], select, input, textarea, [role="button"], [role="tab"]')) {
      if (!seen(element) || element.closest('.skip, p, .prose')) continue
      const label = element.closest('label')
      const box = (label && /checkbox|radio/.test((element as HTMLInputElement).type ?? '') ? label : element).getBoundingClientRect()
      const least = element.matches('.main, [data-main]') ? 60 : 44
      if (box.height < least - 0.5 || (box.width < 44 - 0.5)) {
        small.push(`${element.tagName.toLowerCase()}.${element.className} „${(element.textContent ?? '').trim().slice(0, 20)}“ ${Math.round(box.width)}×${Math.round(box.height)}`)
      }
    }
    return small
  })
}

/**
 * Looks at the screen that is shown: pictures at 390 and 1440 px in Chinese, the phone's width in
 * English and in elder mode, axe in each. It ends in Chinese at the width the page had.
 */
export async function look(page: Page, role: string, name: string, options: Options = {}): Promise<void> {
  const { elder = role === 'patient' || role === 'family', except = [] } = options
  const before = page.viewportSize() ?? { width: 390, height: 844 }
  const folder = join(FOLDER, role)
  mkdirSync(folder, { recursive: true })
  await options.ready?.()
  await page.waitForLoadState('networkidle').catch(() => {})
  const result: ScreenResult = { role, name, path: new URL(page.url()).pathname, axe: [], small: [] }
  /** On the phone as tall as the screen is, so that bars stand where they end. */
  const picture = async (suffix: string, width: number) => {
    const height = width === 390 ? await page.evaluate(() => document.documentElement.scrollHeight) : 900
    if (width === 390) {
      await page.setViewportSize({ width, height: Math.min(4000, Math.max(844, height)) })
      await page.evaluate(() => window.scrollTo(0, 0))
    }
    await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), animations: 'disabled' })
    if (width === 390) await page.setViewportSize({ width, height: 844 })
  }

  await setting(page, { language: 'zh', elder: false })
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    await page.waitForTimeout(60)
    await picture(String(width), width)
    if (width === before.width || width === 390) result.axe.push(...(await violations(page, `zh-${width}`, except)))
  }
  await setting(page, { language: 'en', elder: false })
  result.axe.push(...(await violations(page, 'en', except)))
  await picture('390-en', 390)
  if (elder) {
    await setting(page, { language: 'zh', elder: true })
    result.axe.push(...(await violations(page, 'elder', except)))
    result.small.push(...(await smallTargets(page)))
    await picture('390-elder', 390)
  }
  await setting(page, { language: 'zh', elder: false })
  await page.setViewportSize(before)
  test.info().annotations.push({ type: 'screen', description: JSON.stringify(result) })
  expect.soft(result.axe, `axe on ${role}/${name}`).toEqual([])
  expect.soft(result.small, `targets on ${role}/${name}`).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
  expect.soft(wide, `${role}/${name} scrolls sideways`).toBe(false)
}

export { expect }
