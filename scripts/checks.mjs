import { run, runProgram } from './command.mjs';

/** What is checked without running the app, each a name and a command. */
const CHECKS = {
  'format and lint': () =>
    run(
      process.execPath,
      ['node_modules/@biomejs/biome/bin/biome', 'ci', '--diagnostic-level=error', '.'],
      { quiet: true },
    ),
  types: () => runProgram('typescript/bin/tsc', ['--noEmit'], { quiet: true }),
  'types (PostgreSQL)': () =>
    runProgram('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.postgres.json'], { quiet: true }),
  catalog: () => runProgram('tsx/dist/cli.mjs', ['scripts/catalog.ts', '--check'], { quiet: true }),
};

/** Runs the checks side by side and prints what failed. Counts passed and failed ones. */
export async function runChecks() {
  const results = await Promise.all(
    Object.entries(CHECKS).map(async ([name, check]) => ({ name, ...(await check()) })),
  );
  for (const { name, code, output, seconds } of results) {
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
    if (code !== 0) console.log(output);
  }
  const failed = results.filter(({ code }) => code !== 0).length;
  return { passed: results.length - failed, failed, skipped: 0 };
}
