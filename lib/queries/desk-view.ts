import type { Recommendation } from '@/engine/result';
import type { Answer } from './answer';
import type { Names } from './names';
import type { RoadmapView } from './roadmap-view';

/** What a page with a comparison starts from. Without advice, the page works it out. */
export interface DeskView {
  answer: Answer;
  recommendation: Recommendation | null;
  /** Left out, the page works it out once it has advice; a shared view shows none. */
  roadmap?: RoadmapView;
  names: Names;
}
