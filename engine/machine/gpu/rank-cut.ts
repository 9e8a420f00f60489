import type { Run } from '../../scenario';
import { type RankWeights, rankWeights } from '../memory';
import type { GpuSetting } from './gpu-setting';
import { type LayerGeometry, layerGeometry } from './layer-geometry';
import { type MicroBatchSeconds, microBatchSeconds } from './micro-batch-seconds';

/** Room for the second number when two are packed into one map key. */
const KEY_SPAN = 2 ** 24;

/** One way to cut a layer over ranks, with the micro-batches timed on it so far. */
export interface RankCut {
  geometry: LayerGeometry;
  weights: RankWeights;
  secondsBySequences: Map<number, MicroBatchSeconds>;
}

/** Rank cuts of one setting, each worked out the first time a run asks for it. */
export function rankCuts(setting: GpuSetting): (run: Run) => RankCut {
  const { model } = setting;
  const cuts = new Map<number, Map<number, RankCut>>();
  return (run) => {
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
        secondsBySequences: new Map(),
      };
      byExpert.set(run.expertParallel, cut);
    }
    return cut;
  };
}

/** Time of a micro-batch of `sequences` on a cut; worked out once per size. */
export function secondsOnCut(
  setting: GpuSetting,
  cut: RankCut,
  run: Run,
  sequences: number,
): MicroBatchSeconds {
  const key = run.sequenceParallel ? -sequences : sequences;
  let seconds = cut.secondsBySequences.get(key);
  if (seconds === undefined) {
    seconds = microBatchSeconds(setting.microBatch, {
      sequences,
      tensorParallel: run.tensorParallel,
      contextParallel: run.contextParallel,
      expertParallel: run.expertParallel,
      sequenceParallel: run.sequenceParallel,
    });
    cut.secondsBySequences.set(key, seconds);
  }
  return seconds;
}
