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
  /** Levels that an open sparse schedule is made of; 2:4 has its own alone. */
  scheduleLevels: z.strictObject({
    lightSparsityRatio: factIn('1'),
    middleSparsityRatio: factIn('1'),
    deepSparsityRatio: factIn('1'),
    twoFourSparsityRatio: factIn('1'),
  }),
});
