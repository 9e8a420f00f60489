import type { Database } from '@/db/database';
import type { FrozenAnswer } from '@/db/tables';
import { processState } from '../process-state';

const KEPT_COUNT = 200;
const viewsByDatabase = processState(
  'recent-views',
  () => new WeakMap<Database, Map<string, FrozenAnswer>>(),
);

/**
 * What a link shows at one version of its scenario never changes, so the 200 shown last are kept.
 * Whether the link may be opened is not kept: that is asked of the database every time.
 */
export function recentViews(database: Database) {
  const views = viewsByDatabase.get(database) ?? new Map<string, FrozenAnswer>();
  viewsByDatabase.set(database, views);
  return {
    get(key: string): FrozenAnswer | undefined {
      const view = views.get(key);
      if (!view) return undefined;
      views.delete(key);
      views.set(key, view);
      return view;
    },
    keep(key: string, view: FrozenAnswer): FrozenAnswer {
      views.set(key, view);
      const [oldest] = views.keys();
      if (views.size > KEPT_COUNT && oldest !== undefined) views.delete(oldest);
      return view;
    },
  };
}
