import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT, runProgram } from './command.mjs';

/**
 * A runner's counts. One that ends badly without naming a failed test, or that found no test, or
 * wrote no report, counts as a failure: nothing is green by absence.
 */
function counted(code, passed, failed, skipped) {
  const silent = failed === 0 && (code !== 0 || passed + skipped === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}

async function withReport(runInto) {
  const folder = mkdtempSync(join(tmpdir(), 'hakari-report-'));
  const file = join(folder, 'report.json');
  try {
    const { code } = await runInto(file);
    return { code, report: JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    console.error(`No test report: ${error.message}`);
    return { code: 1, report: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SLOW_SECONDS = 10;

/** Names the files that take longest, so that a suite that grows slow is noticed. */
function printSlowest(files) {
  const timed = files
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .filter(({ seconds }) => seconds > SLOW_SECONDS)
    .sort((a, b) => b.seconds - a.seconds);
  for (const { name, seconds } of timed.slice(0, 5))
    console.log(`${seconds.toFixed(0)} s  ${relative(ROOT, name)}`);
}

/** Runs vitest over the given files or folders (all that its settings name when empty). */
export async function runUnitTests(filters = [], env = {}) {
  const { code, report } = await withReport((file) =>
    runProgram(
      'vitest/vitest.mjs',
      ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...filters],
      { env: { NO_COLOR: '1', ...env } },
    ),
  );
  printSlowest(report?.testResults ?? []);
  return counted(
    code,
    report?.numPassedTests ?? 0,
    report?.numFailedTests ?? 0,
    (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  );
}

/** Runs the web tests: a real browser on the production build. */
export async function runWebTests() {
  const { code, report } = await withReport((file) =>
    runProgram('@playwright/test/cli.js', ['test', '--reporter=line,json'], {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_FORCE_TTY: '0' },
    }),
  );
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return counted(code, expected, unexpected + flaky, skipped);
}
