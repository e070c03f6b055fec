import { type Issue, issue } from '../errors.ts';
import { groupBy } from '../model/group-by.ts';
import { indicatorName } from '../model/indicator.ts';
import { monthOf, yearOf } from '../model/period.ts';
import type { Draft } from './drafts.ts';

/**
 * Gives figures whose basis the file does not say that of the other columns of their indicator, and takes indicators
 * no catalogue knows as cumulative when every January is empty while February is given: such figures are published
 * from January-February on (domain.md 1.1).
 */
export function settleBasis(drafts: readonly Draft[], file: string): { drafts: Draft[]; issues: Issue[] } {
  const said = new Map(drafts.filter((d) => d.basisSaid).map((d) => [d.indicator.id, d.basis]));
  const guessed = [...groupBy(drafts, (d) => d.indicator.id)].filter(
    ([id, own]) => !said.has(id) && own[0]?.indicator.basis === 'month' && skipsJanuary(own),
  );
  for (const [id] of guessed) said.set(id, 'ytd');
  const issues = guessed.map(([, [first]]) =>
    issue('N_BASIS_YTD', {}, { file, column: first && indicatorName(first.indicator, 'zh') }, 'warning'),
  );
  const settled = drafts.map((d) => {
    const basis = said.get(d.indicator.id);
    return d.basisSaid || basis === undefined || d.indicator.basis === 'point' ? d : { ...d, basis };
  });
  return { drafts: settled, issues };
}

function skipsJanuary(drafts: readonly Draft[]): boolean {
  const given = drafts.filter((d) => d.value !== undefined && d.measure === 'value');
  const years = new Set(given.filter((d) => monthOf(d.period) === 2).map((d) => yearOf(d.period)));
  return years.size >= 2 && given.every((d) => monthOf(d.period) !== 1);
}
