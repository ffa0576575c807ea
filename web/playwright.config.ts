import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/**
 * Every screen in a real browser against a real server. `./xinyi test --screens` starts the server
 * and the sandbox, founds a demonstration city and runs this; XINYI_TEST_* name a running one.
 */

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const chromium = process.env.XINYI_CHROMIUM ?? KNOWN.find((path) => existsSync(path))
if (!chromium) {
  console.error('Chromium is missing. Install it: sudo apt-get install -y chromium fonts-noto-cjk')
  process.exit(3)
}

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // All tests live in one city, whose clock they share.
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./tests/reporter.ts']],
  use: {
    baseURL: process.env.XINYI_TEST_SERVER ?? 'http://localhost:8080',
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    },
  },
})
