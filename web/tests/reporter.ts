import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { mkdirSync, writeFileSync } from 'node:fs'
import { FOLDER, type ScreenResult } from './screens'

/** Writes `screens.json`: each screen once, with the test that walks it. */
export default class ScreensReporter implements Reporter {
  private readonly screens = new Map<string, ScreenResult & { test: string; passed: boolean }>()
  private failedTests = 0
  private tests = 0

  onTestEnd(test: TestCase, result: TestResult): void {
    this.tests++
    const passed = result.status === 'passed'
    if (!passed && result.status !== 'skipped') this.failedTests++
    for (const note of result.annotations.filter((one) => one.type === 'screen')) {
      const screen = JSON.parse(note.description ?? '{}') as ScreenResult
      this.screens.set(`${screen.role}/${screen.name}`, {
        ...screen,
        test: test.titlePath().slice(2).join(' › '),
        passed: screen.axe.length === 0 && screen.small.length === 0,
      })
    }
  }

  onEnd(result: FullResult): void {
    const list = [...this.screens.values()].sort((a, b) => `${a.role}/${a.name}`.localeCompare(`${b.role}/${b.name}`))
    const failed = list.filter((screen) => !screen.passed).length
    const report = {
      screens: list.length,
      passed: list.length - failed,
      failed: failed + this.failedTests,
      tests: this.tests,
      testsFailed: this.failedTests,
      axeSerious: list.reduce((sum, screen) => sum + screen.axe.length, 0),
      status: result.status,
      list,
    }
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(`${FOLDER}/screens.json`, `${JSON.stringify(report, null, 2)}\n`)
    console.log(
      `\n${report.screens} screens, ${report.passed} passed, ${failed} failed; ` +
        `${report.axeSerious} serious accessibility findings; web/${FOLDER}/screens.json`,
    )
  }
}
