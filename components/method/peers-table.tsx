// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout sets `display`, which drops a table's own roles
import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/format/locale';
import { formatDifference, formatFactor } from '@/lib/format/number';
import { formatPercent, formatPercentTenths } from '@/lib/format/percent';
import type { MethodFamily, MethodPeer } from '@/lib/queries/method-view';

const HEAD = 'py-1 pr-3 text-left align-bottom font-normal text-ink-soft text-note';
const CELL =
  'border-t border-rule py-1.5 pr-3 text-left align-top max-md:block max-md:border-0 max-md:py-0';

/** What other tools reach on the same families, for context. */
export function PeersTable({ families }: { families: readonly MethodFamily[] }) {
  const t = useTranslations('method');
  const locale = useLocale() as Locale;
  const signed = (ratio: number) => formatDifference(ratio, formatPercent);
  const figureText = (figure: MethodPeer['figure']) => {
    switch (figure.kind) {
      case 'error':
        return formatPercentTenths(figure.errorRatio);
      case 'range':
        return t('peers.range', { low: signed(figure.lowRatio), high: signed(figure.highRatio) });
      case 'refused':
        return t('peers.refused', { share: formatPercent(figure.refusedRatio) });
      case 'bound':
        return t('peers.bound', { factor: formatFactor(figure.boundFactor, locale, 3) });
    }
  };
  return (
    <table role="table" className="w-full max-w-[60rem] border-collapse max-md:block">
      <caption className="sr-only">{t('peers.caption')}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          {['table.family', 'peers.tool', 'peers.figure', 'peers.here', 'peers.origin'].map(
            (key) => (
              <th key={key} role="columnheader" scope="col" className={HEAD}>
                {t(key)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {families.flatMap((family) =>
          family.peers.map((peer) => (
            <tr
              role="row"
              key={`${family.id}-${peer.id}`}
              className="max-md:block max-md:border-t max-md:border-rule max-md:py-2"
            >
              <th role="rowheader" scope="row" className={`${CELL} font-normal`}>
                {t(`family.${family.id}`)}
              </th>
              <td role="cell" className={CELL}>
                {peer.tool === null ? (
                  t('peers.constant')
                ) : (
                  <a
                    href={peer.tool.source.url}
                    rel="noreferrer"
                    title={peer.tool.source.title}
                    className="underline decoration-rule-firm underline-offset-4"
                  >
                    {peer.tool.name}
                  </a>
                )}
              </td>
              <td role="cell" className={CELL}>
                <span className="text-note text-ink-soft md:hidden">{t('peers.figure')} </span>
                {figureText(peer.figure)}
              </td>
              <td role="cell" className={CELL}>
                <span className="text-note text-ink-soft md:hidden">{t('peers.here')} </span>
                {formatPercentTenths(family.row.mape)}
              </td>
              <td role="cell" className={`${CELL} text-ink-soft`}>
                {t(peer.isPublished ? 'peers.published' : 'peers.run')}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
