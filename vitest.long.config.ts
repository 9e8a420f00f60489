import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config';

/** The long tests: `vitest run --config vitest.long.config.ts`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ['tests/long/**/*.long.ts'], testTimeout: 900_000 } }),
);
