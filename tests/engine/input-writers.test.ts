import { expect, test } from 'vitest';
import { INPUT_WRITERS } from '@/engine/input-writers';
import { blankInputs, OUTCOME_INPUTS } from '@/engine/outcome-inputs';

test('every writer sets the input it stands under, and no other', () => {
  expect(Object.keys(INPUT_WRITERS)).toEqual(OUTCOME_INPUTS);
  for (const name of OUTCOME_INPUTS) {
    const inputs = blankInputs();
    INPUT_WRITERS[name](inputs, 7);
    expect(inputs).toEqual({ ...blankInputs(), [name]: 7 });
  }
});
