import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/system-programs.mjs';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests/web',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/web/start-server.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 60_000,
  use: {
    baseURL: process.env.HAKARI_TEST_URL,
    viewport: { width: 1366, height: 768 },
    timezoneId: 'Asia/Tokyo',
    launchOptions: {
      ...(executablePath !== null && { executablePath }),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
});
