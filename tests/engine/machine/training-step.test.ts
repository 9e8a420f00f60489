import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EngineError } from '@/engine/errors';
import { checkTopology, trainingStep } from '@/engine/machine/training-step';
import { FAMILIES } from '@/engine/validation/families';
import { measuredCaseSchema } from '@/engine/validation/measured-case';
import { measuredLines } from '@/engine/validation/table';
import { caseWith } from './gpu/question';

const MIXTURE = { experts: 8, activeExperts: 2 };

function refusal(fields: object): string {
  try {
    trainingStep(caseWith(fields), catalog);
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a case', () => {
  it('is refused when its degrees do not multiply to the chips', () => {
    expect(refusal({ run: { globalBatchSequences: 8, dataParallel: 4 } })).toBe(
      'layoutDoesNotMatchChips',
    );
  });
  it('is refused with more stages than layers', () => {
    expect(refusal({ chipCount: 64, run: { globalBatchSequences: 8, pipelineParallel: 64 } })).toBe(
      'moreStagesThanLayers',
    );
  });
  it.each([
    [{ interleave: 2 }, {}, 'interleaveDoesNotDivideLayers', 'interleave', [1]],
    [
      { dataParallel: 1, pipelineParallel: 8, interleave: 6 },
      {},
      'interleaveDoesNotDivideLayers',
      'interleave',
      [1, 5],
    ],
    [{ expertParallel: 2 }, {}, 'expertParallelDoesNotDivideExperts', 'expertParallel', [1]],
    [
      { expertParallel: 16 },
      MIXTURE,
      'expertParallelDoesNotDivideExperts',
      'expertParallel',
      [4, 8],
    ],
    [
      { dataParallel: 2, pipelineParallel: 4, expertParallel: 4 },
      MIXTURE,
      'expertParallelAboveRanks',
      'expertParallel',
      [1, 2],
    ],
  ] as const)('is refused where it cannot exist: %o', (run, shape, code, field, accepted) => {
    const asked = (fields: object) =>
      caseWith({
        model: { ...caseWith({}).model, ...shape },
        run: { globalBatchSequences: 64, microBatchSequences: 1, dataParallel: 8, ...fields },
      });
    const value = (run as Record<string, number>)[field];
    let thrown: unknown = null;
    try {
      trainingStep(asked(run), catalog);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(EngineError);
    expect(thrown).toMatchObject({ code, details: { path: `run.${field}`, value, accepted } });
    for (const mended of accepted)
      expect(() => trainingStep(asked({ ...run, [field]: mended }), catalog)).not.toThrow();
  });
  it('is never refused where only its parts are uneven', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 16 }),
        (layers, pipelineParallel, interleave, experts, expertParallel) => {
          const dataParallel = 4;
          const fields = {
            chipCount: 4 * pipelineParallel,
            model: { ...caseWith({}).model, layers, experts, activeExperts: 1 },
            run: {
              globalBatchSequences: 64,
              microBatchSequences: 1,
              pipelineParallel,
              dataParallel,
              interleave,
              expertParallel,
            },
          };
          const exists =
            pipelineParallel <= layers &&
            interleave <= (pipelineParallel === 1 ? 1 : Math.ceil(layers / pipelineParallel)) &&
            expertParallel <= Math.min(experts, dataParallel);
          expect(refusal(fields) === 'none').toBe(exists);
        },
      ),
    );
  });
  it('that was measured is never refused', () => {
    for (const { id } of FAMILIES)
      for (const line of measuredLines(id))
        expect(() => checkTopology(measuredCaseSchema.parse(line))).not.toThrow();
  });
  it('is refused on hardware nobody knows', () => {
    expect(refusal({ hardware: 'abacus' })).toBe('unknownHardware');
  });
  it('is refused with a sparsity plan of two phases', () => {
    const phase = { attentionSparsityRatio: 0.5, feedForwardSparsityRatio: 0.5 };
    expect(
      refusal({
        sparsity: {
          pattern: 'unstructured',
          phases: [
            { tokenShareRatio: 0.5, ...phase },
            { tokenShareRatio: 0.5, ...phase, attentionSparsityRatio: 0 },
          ],
        },
      }),
    ).toBe('onePhaseNeeded');
  });
  it('is refused with blocks that do not divide its sizes, naming patterns that do', () => {
    const phase = { attentionSparsityRatio: 0.75, feedForwardSparsityRatio: 0.75 };
    const fields = {
      model: { ...caseWith({}).model, feedForwardSize: 20_490 },
      sparsity: { pattern: 'block64', phases: [{ tokenShareRatio: 1, ...phase }] },
    };
    expect(refusal(fields)).toBe('sparsityPatternDoesNotDivide');
    const unstructured = { ...fields.sparsity, pattern: 'unstructured' };
    expect(refusal({ ...fields, sparsity: unstructured })).toBe('none');
  });
  it('on an unknown stack runs as the tuned one, with a warning', () => {
    const odd = trainingStep(caseWith({ softwareStack: 'something-new' }), catalog);
    const tuned = trainingStep(caseWith({ softwareStack: 'generic-tuned' }), catalog);
    expect(odd.stepSeconds).toBe(tuned.stepSeconds);
    expect(odd.warnings.map(({ code }) => code)).toContain('unknownSoftwareStack');
  });
  it('with splits that do not divide is timed by the largest part', () => {
    const run = { globalBatchSequences: 63, microBatchSequences: 4, pipelineParallel: 8 };
    const uneven = trainingStep(
      caseWith({ run: { ...run }, model: { ...caseWith({}).model, layers: 41 } }),
      catalog,
    );
    const even = trainingStep(caseWith({ run: { ...run, globalBatchSequences: 64 } }), catalog);
    expect(uneven.stepSeconds).toBeGreaterThan(even.stepSeconds);
  });
  it('leaves the micro-batch open: the fastest that fits, and says which', () => {
    const run = { globalBatchSequences: 64, dataParallel: 8, sharding: 'zero3', recompute: 'full' };
    const open = trainingStep(caseWith({ run }), catalog);
    expect(open.fits).toBe(true);
    for (const microBatchSequences of [1, 2, 4, 8]) {
      const fixed = trainingStep(caseWith({ run: { ...run, microBatchSequences } }), catalog);
      if (fixed.fits) expect(open.stepSeconds).toBeLessThanOrEqual(fixed.stepSeconds);
    }
    expect(open.run.microBatchSequences).not.toBeNull();
  });
});
