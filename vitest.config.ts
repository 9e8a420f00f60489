import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const withLongTests = process.env.HAKARI_TESTS === 'long';
/** Tests of pure functions: they may share one process, which then reads the catalog once. */
const PURE = ['tests/engine/**', 'tests/lib/**', 'tests/components/charts/**'];
const test = {
  setupFiles: ['tests/property-seed.ts'],
  testTimeout: 30_000,
};
const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } };

export default defineConfig({
  test: {
    // Both cores of a small machine: by default one is left idle.
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          ...test,
          name: 'pure',
          include: PURE.map((folder) => `${folder}/*.test.ts`),
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          ...test,
          name: 'parts',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [
            ...configDefaults.exclude,
            ...PURE.map((folder) => `${folder}/*.test.ts`),
            'tests/web/**',
            ...(withLongTests ? [] : ['tests/long/**']),
          ],
        },
      },
    ],
  },
});
