import { z } from 'zod';
import { factIn } from './fact';

/** Units of money against each other. Editable in every scenario. */
export const exchangeSchema = z.strictObject({
  yenPerUsd: factIn('JPY/USD'),
  euroPerUsd: factIn('EUR/USD'),
});

/** How the engine chooses what the asker leaves open. */
export const planningSchema = z.strictObject({
  /** Where the fastest is sought: chip-hours grow by no more than this share over the thriftiest. */
  extraChipHoursRatio: factIn('1'),
  /** The largest machine that is tried. */
  maximumNodeCount: factIn('1'),
  /** Open chip counts leave room for the step time that holds in this share of the outcomes. */
  cautiousProbability: factIn('1'),
  /** Share of a GPU's memory above which a plan is said to stand at the brink. */
  memoryNearlyFullRatio: factIn('1'),
  /** A training of fewer optimizer steps is said to hardly learn. */
  fewStepCount: factIn('1'),
  /** Levels that an open sparse schedule is made of; 2:4 has its own alone. */
  scheduleLevels: z.strictObject({
    lightSparsityRatio: factIn('1'),
    middleSparsityRatio: factIn('1'),
    deepSparsityRatio: factIn('1'),
    twoFourSparsityRatio: factIn('1'),
  }),
});
