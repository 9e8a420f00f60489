import { runChecks } from './checks.mjs';
import { dependenciesCurrent } from './install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { runUnitTests } from './runners.mjs';

refuseOldNode();
if (!dependenciesCurrent()) {
  console.error('Dependencies are missing or old: run `npm ci` (or `npm run up`) first.');
  process.exit(1);
}
const started = Date.now();
const checks = await runChecks();
// Random scenarios by the 100,000 and the command line take minutes: `npm test` runs them.
const tests = await runUnitTests(
  ['tests/architecture.test.ts', 'tests/conventions.test.ts', 'tests/engine/', 'tests/lib/format/'],
  { HAKARI_TESTS: 'quick' },
);
const failed = checks.failed + tests.failed;
const skipped = checks.skipped + tests.skipped;
process.exitCode = failed > 0 || skipped > 0 ? 1 : 0;
console.log(`in ${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${checks.passed + tests.passed} passed, ${failed} failed, ${skipped} skipped`);
