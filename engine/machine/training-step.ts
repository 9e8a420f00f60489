import { valuesOf } from '../catalog/fact';
import type { Catalog } from '../catalog/schema';
import { EngineError } from '../errors';
import type { Remark, StepResult } from '../result';
import { nearestCounts } from '../run/impossible-field';
import { machineWarnings } from '../run/machine-warnings';
import { hardwareRecord, stackRecord } from '../run/option-plan';
import { divisorsOf, possibleInterleaveCounts } from '../run/parallelism';
import type { Case, Run, SearchCase } from '../scenario';
import { checkedShape } from '../workload/model-shape';
import { checkPatternFits, sparsityPhases, statedSparsity } from '../workload/sparsity';
import type { StepQuestion } from './step';
import { stepperFor } from './stepper';

/** The question behind a case and what had to be assumed to ask it. */
export interface CaseQuestion {
  question: StepQuestion;
  warnings: Remark[];
}

/**
 * What a case asks, its layout aside. Unknown hardware, blocks that do not divide the sizes, and a
 * sparsity plan of no stated phase or several are refused; an unknown stack becomes the default of
 * the machine's kind, with a warning.
 */
export function caseQuestion(caze: Case | SearchCase, catalog: Catalog): CaseQuestion {
  const hardware = valuesOf(hardwareRecord(catalog, caze.hardware, 'hardware'));
  const { stack, warnings } = stackRecord(catalog, caze.softwareStack, hardware.kind);
  checkPatternFits(caze.model, caze.sparsity);
  const stated = statedSparsity(caze.sparsity);
  const phases = stated === null ? null : sparsityPhases(stated);
  const phase = phases?.[0];
  if (phase === undefined || phases?.length !== 1)
    throw new EngineError('onePhaseNeeded', {
      path: 'sparsity.phases',
      value: phases === null ? null : phases.length,
      accepted: 1,
    });
  return {
    question: {
      hardware,
      stack: valuesOf(stack),
      model: checkedShape(caze.model, 'model'),
      mode: 'pretrain',
      precision: caze.run.precision,
      sparsityPattern: caze.sparsity.pattern,
      attentionSparsityRatio: phase.attentionSparsityRatio,
      feedForwardSparsityRatio: phase.feedForwardSparsityRatio,
      sparsityValues: valuesOf(catalog.assumptions.sparsity),
      chipCount: caze.chipCount,
      chipFraction: caze.chipFraction,
      chipsPerNode: caze.chipsPerNode,
      nodeNetworkBytesPerSecondOneWay:
        caze.interNodeBytesPerSecondPerNode ?? hardware.nodeNetworkBytesPerSecondOneWay,
    },
    warnings: [...machineWarnings(hardware), ...warnings],
  };
}

/**
 * Refuses what cannot run, and nothing that is merely uneven: degrees that do not multiply to the chips,
 * more stages than layers, more chunks than a stage has layers, and experts spread further than there
 * are experts or tensor x data x context ranks.
 */
export function checkTopology(caze: Case): void {
  const { run, model, chipCount, chipFraction } = caze;
  const ranks = run.tensorParallel * run.pipelineParallel * run.dataParallel * run.contextParallel;
  if (chipFraction === 1 && ranks !== chipCount)
    throw new EngineError('layoutDoesNotMatchChips', {
      path: 'run',
      value: ranks,
      accepted: chipCount,
    });
  if (run.pipelineParallel > model.layers)
    throw new EngineError('moreStagesThanLayers', {
      path: 'run.pipelineParallel',
      value: run.pipelineParallel,
      accepted: model.layers,
    });
  const refuse = (code: string, field: keyof Run, value: number, acceptedCounts: number[]) => {
    const accepted = nearestCounts(acceptedCounts, value);
    throw new EngineError(code, { path: `run.${field}`, value, accepted });
  };
  const { pipelineParallel, interleave, expertParallel } = run;
  const stageLayers = Math.ceil(model.layers / pipelineParallel);
  if (interleave > (pipelineParallel === 1 ? 1 : stageLayers)) {
    const interleaves = possibleInterleaveCounts(model.layers, pipelineParallel);
    refuse('interleaveDoesNotDivideLayers', 'interleave', interleave, interleaves);
  }
  const rankCount = ranks / pipelineParallel;
  const spreads = divisorsOf(model.experts ?? 1).filter((degree) => degree <= rankCount);
  if (expertParallel > (model.experts ?? 1))
    refuse('expertParallelDoesNotDivideExperts', 'expertParallel', expertParallel, spreads);
  if (expertParallel > rankCount)
    refuse('expertParallelAboveRanks', 'expertParallel', expertParallel, spreads);
}

/** One training step of a case, timed; a case that does not fit is still timed, with `fits` false. */
export function trainingStep(caze: Case, catalog: Catalog): StepResult {
  checkTopology(caze);
  const { question, warnings } = caseQuestion(caze, catalog);
  const result = stepperFor(question).step(caze.run);
  return { ...result, warnings: [...warnings, ...result.warnings] };
}
