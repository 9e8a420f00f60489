import { buildApp } from './build.mjs';
import { runChecks } from './checks.mjs';
import { installDependencies } from './install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { runUnitTests, runWebTests } from './runners.mjs';
import { installPrograms } from './system-programs.mjs';

refuseOldNode();
const long = process.argv.includes('--long');
const counts = [];

async function stage(name, work) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  const { passed, failed, skipped } = await work();
  counts.push({ passed, failed, skipped });
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
  return failed === 0;
}
const oneCheck = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

await installDependencies();
const missing = await installPrograms({ long });
if (missing.length > 0) counts.push({ passed: 0, failed: missing.length, skipped: 0 });
await stage('checks', runChecks);
const built = await stage('build', async () => oneCheck(await buildApp()));
await stage('tests', () => runUnitTests([], long ? { HAKARI_TESTS: 'long' } : {}));
await stage('web tests', async () => (built ? await runWebTests() : oneCheck(false)));

const total = (key) => counts.reduce((sum, count) => sum + count[key], 0);
const failed = total('failed');
const skipped = total('skipped');
process.exitCode = failed > 0 || skipped > 0 ? 1 : 0;
console.log(`\n${total('passed')} passed, ${failed} failed, ${skipped} skipped`);
