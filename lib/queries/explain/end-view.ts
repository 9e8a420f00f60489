import { withOverrides } from '@/engine/catalog/load';
import type { Catalog } from '@/engine/catalog/schema';
import { type LadderEndPoint, type LadderRates, ladderEndCurve } from '@/engine/ladder-end';
import { carryOverRange } from '@/engine/workload/quality';
import type { InferredFact } from './inferred-facts';
import { endRates, type PaperSetting, underFacts } from './paper-setting';

/** The end of the ladder over the worth of a sparse token. */
export interface EndView {
  /** One curve per bound on the loss gap. */
  curves: { lossGapLimit: number; points: LadderEndPoint[] }[];
  /** The curve of the middle bound with the most telling fact at either end of its range. */
  range: {
    lossGapLimit: number;
    factName: string;
    atLow: LadderEndPoint[];
    atHigh: LadderEndPoint[];
  } | null;
  likelyCarryOverRatio: number;
}

const LOSS_GAP_LIMITS = [0.005, 0.01, 0.02] as const;
const [, MIDDLE_LIMIT] = LOSS_GAP_LIMITS;
const POINT_COUNT = 34;

/** The end for every bound, over the whole range that the catalog gives to the worth of a sparse token. */
export function endView(
  paper: PaperSetting,
  rates: LadderRates,
  facts: readonly InferredFact[],
  catalog: Catalog,
): EndView {
  const { low, likely, high } = carryOverRange();
  const steps = Array.from({ length: POINT_COUNT }, (_, index) => index / (POINT_COUNT - 1));
  const ratios = steps.map((step) => low + step * (high - low));
  const tokens = paper.scenario.workload.trainingTokens;
  const curve = (of: LadderRates, limit: number) => ladderEndCurve(of, tokens, limit, ratios);
  const [telling] = facts;
  const under = (fact: InferredFact, value: number) => {
    const changed = withOverrides(catalog, [{ path: fact.path, value, note: '' }]);
    return curve(endRates(underFacts(paper, changed), rates.baselineTokensPerSecond), MIDDLE_LIMIT);
  };
  return {
    curves: LOSS_GAP_LIMITS.map((lossGapLimit) => ({
      lossGapLimit,
      points: curve(rates, lossGapLimit),
    })),
    range:
      telling === undefined
        ? null
        : {
            lossGapLimit: MIDDLE_LIMIT,
            factName: telling.name,
            atLow: under(telling, telling.low),
            atHigh: under(telling, telling.high),
          },
    likelyCarryOverRatio: likely,
  };
}
