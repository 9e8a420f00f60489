import { remembered } from '../../remembered';
import type { Remark, StepBreakdownSeconds, StepResult } from '../../result';
import type { Run } from '../../scenario';
import { totalTokenFlops, trainingFlopsPerToken } from '../../workload/transformer';
import { microBatchCandidates } from '../micro-batch';
import { pipelineBubbleSeconds } from '../pipeline-bubble';
import type { Stepper, StepQuestion } from '../step';
import { dataflowParts, sectionMachine, VALUE_BYTES } from './machine-settings';
import {
  activationBytesPerToken,
  keptParameterCount,
  optimizerSeconds,
  stateBytesPerChip,
} from './off-chip-memory';
import { type PassSeconds, type PlanSeconds, planSeconds } from './plan-seconds';
import { sectionFitsNoCut } from './section-fits-no-cut';
import { type SectionPlan, sectionPlan } from './section-plan';

const RECOMPUTES = ['none', 'selective', 'full'] as const;
/** Room for the next number when several are packed into one map key. */
const KEY_SPAN = 2 ** 14;
const REMEMBERED_QUESTIONS = 64;

/** How a micro-batch is walked: in as few passes as off-chip memory allows. */
interface Passes {
  sequencesPerPass: number;
  passCount: number;
}

/** Cuts found so far and their times, by layout and tokens. */
interface Cuts {
  plans: Map<number, SectionPlan>;
  seconds: Map<number, PlanSeconds>;
}

/** Chips do not change a cut: questions that differ only there share them. */
const cutsFor = remembered(
  (_question: StepQuestion): Cuts => ({ plans: new Map(), seconds: new Map() }),
  (question) => JSON.stringify({ ...question, chipCount: 0 }),
  REMEMBERED_QUESTIONS,
);

/**
 * Times training steps of one question on a dataflow machine. A micro-batch is walked section by
 * section, layer by layer; one that does not fit off-chip memory is walked in several passes, and
 * handed on to the next stage whole. The step is passes x (layers x layer + ends), then pipeline
 * bubble and transfers, the gradient exchange that is not overlapped, and the optimizer.
 *
 * Parts of the breakdown: pipelines' time by work goes to compute, attention, elementwise and head
 * (all of embedding, head and loss); the off-chip stream that is not hidden to `other`; section
 * switches and the step's fixed cost to `host`; waiting on links within a section to tensorParallel.
 * `step` throws `sectionFitsNoCut` where no cut fits the chip; `stepSeconds` is infinite there.
 * @source dabench-llm-sn30, sections and compile modes
 */
export function dataflowStepper(question: StepQuestion): Stepper {
  const { rdu, stack } = dataflowParts(question);
  const machine = sectionMachine(question);
  const { model, chipFraction } = question;
  const { plans, seconds } = cutsFor(question);
  const offChipBytes = rdu.offChipBytes * chipFraction;
  const keptParameters = keptParameterCount(question);
  const isTraining = question.mode !== 'finetune-lora';

  const tokensOf = (run: Run, sequences: number) =>
    (sequences * model.sequenceLength) / run.contextParallel;
  const layoutKey = (run: Run) =>
    (run.tensorParallel * RECOMPUTES.length + RECOMPUTES.indexOf(run.recompute)) * 2 +
    (run.sequenceParallel ? 1 : 0);

  /** One cut serves all passes of up to the next power of four tokens. */
  function planFor(run: Run, tokenCount: number): SectionPlan {
    const power = Math.ceil(Math.log2(Math.max(1, tokenCount)) / 2);
    const key = layoutKey(run) * KEY_SPAN + power;
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = sectionPlan(question, run, 4 ** power);
    plans.set(key, plan);
    return plan;
  }

  function secondsFor(run: Run, sequences: number): PlanSeconds {
    const tokenCount = tokensOf(run, sequences);
    const key = layoutKey(run) * 2 ** 32 + tokenCount;
    const known = seconds.get(key);
    if (known !== undefined) return known;
    const groupMachine = sectionMachine(question, run.tensorParallel);
    const found = planSeconds(planFor(run, tokenCount), tokenCount, groupMachine);
    seconds.set(key, found);
    return found;
  }

  function passSequences(run: Run, microBatchSequences: number): number {
    const layersPerStage = Math.ceil(model.layers / run.pipelineParallel);
    const plan = planFor(run, tokensOf(run, microBatchSequences));
    const bytesPerSequence =
      activationBytesPerToken(question, plan, layersPerStage) * tokensOf(run, 1);
    const free = offChipBytes - stateBytesPerChip(question, run);
    const sequences = Math.floor(free / bytesPerSequence / run.pipelineParallel);
    return Math.min(microBatchSequences, Math.max(1, sequences));
  }

  function passesOf(run: Run, microBatchSequences: number, into: Passes): Passes {
    const most = passSequences(run, microBatchSequences);
    into.passCount = Math.ceil(microBatchSequences / most);
    into.sequencesPerPass = Math.ceil(microBatchSequences / into.passCount);
    return into;
  }
  const scratch: Passes = { sequencesPerPass: 1, passCount: 1 };

  const exchangeSeconds = (run: Run) =>
    isTraining ? gradientExchangeSeconds(question, run, keptParameters, machine) : 0;

  function secondsAt(run: Run, microBatchSequences: number): number {
    const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
    const microBatches = Math.ceil(perReplica / microBatchSequences);
    const { passCount, sequencesPerPass } = passesOf(run, microBatchSequences, scratch);
    const pass = secondsFor(run, sequencesPerPass);
    if (!pass.fits) return Number.POSITIVE_INFINITY;
    const layers = Math.ceil(model.layers / run.pipelineParallel);
    const later = microBatches * passCount - 1;
    const first = layers * pass.firstLayer.total + pass.firstEnds.total;
    const each = layers * pass.laterLayer.total + pass.laterEnds.total;
    const bubble = bubbleSeconds(run, passCount * layers * pass.laterLayer.total, microBatches);
    return (
      first +
      later * each +
      bubble +
      transferSeconds(run, microBatchSequences) +
      exchangeSeconds(run) +
      optimizerSeconds(question, run, machine.offChipBytesPerSecond) +
      stack.stepOverheadSeconds
    );
  }

  function transferSeconds(run: Run, sequences: number): number {
    if (run.pipelineParallel === 1) return 0;
    const bytes = tokensOf(run, sequences) * model.hiddenSize * VALUE_BYTES;
    const stride = run.tensorParallel * run.dataParallel * run.contextParallel;
    const { chipsPerNode, nodeNetworkBytesPerSecondOneWay } = question;
    const senders = Math.min(chipsPerNode, stride);
    const bytesPerSecond =
      stride * run.pipelineParallel <= chipsPerNode
        ? machine.linkBytesPerSecond
        : Math.min(machine.linkBytesPerSecond, nodeNetworkBytesPerSecondOneWay / senders);
    return (2 * (run.pipelineParallel - 1) * bytes) / bytesPerSecond;
  }

  function microBatchOf(run: Run): number {
    const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
    if (run.microBatchSequences !== null) return Math.min(run.microBatchSequences, perReplica);
    let best = 1;
    let bestSeconds = Number.POSITIVE_INFINITY;
    for (const candidate of microBatchCandidates(perReplica)) {
      const candidateSeconds = secondsAt(run, candidate);
      if (candidateSeconds >= bestSeconds) continue;
      best = candidate;
      bestSeconds = candidateSeconds;
    }
    return best;
  }

  function memoryAt(run: Run, microBatchSequences: number): number {
    const layersPerStage = Math.ceil(model.layers / run.pipelineParallel);
    const { sequencesPerPass } = passesOf(run, microBatchSequences, scratch);
    const tokens = tokensOf(run, sequencesPerPass);
    const plan = planFor(run, tokens);
    return (
      stateBytesPerChip(question, run) +
      activationBytesPerToken(question, plan, layersPerStage) * tokens * run.pipelineParallel
    );
  }

  function step(run: Run): StepResult {
    const microBatchSequences = microBatchOf(run);
    const filled: Run = { ...run, microBatchSequences };
    const stepSeconds = secondsAt(run, microBatchSequences);
    const { misfit } = planFor(run, tokensOf(run, microBatchSequences));
    if (misfit !== null)
      throw sectionFitsNoCut(
        question,
        run,
        misfit,
        (asked, other) => sectionPlan(asked, other, asked.model.sequenceLength).misfit === null,
      );
    const memoryBytesPerChip = memoryAt(run, microBatchSequences);
    const tokens = run.globalBatchSequences * model.sequenceLength;
    const flops = totalTokenFlops(
      trainingFlopsPerToken(
        model,
        question.attentionSparsityRatio,
        question.feedForwardSparsityRatio,
        !isTraining,
      ),
    );
    const peak = rdu.peakFlopsPerSecond.bf16 * question.chipCount * chipFraction;
    return {
      stepSeconds,
      tokensPerSecond: tokens / stepSeconds,
      modelFlopsUtilisation: (tokens * flops) / (stepSeconds * peak),
      memoryBytesPerChip,
      memoryBytesAvailablePerChip: offChipBytes,
      fits: memoryBytesPerChip <= offChipBytes,
      breakdownSeconds: breakdown(run, microBatchSequences, stepSeconds),
      run: filled,
      warnings: warningsOf(run, microBatchSequences),
    };
  }

  function breakdown(
    run: Run,
    microBatchSequences: number,
    stepSeconds: number,
  ): StepBreakdownSeconds {
    const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
    const { passCount, sequencesPerPass } = passesOf(run, microBatchSequences, scratch);
    const microBatches = Math.ceil(perReplica / microBatchSequences);
    const later = microBatches * passCount - 1;
    const pass = secondsFor(run, sequencesPerPass);
    const layers = Math.ceil(model.layers / run.pipelineParallel);
    const inLayers = (of: (seconds: PassSeconds) => number) =>
      layers * (of(pass.firstLayer) + later * of(pass.laterLayer));
    const parts = {
      compute: inLayers((s) => s.compute),
      attention: inLayers((s) => s.attention),
      elementwise: inLayers((s) => s.elementwise),
      tensorParallel: inLayers((s) => s.interChip),
      pipelineBubble: bubbleSeconds(run, passCount * layers * pass.laterLayer.total, microBatches),
      pipelineTransfer: transferSeconds(run, microBatchSequences),
      dataParallel: exchangeSeconds(run),
      optimizer: optimizerSeconds(question, run, machine.offChipBytesPerSecond),
      host: inLayers((s) => s.switch) + stack.stepOverheadSeconds,
      head: pass.firstEnds.total + later * pass.laterEnds.total,
    };
    const listed = Object.values(parts).reduce((total, part) => total + part, 0);
    return { ...parts, other: Math.max(0, stepSeconds - listed) };
  }

  function warningsOf(run: Run, microBatchSequences: number): Remark[] {
    const warnings: Remark[] = [];
    const { passCount } = passesOf(run, microBatchSequences, scratch);
    if (passCount > 1) warnings.push({ code: 'microBatchWalkedInPasses', details: { passCount } });
    if (run.tensorParallel > question.chipsPerNode)
      warnings.push({
        code: 'tensorParallelBeyondNode',
        details: { tensorParallel: run.tensorParallel, chipsPerNode: question.chipsPerNode },
      });
    if (question.precision === 'fp8')
      warnings.push({ code: 'precisionFallsBack', details: { precision: 'fp8', used: 'bf16' } });
    if (run.expertParallel > 1)
      warnings.push({ code: 'expertParallelNotModelled', details: { value: run.expertParallel } });
    return warnings;
  }

  return {
    stepSeconds: (run) => secondsAt(run, microBatchOf(run)),
    memoryBytesPerChip: (run) => memoryAt(run, microBatchOf(run)),
    step,
  };
}

/** Wait of a stage while the pipeline fills and drains, its stages taken as equally long. */
function bubbleSeconds(run: Run, stageSeconds: number, microBatchCount: number): number {
  const { pipelineParallel, interleave } = run;
  return pipelineBubbleSeconds(
    pipelineParallel * stageSeconds,
    stageSeconds,
    microBatchCount,
    interleave,
  );
}

/**
 * Exposed time of the ring all-reduce of gradients over the replicas:
 * 2 (n-1)/n x bytes / link within a node, and the same over the nodes on a node's cards, which all
 * its chips share. Index and mask stay where they are.
 */
function gradientExchangeSeconds(
  question: StepQuestion,
  run: Run,
  keptParameters: number,
  machine: { linkBytesPerSecond: number },
): number {
  const replicas = run.dataParallel * run.contextParallel;
  if (replicas <= 1) return 0;
  const { stack } = dataflowParts(question);
  const shards = run.tensorParallel * run.pipelineParallel;
  const bytes = (keptParameters / shards) * VALUE_BYTES;
  const replicasPerNode = Math.max(
    1,
    Math.min(replicas, Math.floor(question.chipsPerNode / run.tensorParallel)),
  );
  const nodes = Math.ceil(replicas / replicasPerNode);
  const inside = (2 * (replicasPerNode - 1) * bytes) / replicasPerNode / machine.linkBytesPerSecond;
  const across =
    (2 * (nodes - 1) * bytes * Math.min(run.tensorParallel, question.chipsPerNode)) /
    nodes /
    question.nodeNetworkBytesPerSecondOneWay;
  return (inside + across) * (1 - stack.gradientOverlapRatio);
}
