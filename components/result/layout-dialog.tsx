'use client';

import { useTranslations } from 'next-intl';
import { BUTTON } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { OptionResult } from '@/engine/result';
import type { LayoutAccount } from '@/engine/run/layout-account';
import { layoutOf } from '@/engine/run/option-plan';
import type { Layout, Scenario } from '@/engine/scenario';
import { formatInteger } from '@/lib/format/number';
import { formatPercent } from '@/lib/format/percent';
import { formatSi } from '@/lib/format/si';
import { useLayoutAccount } from '@/lib/queries/use-layout-account';
import { scenarioStore } from '@/lib/scenario-state/scenario-store';
import { withLayout } from '@/lib/scenario-state/with-layout';
import { LayoutFamilies } from './layout-families';
import { LayoutFields } from './layout-fields';
import { LayoutTop } from './layout-top';
import { causesText, layoutSentences } from './layout-words';
import { Notice } from './notice';
import type { ScenarioWording } from './use-wording';

interface LayoutDialogProps {
  option: OptionResult;
  scenario: Scenario;
  wording: ScenarioWording;
  onClose: () => void;
}

const CALLOUT =
  'flex flex-wrap items-center gap-x-4 gap-y-2 border-l-4 border-accent bg-raised px-3 py-2';
/** Below this a difference is none to a reader. */
const SAME_RATIO = 0.0005;

/** The layout of one option in words and in figures, the ten fastest, and why other kinds lost. */
export function LayoutDialog({ option, scenario, wording, onClose }: LayoutDialogProps) {
  const t = useTranslations();
  const { data, isError } = useLayoutAccount(scenario, option.id, option.chipCount);
  return (
    <Dialog
      title={t('layout.titleOf', {
        option: wording.titles[option.id]?.marked ?? wording.titleOf(option.id),
      })}
      isWide
      onClose={onClose}
    >
      <div>
        <p>
          {t('layout.words.lead', {
            chips: formatInteger(option.chipCount),
            machine: wording.titles[option.id]?.machine ?? '',
          })}
        </p>
        <ul className="max-w-[44rem] list-disc pl-5">
          {layoutSentences(option.layout, t).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      {isError && <Notice>{t('layout.failed')}</Notice>}
      {data === undefined && !isError && (
        <p role="status" className="min-h-[24rem] text-ink-soft">
          {t('layout.working')}
        </p>
      )}
      {data && (
        <Account
          account={data}
          option={option}
          wording={wording}
          onUse={(layout) => {
            scenarioStore.edit((now) => withLayout(now, option.id, option.chipCount, layout));
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

interface AccountProps {
  account: LayoutAccount;
  option: OptionResult;
  wording: ScenarioWording;
  /** The option's layout from now on, null to leave it open. */
  onUse: (layout: Layout | null) => void;
}

function Account({ account, option, wording, onUse }: AccountProps) {
  const t = useTranslations();
  const { chosen, outcome, isStated, isDensestOfSeveral } = account;
  const { rejected, tried, best } = outcome;
  if (chosen === null) return <Notice>{t('layout.none')}</Notice>;
  const timedCount = tried - rejected.memory - rejected.topology - rejected.other;
  return (
    <>
      {isDensestOfSeveral && <p className="text-ink-soft">{t('layout.densest')}</p>}
      <LayoutFields step={chosen} wording={wording} />
      {isStated ? (
        <Stated account={account} onUse={onUse} />
      ) : (
        <Open account={account} option={option} onUse={onUse} />
      )}
      {best === null && <Notice>{t('layout.nothingFits')}</Notice>}
      <section aria-labelledby="layout-looked">
        <h3 id="layout-looked" className="text-lead font-semibold">
          {t('layout.looked.title')}
        </h3>
        <p className="max-w-[44rem]">
          {t('layout.looked.text', {
            tried: formatInteger(tried),
            timed: formatInteger(timedCount),
            memory: formatInteger(rejected.memory),
            topology: formatInteger(rejected.topology),
            other: formatInteger(rejected.other),
          })}
        </p>
      </section>
      {best !== null && <LayoutTop plans={account.account.top} wording={wording} />}
      <LayoutFamilies families={account.account.families} best={best} wording={wording} />
    </>
  );
}

/** What an open layout is planned beyond the best, and how a team that runs the best says so. */
function Open({ account, option, onUse }: Pick<AccountProps, 'account' | 'option' | 'onUse'>) {
  const t = useTranslations();
  const { best } = account.outcome;
  const { beyondBestPlan = 0, ...parts } = option.stepBreakdownSeconds;
  if (best === null || beyondBestPlan === 0) return null;
  const bestSeconds = Object.values(parts).reduce((sum, seconds) => sum + seconds, 0);
  return (
    <div className={CALLOUT}>
      <p className="max-w-[44rem]">
        {t('layout.open.text', { share: formatPercent(beyondBestPlan / bestSeconds) })}
      </p>
      <p className="flex flex-wrap items-center gap-x-3">
        <button type="button" className={BUTTON} onClick={() => onUse(layoutOf(best.run))}>
          {t('layout.open.state')}
        </button>
        <span className="text-note text-ink-soft">{t('layout.open.undoable')}</span>
      </p>
    </div>
  );
}

/** How far a stated layout is from the best, and the ways to the best and to leave it open. */
function Stated({ account, onUse }: Pick<AccountProps, 'account' | 'onUse'>) {
  const t = useTranslations();
  const { chosen, fromBest, outcome } = account;
  const { best } = outcome;
  if (chosen === null || best === null || fromBest === null) return null;
  const isBest = chosen.fits && fromBest.ratio < SAME_RATIO;
  const text = !chosen.fits
    ? t('layout.stated.doesNotFit', {
        used: formatSi(chosen.memoryBytesPerChip, 'B'),
        available: formatSi(chosen.memoryBytesAvailablePerChip, 'B'),
      })
    : isBest
      ? t('layout.stated.isBest')
      : t('layout.stated.slower', {
          share: formatPercent(fromBest.ratio),
          cause: causesText(fromBest.causes, chosen.run, best.run, t),
        });
  return (
    <div className={CALLOUT}>
      <p>{text}</p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {!isBest && (
          <button type="button" className={BUTTON} onClick={() => onUse(layoutOf(best.run))}>
            {t('layout.stated.useBest')}
          </button>
        )}
        <button type="button" className={BUTTON} onClick={() => onUse(null)}>
          {t('layout.stated.leaveOpen')}
        </button>
        <span className="text-note text-ink-soft">{t('layout.stated.undoable')}</span>
      </p>
    </div>
  );
}
