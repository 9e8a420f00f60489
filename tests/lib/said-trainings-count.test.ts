import { expect, test } from 'vitest';
import { saidTrainingsCount } from '@/lib/i18n/roadmap-advice-texts';

test('trainings from which a pilot pays are said up to ten times those planned', () => {
  const said = (paysFromTrainingsCount: number | null) =>
    saidTrainingsCount({ paysFromTrainingsCount, trainingsCount: 6 });
  expect([said(15), said(60), said(61), said(1968), said(null)]).toEqual([
    15,
    60,
    null,
    null,
    null,
  ]);
});
