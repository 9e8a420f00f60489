import { valuesOf } from '../catalog/fact';
import type { Catalog } from '../catalog/schema';
import { EngineError } from '../errors';
import type { Remark, StepResult } from '../result';
import { hardwareRecord, stackRecord } from '../run/option-plan';
import type { Case, SearchCase } from '../scenario';
import { sparsityPhases } from '../workload/sparsity';
import type { StepQuestion } from './step';
import { stepperFor } from './stepper';

/** The question behind a case and what had to be assumed to ask it. */
export interface CaseQuestion {
  question: StepQuestion;
  warnings: Remark[];
}

/**
 * What a case asks, its layout aside. Unknown hardware and a sparsity plan of more than one phase
 * are refused; an unknown stack becomes the default of the machine's kind, with a warning.
 */
export function caseQuestion(caze: Case | SearchCase, catalog: Catalog): CaseQuestion {
  const hardware = valuesOf(hardwareRecord(catalog, caze.hardware, 'hardware'));
  const { stack, warnings } = stackRecord(catalog, caze.softwareStack, hardware.kind);
  const phases = sparsityPhases(caze.sparsity);
  const [phase] = phases;
  if (phase === undefined || phases.length > 1)
    throw new EngineError('onePhaseNeeded', {
      path: 'sparsity.phases',
      value: phases.length,
      accepted: 1,
    });
  return {
    question: {
      hardware,
      stack: valuesOf(stack),
      model: caze.model,
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
    warnings,
  };
}

/** Refuses what cannot run: degrees that do not multiply to the chips, more stages than layers. */
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
}

/** One training step of a case, timed; a case that does not fit is still timed, with `fits` false. */
export function trainingStep(caze: Case, catalog: Catalog): StepResult {
  checkTopology(caze);
  const { question, warnings } = caseQuestion(caze, catalog);
  const result = stepperFor(question).step(caze.run);
  return { ...result, warnings: [...warnings, ...result.warnings] };
}
