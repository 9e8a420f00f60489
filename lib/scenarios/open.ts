import type { Context } from '../context';
import { ownScenario } from './own-scenario';
import { type SavedScenario, savedScenario } from './saved-scenario';

export async function openScenario(context: Context, id: string): Promise<SavedScenario> {
  return savedScenario(await ownScenario(context.database.read, context, id));
}
