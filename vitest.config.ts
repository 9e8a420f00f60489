import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const withLongTests = process.env.HAKARI_TESTS === 'long';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: [
      ...configDefaults.exclude,
      'tests/web/**',
      ...(withLongTests ? [] : ['tests/long/**']),
    ],
    setupFiles: ['tests/property-seed.ts'],
    testTimeout: 30_000,
  },
});
