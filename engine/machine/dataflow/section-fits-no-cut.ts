import { EngineError, type ErrorDetails } from '../../errors';
import type { Run } from '../../scenario';
import type { StepQuestion } from '../step';
import { dataflowParts } from './machine-settings';
import type { Section } from './section';

/** The code under which a plan without any cut that fits is refused. */
export const SECTION_FITS_NO_CUT = 'sectionFitsNoCut';

/** A share of the chip is named in hundredths. */
const HUNDREDTHS = 100;

/** One changed field with the value that might make room: what the error names, and what to try. */
interface Change {
  named: ErrorDetails;
  question: StepQuestion;
  run: Run;
}

/**
 * Why a section of one stage does not fit: its tiles need more than the chip's part in use holds.
 * Names the first change that `fits` confirms: a larger share of the chip, a shorter sequence, more
 * tensor parallelism up to the heads; `accepted` is null where none of them does.
 */
export function sectionFitsNoCut(
  question: StepQuestion,
  run: Run,
  { stageIds, tileBytesNeeded }: Section,
  fits: (question: StepQuestion, run: Run) => boolean,
): EngineError {
  const availableBytes = dataflowParts(question).rdu.onChipBytes * question.chipFraction;
  const changes = changesOf(question, run, tileBytesNeeded / availableBytes);
  const found = changes.find((change) => fits(change.question, change.run));
  const named = found?.named ?? { path: 'model', field: 'none', accepted: null };
  return new EngineError(SECTION_FITS_NO_CUT, {
    ...named,
    stage: stageIds[0] ?? '',
    neededBytes: tileBytesNeeded,
    availableBytes,
  });
}

/** Changes of one field by at least the factor that is lacking. */
function changesOf(question: StepQuestion, run: Run, lackRatio: number): Change[] {
  const { chipFraction, model } = question;
  const share = Math.ceil(HUNDREDTHS * chipFraction * lackRatio) / HUNDREDTHS;
  const sequenceLength = Math.max(1, Math.floor(model.sequenceLength / lackRatio));
  const named = (path: string, value: number, acceptedSize: number): ErrorDetails => ({
    path,
    field: path.split('.').at(-1) ?? path,
    value,
    accepted: acceptedSize,
  });
  const changes: Change[] = [
    {
      named: named('model.sequenceLength', model.sequenceLength, sequenceLength),
      question: { ...question, model: { ...model, sequenceLength } },
      run,
    },
  ];
  if (share <= 1)
    changes.unshift({
      named: named('chipFraction', chipFraction, share),
      question: { ...question, chipFraction: share },
      run,
    });
  for (let degree = 2 * run.tensorParallel; degree <= model.attentionHeads; degree *= 2)
    changes.push({
      named: named('run.tensorParallel', run.tensorParallel, degree),
      question,
      run: { ...run, tensorParallel: degree },
    });
  return changes;
}
