import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EXAMPLE_NAMES, exampleScenario } from '@/engine/examples';
import { roadmapOf } from '@/engine/recommend/roadmap';
import { STEP_PARTS, type StepResult } from '@/engine/result';
import { simulate } from '@/engine/simulate';

const ROOT = path.join(import.meta.dirname, '../..');
const CASES = path.join(ROOT, 'engine/validation');
const TIMEOUT = 120_000;

function engine(args: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'engine/cli.ts', ...args],
    { cwd: ROOT, encoding: 'utf8', input, maxBuffer: 1e9 },
  );
  return { status, stdout, stderr };
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

/** Files of cases with a layout: all but whole runs, whose layout is searched. */
const stepFiles = readdirSync(CASES).filter(
  (file) => file.endsWith('.jsonl') && !['endtoend.jsonl', 'published-runs.jsonl'].includes(file),
);

describe('step', () => {
  test('there are measured cases to answer', () => {
    expect(stepFiles.length).toBeGreaterThanOrEqual(12);
  });

  test.each(stepFiles)(
    'answers every line of %s; the parts sum to the step',
    (file) => {
      const asked = lines(readFileSync(path.join(CASES, file), 'utf8'));
      const { status, stdout, stderr } = engine(['step', '--cases', path.join(CASES, file)]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const answers = lines(stdout).map((line) => JSON.parse(line) as StepResult & { id: string });
      expect(answers.map(({ id }) => id)).toEqual(asked.map((line) => JSON.parse(line).id));
      for (const { id, stepSeconds, breakdownSeconds } of answers) {
        const sum = STEP_PARTS.reduce((total, part) => total + breakdownSeconds[part], 0);
        expect(Math.abs(sum - stepSeconds), id).toBeLessThanOrEqual(
          1e-9 * Math.max(1, stepSeconds),
        );
        expect(stepSeconds, id).toBeGreaterThan(0);
      }
    },
    TIMEOUT,
  );

  test(
    'a line that cannot be read is answered by an error and status 1, the others by a step',
    () => {
      const [good = ''] = lines(readFileSync(path.join(CASES, 'fsdp-a100.jsonl'), 'utf8'));
      const known = JSON.parse(good);
      const bad = [
        '{not json',
        JSON.stringify({ ...known, hardware: 'abacus' }),
        JSON.stringify({ ...known, model: { ...known.model, colour: 'red' } }),
        JSON.stringify({ ...known, run: { ...known.run, dataParallel: 3 } }),
        JSON.stringify({ ...known, model: { ...known.model, layers: 0 } }),
        JSON.stringify({ ...known, run: { ...known.run, pipelineParallel: 81, dataParallel: 1 } }),
      ];
      const { status, stdout } = engine(['step', '--cases', '-'], [...bad, good].join('\n'));
      const answers = lines(stdout).map((line) => JSON.parse(line));
      expect(status).toBe(1);
      expect(answers).toHaveLength(bad.length + 1);
      for (const answer of answers.slice(0, -1)) expect(answer.error.code).toMatch(/^[a-zA-Z]+$/);
      expect(answers.at(-1).stepSeconds).toBeGreaterThan(0);
    },
    TIMEOUT,
  );

  test(
    'an unknown stack is answered as generic-tuned, with a warning',
    () => {
      const [good = ''] = lines(readFileSync(path.join(CASES, 'fsdp-a100.jsonl'), 'utf8'));
      const asked = { ...JSON.parse(good), softwareStack: 'tomorrows-stack' };
      const { status, stdout } = engine(['step', '--cases', '-'], JSON.stringify(asked));
      expect(status).toBe(0);
      expect(JSON.parse(stdout).warnings.length).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});

test(
  'an argument that a command does not know is a usage error',
  () => {
    for (const args of [
      ['validate', '--foo'],
      ['validate', '--json', 'more'],
      ['step', '--case', 'x'],
      ['simulate', '--scenario', '-', '--json'],
    ]) {
      const { status, stdout, stderr } = engine(args, '');
      expect([args, status, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain('usage:');
    }
  },
  TIMEOUT,
);

test(
  'a byte order mark at the start of a file is read over',
  () => {
    const [good = ''] = lines(readFileSync(path.join(CASES, 'fsdp-a100.jsonl'), 'utf8'));
    const { status, stdout } = engine(['step', '--cases', '-'], `\uFEFF${good}`);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).stepSeconds).toBeGreaterThan(0);
    const scenario = `\uFEFF${JSON.stringify(exampleScenario('default', catalog))}`;
    expect(engine(['simulate', '--scenario', '-'], scenario).status).toBe(0);
  },
  TIMEOUT,
);

test(
  'a line that is no object is answered by what is expected, without an empty path',
  () => {
    const { status, stdout } = engine(['step', '--cases', '-'], '[]\nnull');
    expect(status).toBe(1);
    for (const line of lines(stdout))
      expect(JSON.parse(line).error.message).toMatch(/^accepted an object with the fields id/);
  },
  TIMEOUT,
);

describe('scenario, simulate, recommend', () => {
  test.each(EXAMPLE_NAMES)(
    '%s: printed whole, and simulated from the printed file',
    (name) => {
      const printed = engine(['scenario', '--example', name]);
      expect(JSON.parse(printed.stdout)).toEqual(exampleScenario(name, catalog));
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'hakari-cli-')), 'scenario.json');
      writeFileSync(file, printed.stdout);
      const { status, stdout } = engine(['simulate', '--scenario', file]);
      expect(status).toBe(0);
      const result = JSON.parse(stdout);
      expect(result.options.map(({ id }: { id: string }) => id)).toEqual(
        exampleScenario(name, catalog).options.map(({ id }) => id),
      );
      if (name === 'paper') expect(result.ladder.length).toBe(6);
    },
    TIMEOUT,
  );

  test(
    'roadmap prints the phased plan of a scenario',
    () => {
      const scenario = exampleScenario('default', catalog);
      const { status, stdout } = engine(['roadmap', '--scenario', '-'], JSON.stringify(scenario));
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toEqual(
        JSON.parse(JSON.stringify(roadmapOf(scenario, catalog, simulate))),
      );
    },
    TIMEOUT,
  );

  test(
    'an unknown field is refused with its path',
    () => {
      const scenario = { ...exampleScenario('default', catalog), colour: 'red' };
      const { status, stderr } = engine(['simulate', '--scenario', '-'], JSON.stringify(scenario));
      expect(status).toBe(1);
      expect(JSON.parse(stderr).error).toMatchObject({ code: 'unknownField', path: 'colour' });
    },
    TIMEOUT,
  );
});

test(
  'search fills in the layout',
  () => {
    const [good = ''] = lines(readFileSync(path.join(CASES, 'fsdp-a100.jsonl'), 'utf8'));
    const { run, ...rest } = JSON.parse(good);
    const asked = {
      ...rest,
      chipCount: 64,
      softwareStack: 'generic-tuned',
      run: { globalBatchSequences: run.globalBatchSequences, precision: run.precision },
    };
    const { status, stdout } = engine(['search', '--cases', '-'], JSON.stringify(asked));
    expect(status).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer.best.fits).toBe(true);
    expect(answer.top).toHaveLength(10);
    expect(answer.tried).toBeGreaterThan(0);
  },
  TIMEOUT,
);

test(
  'validate --json prints a row per family',
  () => {
    const { status, stdout } = engine(['validate', '--json']);
    expect(status).toBe(0);
    for (const row of JSON.parse(stdout))
      expect(Object.keys(row)).toEqual(
        expect.arrayContaining([
          'family',
          'n',
          'nCalibration',
          'nTest',
          'mape',
          'median',
          'p95',
          'worstId',
          'worstError',
        ]),
      );
  },
  TIMEOUT,
);

test(
  'checkpoints prints every public figure beside what the engine gives, as a table or as JSON',
  () => {
    const { status, stdout } = engine(['checkpoints', '--json']);
    expect(status).toBe(0);
    const rows = JSON.parse(stdout);
    expect(rows.length).toBeGreaterThan(45);
    for (const row of rows)
      expect(Object.keys(row)).toEqual(
        expect.arrayContaining([
          'id',
          'predicted',
          'published',
          'unit',
          'kind',
          'agrees',
          'source',
        ]),
      );
    const table = engine(['checkpoints']);
    expect(table.status).toBe(0);
    expect(lines(table.stdout)).toHaveLength(rows.length + 1);
    expect(table.stdout).not.toContain('DISAGREES');
  },
  TIMEOUT,
);
