import { type Context, ID_BYTES } from '../context';
import { insertScenario } from '../scenarios/insert-scenario';
import type { SavedScenario } from '../scenarios/saved-scenario';
import type { AnswerScenario } from './create';
import { type OpenSettings, openShare } from './open';

/** Makes what a viewer sees the viewer's own scenario: without hidden fields, without a way back. */
export async function copyShared(
  context: Context,
  token: string,
  answerScenario: AnswerScenario,
  unlockProof?: OpenSettings['unlockProof'],
): Promise<SavedScenario> {
  const { scenario } = await openShare(context, token, answerScenario, {
    countView: false,
    ...(unlockProof ? { unlockProof } : {}),
  });
  const id = context.randomText(ID_BYTES);
  return context.database.write((tx) =>
    insertScenario(tx, context, id, scenario, 'scenario.copied-from-share'),
  );
}
