import { z } from 'zod';
import { factIn } from './fact';

/** Units of money against each other. Editable in every scenario. */
export const exchangeSchema = z.strictObject({
  yenPerUsd: factIn('JPY/USD'),
  euroPerUsd: factIn('EUR/USD'),
});

/** How the engine chooses what the asker leaves open. */
export const planningSchema = z.strictObject({
  /** Without a deadline: chips are added while the work of all chips grows by no more than this share. */
  extraChipHoursRatio: factIn('1'),
  /** The largest machine that is tried. */
  maximumNodeCount: factIn('1'),
  /** How far beyond the fewest nodes in time a cheaper plan is looked for. */
  lookBeyondRatio: factIn('1'),
  /** Open chip counts leave room for the step time that holds in this share of the outcomes. */
  cautiousProbability: factIn('1'),
  /** Share of a GPU's memory above which a plan is said to stand at the brink. */
  memoryNearlyFullRatio: factIn('1'),
  /** Levels that an open sparse schedule is made of; 2:4 has its own alone. */
  scheduleLevels: z.strictObject({
    lightSparsityRatio: factIn('1'),
    middleSparsityRatio: factIn('1'),
    deepSparsityRatio: factIn('1'),
    twoFourSparsityRatio: factIn('1'),
  }),
});
