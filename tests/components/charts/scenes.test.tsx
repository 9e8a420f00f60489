import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Mark, Scene, TextMark } from '@/components/charts/scene';
import { SceneSvg } from '@/components/charts/scene-svg';
import { textWidthPx } from '@/components/charts/text-width';
import { titledScene } from '@/components/charts/titled-scene';
import type { OptionResult } from '@/engine/result';
import { LOCALES } from '@/lib/format/locale';
import { fixtureResult } from '../../fixtures/result';
import { scenesOf } from './chart-fixtures';

const WIDTHS_PX = [320, 560, 900];

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxOf(mark: TextMark): Box {
  const width = textWidthPx(mark.text, mark.sizePx, mark.bold);
  const shift = { start: 0, middle: width / 2, end: width }[mark.anchor];
  return {
    text: mark.text,
    left: mark.xPx - shift,
    right: mark.xPx - shift + width,
    top: mark.yPx - mark.sizePx * 0.8,
    bottom: mark.yPx + mark.sizePx * 0.2,
  };
}

const isText = (mark: Mark): mark is TextMark => mark.kind === 'text' && mark.text !== '';

/** Texts that leave the scene or touch each other, as sentences. */
function faultsOf(scene: Scene): string[] {
  const boxes = scene.marks.filter(isText).map(boxOf);
  const outside = boxes
    .filter((box) => box.left < -1 || box.right > scene.widthPx + 1 || box.bottom > scene.heightPx)
    .map(({ text }) => `${text} leaves the scene`);
  const overlaps = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} overlaps ${b.text}`),
  );
  return [...outside, ...overlaps];
}

describe.each(LOCALES)('charts in %s', (locale) => {
  test.each(WIDTHS_PX)('at %i px equal the kept pictures', async (widthPx) => {
    for (const [name, scene] of Object.entries(scenesOf({ locale, widthPx }))) {
      const svg = renderToStaticMarkup(<SceneSvg scene={scene} id={name} palette="print" />);
      await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(
        `../../golden/charts/${name}-${locale}-${widthPx}.svg`,
      );
    }
  });

  test.each(WIDTHS_PX)('at %i px no text leaves the picture or touches another', (widthPx) => {
    for (const [name, scene] of Object.entries(scenesOf({ locale, widthPx })))
      expect([name, faultsOf(scene)]).toEqual([name, []]);
  });

  test('have a title, a summary and a full table', () => {
    const { legend, ...charts } = scenesOf({ locale, widthPx: 560 });
    expect(legend?.marks.length).toBeGreaterThan(10);
    for (const scene of Object.values(charts)) {
      expect(scene.title).not.toBe('');
      expect(scene.summary).not.toBe('');
      expect(scene.twin.rows.length).toBeGreaterThan(2);
      for (const row of scene.twin.rows) expect(row).toHaveLength(scene.twin.columns.length);
    }
  });
});

test('the check of labels sees an overlap and an overflow', () => {
  const { time } = scenesOf({ locale: 'en', widthPx: 560 });
  if (time === undefined) throw new RangeError('time chart');
  const [first] = time.marks.filter(isText);
  if (first === undefined) throw new RangeError('a text');
  const planted = { ...first, text: 'planted', xPx: first.xPx + 2, yPx: first.yPx + 2 };
  const late = { ...first, text: 'late', xPx: 555, yPx: 90, anchor: 'start' as const };
  const faults = faultsOf({ ...time, marks: [...time.marks, planted, late] });
  expect(faults).toContain(`${first.text} overlaps planted`);
  expect(faults).toContain('late leaves the scene');
});

const scaled = (option: OptionResult, factor: number): OptionResult => {
  const band = ({ p10, p50, p90 }: OptionResult['costUsd']) => ({
    p10: p10 * factor,
    p50: p50 * factor,
    p90: p90 * factor,
  });
  const all = <T extends object>(parts: T): T =>
    Object.fromEntries(
      Object.entries(parts).map(([key, value]) => [key, Number(value) * factor]),
    ) as T;
  return {
    ...option,
    trainingSeconds: band(option.trainingSeconds),
    trainingSecondsByPart: all(option.trainingSecondsByPart),
    stepBreakdownSeconds: all(option.stepBreakdownSeconds),
    costUsd: band(option.costUsd),
    costUsdByCategory: all(option.costUsdByCategory),
    co2eKilograms: band(option.co2eKilograms),
    co2eKilogramsByPart: all(option.co2eKilogramsByPart),
  };
};

test('labels stay apart over wide ranges of size, width, name and limit', () => {
  const factor = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);
  const name = fc.string({ unit: fc.constantFrom(...'A100 密学習・dense東京 '), maxLength: 40 });
  fc.assert(
    fc.property(
      fc.constantFrom(...LOCALES),
      fc.integer({ min: 320, max: 1400 }),
      fc.tuple(factor, factor, factor, factor),
      fc.tuple(name, name, name, name),
      fc.option(factor),
      (locale, widthPx, factors, texts, limit) => {
        const options = fixtureResult.options.map((option, index) =>
          scaled(option, factors[index] ?? 1),
        );
        const scenes = scenesOf({
          locale,
          widthPx,
          result: { options },
          names: Object.fromEntries(options.map(({ id }, index) => [id, texts[index] ?? id])),
          deadlineSeconds: limit === null ? null : limit * 2.6e6,
          budgetUsd: limit === null ? null : limit * 3e5,
        });
        for (const [kind, scene] of Object.entries(scenes)) {
          expect([kind, faultsOf(scene)]).toEqual([kind, []]);
          for (const mark of scene.marks)
            for (const value of Object.values(mark))
              if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('an option that cannot run says so and draws no bar', () => {
  const [first, ...rest] = fixtureResult.options;
  if (first === undefined) throw new RangeError('options');
  const nothing = { p10: 0, p50: 0, p90: 0 };
  const refused = { ...first, feasible: false, trainingSeconds: nothing, costUsd: nothing };
  const { time } = scenesOf({
    locale: 'en',
    widthPx: 560,
    result: { options: [refused, ...rest] },
  });
  expect(time?.marks.filter(isText).map(({ text }) => text)).toContain('Cannot run as asked');
  const ids = time?.marks.flatMap((mark) => mark.figureId ?? []) ?? [];
  expect(ids).not.toContain('option.a100-dense.trainingSeconds.p50');
  expect(ids).toContain('option.sn30-dense.trainingSeconds.p50');
});

test('bars are as long as their values: lengths start at zero', () => {
  const { time } = scenesOf({ locale: 'en', widthPx: 900 });
  const bars = time?.marks.filter((mark) => mark.kind === 'rect' && mark.stroke === 'ground') ?? [];
  const [first, second] = bars.map((mark) => (mark.kind === 'rect' ? mark.widthPx : 0));
  const [a, b] = fixtureResult.options.map((option) => option.trainingSeconds.p50);
  expect((first ?? 0) / (second ?? 1)).toBeCloseTo((a ?? 0) / (b ?? 1), 2);
});

test('a scene for a file carries its title and source inside the picture', () => {
  const { cost } = scenesOf({ locale: 'ja', widthPx: 560 });
  if (cost === undefined) throw new RangeError('cost chart');
  const titled = titledScene(cost, '出典：Hakari 0.1.0、2026年11月9日');
  const words = titled.marks.filter(isText).map(({ text }) => text);
  expect(words.join('')).toContain(cost.title.replaceAll(' ', ''));
  expect(words.at(-1)).toContain('出典');
  expect(faultsOf(titled)).toEqual([]);
});
