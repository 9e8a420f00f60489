import { type Context, ID_BYTES } from '../context';
import { insertScenario } from './insert-scenario';
import { ownScenario } from './own-scenario';
import type { SavedScenario } from './saved-scenario';

const SUFFIX = { en: ' copy', ja: ' のコピー' };
const LONGEST_NAME = 120;

/** A second scenario with the same content, named as a copy. */
export async function duplicateScenario(
  context: Context,
  id: string,
  language: keyof typeof SUFFIX = 'en',
): Promise<SavedScenario> {
  return context.database.write(async (tx) => {
    const { scenario } = await ownScenario(tx, context, id);
    const room = LONGEST_NAME - SUFFIX[language].length;
    const name = `${[...scenario.name].slice(0, room).join('')}${SUFFIX[language]}`.trim();
    const copyId = context.randomText(ID_BYTES);
    return insertScenario(tx, context, copyId, { ...scenario, name }, 'scenario.duplicated', {
      from: id,
    });
  });
}
