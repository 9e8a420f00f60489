import type { StepQuestion } from '../machine/step';
import { type Remark, STEP_PARTS, type StepBreakdownSeconds, type StepResult } from '../result';
import type { Layout, Run } from '../scenario';
import { type LayoutFamily, type LayoutFamilyId, layoutFamilies } from './layout-families';
import { type SearchOutcome, searchParallelism } from './search';

/** How many parts of the step are named as cause of a difference. */
const CAUSE_COUNT = 2;
/** A second cause is named where it is at least this share of the first. */
const SECOND_CAUSE_SHARE = 0.2;
/** Differences below this share of the step are no difference to a reader. */
const SAME_TIME_RATIO = 0.0005;

/** A part of the step that takes longer than in the best plan, as a share of the best plan's step. */
export interface Cause {
  part: keyof StepBreakdownSeconds;
  ratio: number;
}

/** A plan against the best: `ratio` = stepSeconds / best.stepSeconds - 1, and what costs the most more. */
export interface Difference {
  ratio: number;
  causes: Cause[];
}

export interface ComparedPlan extends Difference {
  plan: StepResult;
}

/** The best of a kind of layout that is not among the ten, and why it lost. */
export interface FamilyAccount {
  id: LayoutFamilyId;
  /** Its fastest plan that fits, else the one that needs the least memory; null where none exists. */
  plan: StepResult | null;
  /** `slower`, `sameTime`, `doesNotFitMemory`, `statedOtherwise`, or what does not divide. */
  lost: Remark;
  causes: Cause[];
}

/** What a person asks of a search: by how much the ten differ, and where the usual kinds went. */
export interface SearchAccount {
  top: ComparedPlan[];
  families: FamilyAccount[];
}

/** How much longer a plan's step is than the best one's, and the parts that cost the most more. */
export function differenceFrom(best: StepResult, plan: StepResult): Difference {
  const longer = STEP_PARTS.map((part) => ({
    part,
    ratio: (plan.breakdownSeconds[part] - best.breakdownSeconds[part]) / best.stepSeconds,
  }))
    .filter(({ ratio }) => ratio > SAME_TIME_RATIO)
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, CAUSE_COUNT);
  const least = (longer[0]?.ratio ?? 0) * SECOND_CAUSE_SHARE;
  return {
    ratio: plan.stepSeconds / best.stepSeconds - 1,
    causes: longer.filter(({ ratio }) => ratio >= least),
  };
}

/**
 * The ten best plans with their differences, and of every kind of layout that is not among them the
 * best plan with the reason why it lost. Fields that the asker fixed stay fixed.
 */
export function searchAccount(
  question: StepQuestion,
  globalBatchSequences: number,
  fixed: Partial<Layout>,
  outcome: SearchOutcome,
): SearchAccount {
  const { best, top } = outcome;
  const families = layoutFamilies(question, globalBatchSequences, best).filter(
    (family) => !top.some(({ run }) => isMember(family, run)),
  );
  return {
    top: best === null ? [] : top.map((plan) => ({ plan, ...differenceFrom(best, plan) })),
    families: families.map((family) => {
      const absent = statedOtherwise(family, fixed) ?? family.missing();
      if (absent !== null) return { id: family.id, plan: null, lost: absent, causes: [] };
      const found = searchParallelism(
        question,
        globalBatchSequences,
        { ...fixed, ...family.stated },
        (run) => family.aboveOne.every((degree) => run[degree] > 1),
      );
      return { id: family.id, ...lostAgainst(best, found, question, globalBatchSequences) };
    }),
  };
}

function isMember({ stated, aboveOne }: LayoutFamily, run: Run): boolean {
  const fields = Object.keys(stated) as (keyof Layout)[];
  return (
    fields.every((field) => run[field] === stated[field]) &&
    aboveOne.every((degree) => run[degree] > 1)
  );
}

/** The first field that the asker fixed to what no member of the family has, or null. */
function statedOtherwise(family: LayoutFamily, fixed: Partial<Layout>): Remark | null {
  const fields = Object.keys(fixed) as (keyof Layout)[];
  const field = fields.find((name) => {
    const asked = fixed[name];
    if (asked === undefined || asked === null) return false;
    const own = family.stated[name];
    if (own !== undefined) return own !== asked;
    return asked === 1 && family.aboveOne.some((degree) => degree === name);
  });
  if (field === undefined) return null;
  return { code: 'statedOtherwise', details: { field, value: fixed[field] ?? null } };
}

function lostAgainst(
  best: StepResult | null,
  found: SearchOutcome,
  { chipCount }: StepQuestion,
  globalBatchSequences: number,
): Omit<FamilyAccount, 'id'> {
  if (found.best !== null && best !== null) {
    const { ratio, causes } = differenceFrom(best, found.best);
    const code = ratio < SAME_TIME_RATIO ? 'sameTime' : 'slower';
    return { plan: found.best, lost: { code, details: { slowerRatio: ratio } }, causes };
  }
  if (found.nearest !== null) {
    const { memoryBytesPerChip, memoryBytesAvailablePerChip } = found.nearest;
    const details = {
      neededBytesPerChip: memoryBytesPerChip,
      availableBytesPerChip: memoryBytesAvailablePerChip,
    };
    return { plan: found.nearest, lost: { code: 'doesNotFitMemory', details }, causes: [] };
  }
  const code = chipCount > globalBatchSequences ? 'replicasAboveBatch' : 'nothingDivides';
  return {
    plan: null,
    lost: { code, details: { chipCount, batchSequenceCount: globalBatchSequences } },
    causes: [],
  };
}
