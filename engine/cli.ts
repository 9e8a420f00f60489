/**
 * The command line: `npm run --silent engine -- step|simulate|recommend|search|validate|checkpoints|scenario …`.
 * The one file of the engine that touches files, standard streams and the process.
 */
import { readFileSync } from 'node:fs';
import { catalog } from './catalog/index';
import { EngineError, type ErrorDetails } from './errors';
import { exampleScenario } from './examples';
import { trainingStep } from './machine/training-step';
import { readInput, readScenario } from './read-input';
import { recommend } from './recommend/recommend';
import { roadmapOf } from './recommend/roadmap';
import { searchCase } from './run/search-case';
import { caseSchema, searchCaseSchema } from './scenario';
import { simulate } from './simulate';
import { type CheckPointRow, checkPointTable } from './validation/check-points';
import { validationTable } from './validation/table';

const USAGE = `usage: engine step|search --cases FILE.jsonl   (- reads standard input)
       engine search --cases FILE.jsonl --account   (also: differences of the ten, and why other kinds lost)
       engine simulate|recommend|roadmap --scenario FILE.json
       engine validate|checkpoints [--json]
       engine scenario --example default|paper|refresh-7b|carbon-70b
`;

const BYTE_ORDER_MARK = '\uFEFF';

/** Options that each command knows. */
const KNOWN_OPTIONS: Record<string, { valued: string[]; flags: string[] }> = {
  step: { valued: ['--cases'], flags: [] },
  search: { valued: ['--cases'], flags: ['--account'] },
  simulate: { valued: ['--scenario'], flags: [] },
  recommend: { valued: ['--scenario'], flags: [] },
  roadmap: { valued: ['--scenario'], flags: [] },
  validate: { valued: [], flags: ['--json'] },
  checkpoints: { valued: [], flags: ['--json'] },
  scenario: { valued: ['--example'], flags: [] },
};

/** The first argument that a command does not know, or undefined. */
function strayArgument(command: string, args: readonly string[]): string | undefined {
  const { valued = [], flags = [] } = KNOWN_OPTIONS[command] ?? {};
  return args.find((arg, index) => {
    const isValue = valued.includes(args[index - 1] ?? '');
    return !isValue && !valued.includes(arg) && !flags.includes(arg);
  });
}

const print = (text: string) => process.stdout.write(`${text}\n`);

/** Value of `--name`, or an EngineError `missingOption`. */
function optionValue(args: string[], name: string): string {
  const value = args[args.indexOf(name) + 1];
  if (!args.includes(name) || value === undefined) throw new EngineError('missingOption', { name });
  return value;
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new EngineError('unreadableFile', { file });
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch (error) {
    throw new EngineError('malformedJson', { message: (error as Error).message });
  }
}

/** Details as one line for a reader: `path run.tensorParallel; value 3; accepted 2, 4`. */
function detailsSentence(details: ErrorDetails): string {
  return Object.entries(details)
    .filter(([, value]) => value !== '' && !(Array.isArray(value) && value.every((v) => v === '')))
    .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(', ') : value}`)
    .join('; ');
}

function errorBody(error: unknown): { code: string; message: string } {
  if (error instanceof EngineError)
    return { code: error.code, message: detailsSentence(error.details), ...error.details };
  throw error;
}

/** One JSON line out per line in; false when any line was refused. */
function answerLines(text: string, answer: (line: unknown) => object): boolean {
  let allAnswered = true;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    let id: unknown;
    try {
      const parsed = parsedJson(line);
      id = (parsed as { id?: unknown } | null)?.id;
      print(JSON.stringify({ id, ...answer(parsed) }));
    } catch (error) {
      allAnswered = false;
      print(JSON.stringify({ ...(id === undefined ? {} : { id }), error: errorBody(error) }));
    }
  }
  return allAnswered;
}

function scenarioFrom(args: string[]) {
  return readScenario(parsedJson(readText(optionValue(args, '--scenario'))));
}

/** Rows under their heads, each column as wide as its longest cell. */
function printColumns(heads: readonly string[], rows: readonly string[][]): void {
  const widths = heads.map((head, index) =>
    Math.max(head.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  for (const row of [heads, ...rows])
    print(
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function printValidation(): void {
  const percent = (ratio: number) => `${(100 * ratio).toFixed(1)} %`;
  printColumns(
    ['family', 'n', 'cal', 'test', 'MAPE', 'median', 'p95', 'worst', 'worst case'],
    validationTable(catalog).map((row) => [
      row.family,
      String(row.n),
      String(row.nCalibration),
      String(row.nTest),
      percent(row.mape),
      percent(row.median),
      percent(row.p95),
      percent(row.worstError),
      row.worstId,
    ]),
  );
}

function standing({ kind, agrees, inputPath }: CheckPointRow): string {
  if (kind === 'stated') return 'stated (not reproduced)';
  if (!agrees) return 'DISAGREES';
  return inputPath === null ? 'agrees' : 'agrees (used as input)';
}

function printCheckPoints(rows: readonly CheckPointRow[]): void {
  const digits = (value: number) => String(Number(value.toPrecision(4)));
  const published = ({ published: { low, high }, kind }: CheckPointRow) =>
    kind === 'atMost'
      ? `<= ${digits(high)}`
      : low === high
        ? digits(low)
        : `${digits(low)} to ${digits(high)}`;
  printColumns(
    ['check point', 'predicted', 'published', 'unit', 'how it stands', 'source', 'where'],
    rows.map((row) => [
      row.id,
      row.predicted === null ? '-' : digits(row.predicted),
      published(row),
      row.unit,
      standing(row),
      row.source,
      row.locator,
    ]),
  );
}

/** Runs one command; returns the exit status. */
function run([command = '', ...args]: string[]): number {
  const stray = strayArgument(command, args);
  if (stray !== undefined) {
    process.stderr.write(`unknown argument ${stray}\n${USAGE}`);
    return 2;
  }
  switch (command) {
    case 'step':
      return answerLines(readText(optionValue(args, '--cases')), (line) =>
        trainingStep(readInput(caseSchema, line), catalog),
      )
        ? 0
        : 1;
    case 'search':
      return answerLines(readText(optionValue(args, '--cases')), (line) =>
        searchCase(readInput(searchCaseSchema, line), catalog, args.includes('--account')),
      )
        ? 0
        : 1;
    case 'simulate':
      print(JSON.stringify(simulate(scenarioFrom(args), catalog), null, 2));
      return 0;
    case 'recommend':
      print(JSON.stringify(recommend(scenarioFrom(args), catalog, simulate), null, 2));
      return 0;
    case 'roadmap':
      print(JSON.stringify(roadmapOf(scenarioFrom(args), catalog, simulate), null, 2));
      return 0;
    case 'validate':
      if (args.includes('--json')) print(JSON.stringify(validationTable(catalog)));
      else printValidation();
      return 0;
    case 'checkpoints': {
      const rows = checkPointTable(catalog);
      if (args.includes('--json')) print(JSON.stringify(rows));
      else printCheckPoints(rows);
      return 0;
    }
    case 'scenario':
      print(JSON.stringify(exampleScenario(optionValue(args, '--example'), catalog), null, 2));
      return 0;
    default:
      process.stderr.write(USAGE);
      return 2;
  }
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${JSON.stringify({ error: errorBody(error) })}\n`);
  process.exitCode = 1;
}
