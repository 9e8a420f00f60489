import type { Catalog } from '@/engine/catalog/schema';
import type { Roadmap } from '@/engine/recommend/roadmap-result';
import type { Recommendation, Result } from '@/engine/result';
import type { Scenario } from '@/engine/scenario';

export const REPORT_LANGUAGES = ['ja', 'en', 'both'] as const;
/** `both` is the Japanese report, then the English one. */
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_KINDS = ['brief', 'board', 'full'] as const;
/** Two pages to attach, six for a board, or those with every assumption. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** All that a report says. It reads no clock and opens no file but its fonts. */
export interface ReportInput {
  scenario: Scenario;
  result: Result;
  recommendation: Recommendation;
  /** Left out where the figures were frozen without one. */
  roadmap?: Roadmap;
  /** Facts with their sources; only those that the result names are read. */
  catalog: Catalog;
  /** User text. */
  title: string;
  versionLabel: string;
  generatedAt: Date;
  /** Set where the figures were frozen earlier than `generatedAt`. */
  frozen?: { engineVersion: string; catalogVersion: string; at: Date };
}
