import { EngineError } from '../../errors';
import type { StepBreakdownSeconds, StepResult } from '../../result';
import type { Run } from '../../scenario';
import { totalTokenFlops, trainingFlopsPerToken } from '../../workload/transformer';
import { allReduceSeconds, type Fabric, gatherSeconds, transferSeconds } from '../collective';
import { type MemorySetting, memoryBytes, type RankWeights, rankWeights } from '../memory';
import { fastestMicroBatch } from '../micro-batch';
import type { StepQuestion, Stepper } from '../step';
import { chipRates } from './chip-rates';
import { type LayerGeometry, layerGeometry } from './layer-geometry';
import { type MicroBatchCost, type MicroBatchSetting, microBatchCost } from './micro-batch-cost';
import { sparseLinearTimeRatio } from './sparse-linear';
import { sparseIndexBytesPerWeight } from './sparse-index';

const BYTES = 2;
/** Room for the second number when two are packed into one map key. */
const KEY_SPAN = 2 ** 24;

/** Costs of one rank cut (tensor, context, expert parallelism), micro-batch costs filled in on demand. */
interface RankCut {
  geometry: LayerGeometry;
  weights: RankWeights;
  costs: Map<number, MicroBatchCost>;
}

/**
 * Times training steps of one question on a GPU. A pipeline stage's micro-batch takes its layers
 * forward, recompute and backward plus its end of the model; the step is
 * microBatches x slowest + (sum over stages - slowest) / interleave, then exposed transfers,
 * gradient reduction, the optimizer, and waiting on the slowest node.
 * @source narayanan-2021, section 2.2
 */
export function gpuStepper(question: StepQuestion): Stepper {
  const { hardware, stack, model, chipCount } = question;
  if (hardware.kind !== 'gpu' || stack.kind !== 'gpu')
    throw new EngineError('stackOfOtherMachine', { hardware: hardware.id, stack: stack.id });
  const gpu = hardware;
  const software = stack;
  const { performance } = gpu;
  const rates = chipRates(gpu, software, question.precision);
  const fabric: Fabric = {
    chipsPerNode: Math.min(question.chipsPerNode, chipCount),
    linkBytesPerSecond: gpu.scaleUpBytesPerSecondOneWay * performance.linkBandwidthRatio,
    linkLatencySeconds: performance.linkLatencySeconds,
    linkLatencySecondsPerRank: performance.linkLatencySecondsPerRank,
    nodeBytesPerSecond:
      question.nodeNetworkBytesPerSecondOneWay * performance.networkBandwidthRatio,
    networkLatencySeconds: performance.networkLatencySeconds,
  };
  const frozenWeights = question.mode === 'finetune-lora';
  const kept = model.keyValueHeads / model.attentionHeads;
  const setting: MicroBatchSetting = {
    model,
    stack: software,
    rates,
    fabric,
    frozenWeights,
    attentionTimeRatio: sparseLinearTimeRatio(
      question,
      question.attentionSparsityRatio,
      model.hiddenSize * (1 + 2 * kept),
      model.hiddenSize,
    ),
    feedForwardTimeRatio: sparseLinearTimeRatio(
      question,
      question.feedForwardSparsityRatio,
      model.feedForwardSize,
      model.hiddenSize,
    ),
  };
  const memorySetting: MemorySetting = {
    model,
    stack: software,
    reservedBytes: performance.reservedBytes,
    frozenWeights,
    weightExtraBytes:
      (question.precision === 'fp8' ? 1 : 0) + sparseIndexBytesPerWeight(question),
  };
  const layers = model.layers;
  const nodes = Math.max(1, Math.ceil(chipCount / fabric.chipsPerNode));
  const stragglerRatio = software.stragglerRatioPerDoubling * Math.log2(nodes);
  const flopsPerToken = totalTokenFlops(trainingFlopsPerToken(model));
  const trainedRatio = frozenWeights ? software.adapterParameterRatio : 1;
  const cuts = new Map<number, Map<number, RankCut>>();

  function rankCut(run: Run): RankCut {
    const tensorKey = run.tensorParallel * KEY_SPAN + run.contextParallel;
    let byExpert = cuts.get(tensorKey);
    if (byExpert === undefined) {
      byExpert = new Map();
      cuts.set(tensorKey, byExpert);
    }
    let cut = byExpert.get(run.expertParallel);
    if (cut === undefined) {
      cut = {
        geometry: layerGeometry(model, run.tensorParallel, run.expertParallel),
        weights: rankWeights(model, run.tensorParallel, run.expertParallel),
        costs: new Map(),
      };
      byExpert.set(run.expertParallel, cut);
    }
    return cut;
  }

  function costOf(cut: RankCut, run: Run, sequences: number): MicroBatchCost {
    const key = run.sequenceParallel ? -sequences : sequences;
    let cost = cut.costs.get(key);
    if (cost === undefined) {
      cost = microBatchCost(setting, {
        sequences,
        tensorParallel: run.tensorParallel,
        contextParallel: run.contextParallel,
        expertParallel: run.expertParallel,
        sequenceParallel: run.sequenceParallel,
      });
      cut.costs.set(key, cost);
    }
    return cost;
  }

  const parts: StepBreakdownSeconds = {
    compute: 0,
    attention: 0,
    elementwise: 0,
    tensorParallel: 0,
    pipelineBubble: 0,
    pipelineTransfer: 0,
    dataParallel: 0,
    optimizer: 0,
    host: 0,
    head: 0,
    other: 0,
  };

  /** Seconds of the step; fills `parts`. The hot path: allocates nothing once a rank cut is known. */
  function timed(run: Run, sequences: number): number {
    const { tensorParallel, pipelineParallel, dataParallel, contextParallel, sharding } = run;
    const cut = rankCut(run);
    const perReplica = Math.ceil(run.globalBatchSequences / dataParallel);
    const microBatch = sequences < perReplica ? sequences : perReplica;
    const cost = costOf(cut, run, microBatch);
    const microBatches = Math.ceil(perReplica / microBatch);
    const passes = run.recompute === 'full' ? 2 : 1;
    const gemmPasses = 1 + (passes - 1) * software.recomputedForwardRatio;
    const attentionAgain = run.recompute === 'selective' ? cost.attentionForward : 0;

    // One layer, forward then backward (with what is made again).
    const forward =
      cost.gemmForward + cost.attentionForward + cost.elementwiseForward + cost.exchangeForward;
    const backward =
      cost.gemmBackward +
      cost.attentionBackward +
      cost.elementwiseBackward +
      cost.exchangeBackward +
      attentionAgain +
      (passes - 1) * (forward - cost.gemmForward) +
      (gemmPasses - 1) * cost.gemmForward;
    const blocked = sharding === 'none' ? 0 : software.shardedHostSecondsPerLayer;
    const hostForward = exposed(cost.hostPass, forward, software.hostOverlapRatio) + blocked;
    const hostBackward =
      exposed(cost.hostPass * passes, backward, software.hostOverlapRatio) + passes * blocked;
    const forwardLayer = forward + hostForward;
    const backwardLayer = backward + hostBackward;

    const replicas = dataParallel * contextParallel;
    const perNode = Math.max(1, Math.floor(fabric.chipsPerNode / tensorParallel));
    const replicasInNode = replicas < perNode ? replicas : perNode;
    const sharers = fabric.chipsPerNode / replicasInNode;
    const layerWeightsOfRank =
      cut.weights.layerShared + cut.weights.layerExperts;

    // Weights and gradients that move with every micro-batch.
    let layerSharding = 0;
    if (replicas > 1 && (sharding === 'zero3' || sharding === 'zero2')) {
      const reduce = gatherSeconds(
        fabric,
        layerWeightsOfRank * trainedRatio * software.gradientTrafficBytes,
        replicas,
        replicasInNode,
        sharers,
      );
      const gather =
        sharding === 'zero3'
          ? gatherSeconds(fabric, layerWeightsOfRank * BYTES, replicas, replicasInNode, sharers)
          : 0;
      layerSharding =
        exposed(gather, forwardLayer, software.weightGatherOverlapRatio) +
        exposed(gather + reduce, backwardLayer, software.weightGatherOverlapRatio);
    }

    const layerSeconds = forwardLayer + backwardLayer + layerSharding;
    const endSeconds = cost.headForward + cost.headBackward + cost.headExchange;
    const lastEnd = endSeconds + software.hostSecondsPerMicroBatch;

    // The slowest stage: how many layers it has and whether the head is on it.
    let stageLayers = layers;
    let headShare = 1;
    let embeddingShare = 1;
    if (pipelineParallel > 1) {
      const most = Math.ceil(layers / pipelineParallel);
      const least = Math.floor(layers / pipelineParallel);
      if (software.balancesHead) {
        stageLayers = most;
        const mean = (layers * layerSeconds + lastEnd + cost.embedding) / pipelineParallel;
        headShare = Math.max(0, mean - most * layerSeconds) / (lastEnd + cost.embedding);
        embeddingShare = headShare;
      } else {
        const first = most * layerSeconds + cost.embedding;
        const last = (layers % pipelineParallel === 0 ? most : least) * layerSeconds + lastEnd;
        if (last >= first) {
          stageLayers = layers % pipelineParallel === 0 ? most : least;
          embeddingShare = 0;
        } else {
          stageLayers = most;
          headShare = 0;
        }
      }
    }
    const slowest = stageLayers * layerSeconds + headShare * lastEnd + embeddingShare * cost.embedding;
    const allStages = layers * layerSeconds + lastEnd + cost.embedding;
    const bubble = pipelineParallel > 1 ? Math.max(0, allStages - slowest) / run.interleave : 0;

    const perMicroBatchLayers = stageLayers * microBatches;
    parts.compute = perMicroBatchLayers * (cost.gemmForward * gemmPasses + cost.gemmBackward);
    parts.attention =
      perMicroBatchLayers *
      (cost.attentionForward * passes + cost.attentionBackward + attentionAgain);
    parts.elementwise =
      perMicroBatchLayers * (cost.elementwiseForward * passes + cost.elementwiseBackward);
    parts.tensorParallel =
      perMicroBatchLayers * (cost.exchangeForward * passes + cost.exchangeBackward);
    parts.host =
      perMicroBatchLayers * (hostForward + hostBackward) +
      headShare * microBatches * software.hostSecondsPerMicroBatch;
    parts.head = microBatches * (headShare * endSeconds + embeddingShare * cost.embedding);
    parts.pipelineBubble = bubble;

    parts.pipelineTransfer = 0;
    if (pipelineParallel > 1) {
      const stride = tensorParallel * replicas;
      const crosses = stride * pipelineParallel > fabric.chipsPerNode;
      const senders = Math.min(fabric.chipsPerNode, stride);
      const split =
        run.sequenceParallel || software.splitsPipelineTransfers ? tensorParallel : 1;
      const bytes =
        (microBatch * Math.ceil(model.sequenceLength / contextParallel) * model.hiddenSize * BYTES) /
        split;
      const hop = transferSeconds(fabric, bytes, crosses, senders);
      parts.pipelineTransfer =
        2 *
        hop *
        (microBatches * run.interleave + pipelineParallel - 1) *
        (1 - software.pipelineOverlapRatio);
    }

    const stageParameters =
      stageLayers * layerWeightsOfRank +
      cut.weights.vocabularyTable * (pipelineParallel === 1 && !model.tiedEmbeddings ? 2 : 1);
    parts.dataParallel = perMicroBatchLayers * layerSharding;
    if (replicas > 1) {
      const moved = stageParameters * trainedRatio;
      const overlap = software.dataParallelOverlapRatio;
      const backwardWindow = stageLayers * backwardLayer;
      const forwardWindow = stageLayers * forwardLayer;
      if (sharding === 'none')
        parts.dataParallel += exposed(
          allReduceSeconds(
            fabric,
            moved * software.gradientTrafficBytes,
            replicas,
            replicasInNode,
            sharers,
          ),
          backwardWindow,
          overlap,
        );
      else if (sharding === 'zero1')
        parts.dataParallel += exposed(
          gatherSeconds(
            fabric,
            moved * software.gradientTrafficBytes,
            replicas,
            replicasInNode,
            sharers,
          ),
          backwardWindow,
          overlap,
        );
      if (sharding === 'zero1' || sharding === 'zero2')
        parts.dataParallel += exposed(
          gatherSeconds(fabric, moved * BYTES, replicas, replicasInNode, sharers),
          forwardWindow,
          overlap,
        );
    }
    if (pipelineParallel > 1 && model.tiedEmbeddings)
      parts.dataParallel += allReduceSeconds(
        fabric,
        cut.weights.vocabularyTable * trainedRatio * software.gradientTrafficBytes,
        2,
        tensorParallel * replicas * pipelineParallel > fabric.chipsPerNode ? 1 : 2,
        Math.min(fabric.chipsPerNode, tensorParallel),
      );
    parts.optimizer =
      (stageParameters * trainedRatio * software.optimizerTrafficBytes) /
        (sharding === 'none' ? 1 : replicas) /
        rates.memoryBytesPerSecond +
      software.stepOverheadSeconds;
    const busy =
      parts.compute +
      parts.attention +
      parts.elementwise +
      parts.tensorParallel +
      parts.pipelineBubble +
      parts.pipelineTransfer +
      parts.dataParallel +
      parts.optimizer +
      parts.host +
      parts.head;
    parts.other = busy * stragglerRatio;
    return busy + parts.other;
  }

  function held(run: Run, sequences: number): number {
    const cut = rankCut(run);
    const perReplica = Math.ceil(run.globalBatchSequences / run.dataParallel);
    return memoryBytes(
      memorySetting,
      cut.geometry,
      cut.weights,
      run,
      sequences < perReplica ? sequences : perReplica,
    );
  }

  const available = gpu.memoryBytes;
  const microBatchOf = (run: Run): number =>
    run.microBatchSequences ?? fastestMicroBatch(run, timed, held, available);

  return {
    stepSeconds: (run) => timed(run, microBatchOf(run)),
    memoryBytesPerChip: (run) => held(run, microBatchOf(run)),
    step(run): StepResult {
      const sequences = microBatchOf(run);
      const stepSeconds = timed(run, sequences);
      const memoryBytesPerChip = held(run, sequences);
      const tokens = run.globalBatchSequences * model.sequenceLength;
      const tokensPerSecond = tokens / stepSeconds;
      const peak = gpu.peakFlopsPerSecond[question.precision] ?? gpu.peakFlopsPerSecond.bf16;
      return {
        stepSeconds,
        tokensPerSecond,
        modelFlopsUtilisation:
          (tokensPerSecond * flopsPerToken) / (chipCount * question.chipFraction * peak),
        memoryBytesPerChip,
        memoryBytesAvailablePerChip: available,
        fits: memoryBytesPerChip <= available,
        breakdownSeconds: { ...parts },
        run: { ...run, microBatchSequences: sequences },
        warnings: warningsOf(question, run),
      };
    },
  };
}

/** What of a transfer shows when up to `overlapRatio` of it hides behind work of `window` seconds. */
function exposed(seconds: number, window: number, overlapRatio: number): number {
  return seconds - overlapRatio * (seconds < window ? seconds : window);
}

function warningsOf(question: StepQuestion, run: Run): StepResult['warnings'] {
  const warnings: StepResult['warnings'] = [];
  if (run.tensorParallel > question.chipsPerNode)
    warnings.push({
      code: 'tensorParallelBeyondNode',
      details: { tensorParallel: run.tensorParallel, chipsPerNode: question.chipsPerNode },
    });
  if (
    question.precision === 'fp8' &&
    question.hardware.kind === 'gpu' &&
    question.hardware.peakFlopsPerSecond.fp8 === null
  )
    warnings.push({ code: 'precisionFallsBack', details: { precision: 'fp8', used: 'bf16' } });
  return warnings;
}
