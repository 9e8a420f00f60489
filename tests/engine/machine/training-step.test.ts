import { describe, expect, it } from 'vitest';
import { catalog } from '@/engine/catalog';
import { EngineError } from '@/engine/errors';
import { trainingStep } from '@/engine/machine/training-step';
import { caseWith } from './gpu/question';

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
