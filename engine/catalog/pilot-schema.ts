import { z } from 'zod';
import { factIn } from './fact';

/** How a phased adoption is cut: sizes of the stages, runs, people, and how sure a gate must be. */
export const pilotSchema = z.strictObject({
  /** Arithmetic of all runs of the pilot over that of the full training. */
  pilotComputeShareRatio: factIn('1'),
  /** The same for the middle stage. */
  midComputeShareRatio: factIn('1'),
  /** Above this share of the full training a pilot spares nothing and is refused. */
  largestPilotShareRatio: factIn('1'),
  /** Size of the pilot's model over the full one, at most. */
  largestPilotParameterRatio: factIn('1'),
  /** Size of the middle stage's model over the pilot's, at least, before it is rounded to a size people say. */
  smallestStepUpRatio: factIn('1'),
  smallestParameterCount: factIn('1'),
  /** At most; fewer where the full training has fewer. */
  tokensPerParameter: factIn('1'),
  /** A run of fewer optimizer steps says little: the batch shrinks to keep them. */
  smallestStepCount: factIn('1'),
  /** Wall clock of one run of the pilot and of the middle stage: decides their chips. */
  pilotRunDays: factIn('day'),
  midRunDays: factIn('day'),
  /** Runs with different seeds per side: value where they suffice, up to high. */
  seedCount: factIn('1'),
  /** Standard deviation of the final loss between runs that differ by their seed alone. */
  seedLossNats: factIn('nat'),
  /** Standard deviations that a gate keeps from its limit. */
  gateDeviationsRatio: factIn('1'),
  /** Further standard deviations at which a gap is found four times in five. */
  powerDeviationsRatio: factIn('1'),
  /** Error of the loss law between two sizes that gates allow for, at most. */
  largestTransferRatio: factIn('1'),
  /** No chance is told as nearer to certain than this, or to nil. */
  surestChanceRatio: factIn('1'),
  /** Chance to pass a gate on what nothing predicts: the loss gap of a sparse fine-tuning. */
  unpredictedChanceRatio: factIn('1'),
  /** What a pilot must save over training directly to be proposed, as a share of one training. */
  leastSavingRatio: factIn('1'),
  /** People who prepare a stage side by side: turns person-months into calendar time. */
  teamPersonCount: factIn('1'),
  /** Share of the preparation of a first run that each later stage needs again. */
  repeatedPreparationRatio: factIn('1'),
});
