import type { ReactElement } from 'react';
import { citedSourceKeys, factRows, materialRows } from './fact-rows';
import { Ledger } from './ledger';
import { PageFrame } from './page-frame';
import type { Paper } from './paper';
import { Section } from './section';
import { MEASURE_PT } from './style';
import { Words } from './words';

/** So many rows fit on one page; those that the user changed take the room of two. */
const ROWS_SHOWN = 22;

/** The material assumptions, or with `all` every fact that a figure rests on. */
export function AssumptionsPage({ paper, all }: { paper: Paper; all: boolean }): ReactElement {
  const { input, say } = paper;
  const rows = factRows(paper);
  const changedCount = rows.filter(({ override }) => override !== null).length;
  const room = Math.max(ROWS_SHOWN - changedCount, ROWS_SHOWN / 2);
  const shown = all ? rows : materialRows(rows).slice(0, room);
  const sourceCount = citedSourceKeys(rows).length;
  const isOther =
    input.frozen !== undefined && input.frozen.catalogVersion !== input.catalog.version;
  return (
    <PageFrame paper={paper} name={all ? 'allAssumptions' : 'assumptions'}>
      <Section
        paper={paper}
        title={say(all ? 'report.page.allAssumptions' : 'report.page.assumptions')}
        whole={false}
      >
        <Words
          paper={paper}
          text={say('report.ledger.counts', {
            shown: shown.length,
            facts: rows.length,
            sources: sourceCount,
            changed: input.scenario.overrides.length,
          })}
          widthPt={MEASURE_PT}
          size="note"
          tone="inkSoft"
        />
        {isOther && (
          <Words
            paper={paper}
            text={say('report.ledger.otherCatalog', { catalog: input.catalog.version })}
            widthPt={MEASURE_PT}
            size="note"
            bold
          />
        )}
        <Ledger paper={paper} rows={shown} sourceKeys={all ? citedSourceKeys(rows) : []} />
      </Section>
    </PageFrame>
  );
}
