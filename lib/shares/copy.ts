import { type Context, ID_BYTES } from '../context';
import { insertScenario } from '../scenarios/insert-scenario';
import type { SavedScenario } from '../scenarios/saved-scenario';
import type { AnswerScenario } from './create';
import { openShare } from './open';

/** Makes what a viewer sees the viewer's own scenario: without hidden fields, without a way back. */
export async function copyShared(
  context: Context,
  token: string,
  answerScenario: AnswerScenario,
): Promise<SavedScenario> {
  const { scenario } = await openShare(context, token, answerScenario, false);
  const id = context.randomText(ID_BYTES);
  return context.database.write((tx) =>
    insertScenario(tx, context, id, scenario, 'scenario.copied-from-share'),
  );
}
