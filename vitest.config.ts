import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** `long`: soak, faults, millions of random steps too. `quick`: without what takes minutes. */
const extent = process.env.HAKARI_TESTS;
const MINUTES_LONG = ['**/*.property.test.ts', 'tests/engine/cli.test.ts'];
/** Tests of pure functions: they may share one process, which then reads the catalog once. Not those that take minutes. */
const PURE = ['tests/engine/**', 'tests/lib/**', 'tests/components/charts/**'].map(
  (folder) => `${folder}/!(cli|*.property).test.ts`,
);
const test = {
  setupFiles: ['tests/property-seed.ts'],
  testTimeout: 30_000,
};
const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } };

/** Random questions by the 100,000 take longest: begun first, they end with the rest. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => moduleId.endsWith('.property.test.ts');
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    // Both cores of a small machine: by default one is left idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve,
        test: {
          ...test,
          name: 'pure',
          include: PURE,
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
            ...PURE,
            'tests/web/**',
            ...(extent === 'long' ? [] : ['tests/long/**']),
            ...(extent === 'quick' ? MINUTES_LONG : []),
          ],
        },
      },
    ],
  },
});
