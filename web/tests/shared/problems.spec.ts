import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { parse } from '../../src/shared/api/problem'

const FOLDER = '../docs/problems'

test('every problem page says in both languages what happened and what to do next', () => {
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))
  expect(pages.length).toBeGreaterThan(100)
  const missing: string[] = []
  for (const name of pages) {
    const text = readFileSync(`${FOLDER}/${name}`, 'utf8')
    for (const english of [false, true]) {
      const page = parse(text, english)
      if (!page.title || !page.happened || !page.next) missing.push(`${name} ${english ? 'en' : 'zh'}`)
    }
  }
  expect(missing).toEqual([])
})
