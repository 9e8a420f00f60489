import type { Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';

/** A result with the question it answers and what it rests on. */
export interface Answer {
  scenario: Scenario;
  result: Result;
  factCount: number;
  sourceCount: number;
  /** Options whose deciding price is an assumption: no cost winner is named among them. */
  assumedPriceIds: string[];
}
