'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { type PointerEvent, useEffect, useMemo, useState } from 'react';
import {
  type AccuracyPoint,
  type AccuracyScatterData,
  accuracyPlot,
  accuracyScatter,
  errorRatioOf,
} from '@/components/charts/accuracy-scatter';
import { chartTexts } from '@/components/charts/chart-texts';
import { SceneSvg } from '@/components/charts/scene-svg';
import { useFrameWidth } from '@/components/charts/use-frame-width';
import type { Locale } from '@/lib/format/locale';
import { formatDifference, formatSignificant } from '@/lib/format/number';
import { formatPercentTenths } from '@/lib/format/percent';
import { anchorOf, caseHref } from './case-href';
import { NO_MONEY } from './no-money';

export interface ScatterFigureProps {
  familyId: string;
  points: readonly AccuracyPoint[];
  family: AccuracyScatterData['family'];
  quantity: AccuracyScatterData['quantity'];
}

/** What the server draws for, before the width is known. */
const FIRST_WIDTH_PX = 400;
/** A pointer picks the nearest case, up to this far away. */
const REACH_PX = 24;

/** Test cases first, each part from the largest error down. */
function byError(a: AccuracyPoint, b: AccuracyPoint): number {
  return (
    Number(a.isCalibration) - Number(b.isCalibration) ||
    Math.abs(errorRatioOf(b)) - Math.abs(errorRatioOf(a))
  );
}

/** A scatter of cases of which one is told in words: the one that is pointed at, at first the worst. */
export function ScatterFigure({ familyId, points, family, quantity }: ScatterFigureProps) {
  const t = useTranslations('charts');
  const locale = useLocale() as Locale;
  const [frame, widthPx] = useFrameWidth(FIRST_WIDTH_PX);
  const [isLive, setLive] = useState(false);
  const [place, setPlace] = useState(0);
  useEffect(() => setLive(true), []);
  const texts = useMemo(
    () => ({ ...chartTexts(locale, NO_MONEY, t), amount: formatSignificant }),
    [locale, t],
  );
  const ordered = useMemo(() => [...points].sort(byError), [points]);
  const chosen = ordered[place];
  const scene = accuracyScatter({ points, family, quantity, chosenId: chosen?.id }, texts, {
    widthPx,
  });
  const choose = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = scene.widthPx / box.width;
    const xPx = (event.clientX - box.left) * scale;
    const yPx = (event.clientY - box.top) * scale;
    const plot = accuracyPlot(points, texts, { widthPx });
    const distances = ordered.map(({ measured, predicted }) =>
      Math.hypot(plot.xOf(measured) - xPx, plot.yOf(predicted) - yPx),
    );
    const nearest = Math.min(...distances);
    if (nearest <= REACH_PX) setPlace(distances.indexOf(nearest));
  };
  if (chosen === undefined) return null;
  const partText = (point: AccuracyPoint) =>
    t(`accuracy.${point.isCalibration ? 'isCalibration' : 'isTest'}`);
  const amountText = (value: number) =>
    t(`accuracy.amount.${quantity}`, { amount: formatSignificant(value) });
  const errorText = formatDifference(errorRatioOf(chosen), formatPercentTenths);
  return (
    <figure className="min-w-0">
      <figcaption className="pb-2 font-semibold">{scene.title}</figcaption>
      <div ref={frame} onPointerMove={choose} onPointerDown={choose}>
        <SceneSvg scene={scene} id={`scatter-${familyId}`} />
      </div>
      <div className="min-h-6">
        {isLive && (
          <input
            type="range"
            className="ruler"
            aria-label={t('accuracy.choose')}
            aria-valuetext={t('accuracy.chosen', {
              place: place + 1,
              count: ordered.length,
              id: chosen.id,
              part: partText(chosen),
              error: errorText,
            })}
            min={0}
            max={ordered.length - 1}
            value={place}
            onChange={(event) => setPlace(Number(event.target.value))}
          />
        )}
      </div>
      <div className="min-h-[5.75rem] text-note">
        <p>
          <Link
            href={caseHref(locale, familyId, anchorOf(chosen.id))}
            prefetch={false}
            className="font-semibold underline underline-offset-4"
          >
            {chosen.id}
          </Link>{' '}
          <span className="text-ink-soft">· {partText(chosen)}</span>
        </p>
        <p>
          {t('accuracy.measured')} {amountText(chosen.measured)} · {t('accuracy.predicted')}{' '}
          {amountText(chosen.predicted)} · {t('accuracy.error')}{' '}
          <b className="font-semibold">{errorText}</b>
        </p>
        <p className="text-ink-soft">{chosen.about}</p>
      </div>
    </figure>
  );
}
