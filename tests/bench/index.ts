/** `npm run bench [-- engine|storage|report]`: how long things take, as a table of medians. */
import { engineRows } from './engine';
import { reportRows } from './report';
import { storageRows } from './storage';
import type { Row } from './timed';

const SUBJECTS: Record<string, () => Row[] | Promise<Row[]>> = {
  engine: engineRows,
  storage: storageRows,
  report: reportRows,
};

function inWords(seconds: number): string {
  if (seconds < 1e-3) return `${(seconds * 1e6).toPrecision(3)} us`;
  return seconds < 1 ? `${(seconds * 1e3).toPrecision(3)} ms` : `${seconds.toPrecision(3)} s`;
}

const asked = process.argv.slice(2).filter((name) => Object.hasOwn(SUBJECTS, name));
const rows: Row[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(SUBJECTS))
  rows.push(...((await SUBJECTS[name]?.()) ?? []));
const table = [
  ['what', 'median', 'worst', 'runs', 'mark'],
  ...rows.map((row) => [
    row.name,
    inWords(row.medianSeconds),
    inWords(row.worstSeconds),
    String(row.runCount),
    row.mark,
  ]),
];
const widths = (table[0] ?? []).map((_, column) =>
  Math.max(...table.map((line) => (line[column] ?? '').length)),
);
for (const line of table)
  process.stdout.write(
    `${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`,
  );
