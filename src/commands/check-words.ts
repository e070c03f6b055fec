import type { Finding } from '../checks/finding.ts';
import type { Lang } from '../errors.ts';
import type { Period } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn, type RegionSet } from '../model/region.ts';
import { WORDS } from '../table/phrases.ts';
import { SEVERITY_WORDS } from './findings-table.ts';

/** The title of a check: where, which months. */
export function headingOf(
  set: RegionSet | undefined,
  periods: readonly Period[],
  byProvider: boolean,
  lang: Lang,
): string {
  const place = set ? nameIn(set, lang) : '';
  const ends = [...new Set([periods[0], periods.at(-1)])].filter((p) => p !== undefined);
  const when = ends.map((p) => periodName(p, 'month', lang)).join(WORDS.until[lang]);
  if (lang === 'zh') return `${place}${byProvider ? '报送情况' : '月度审核'}（${when}）`;
  return `${place && `${place}: `}${byProvider ? 'deliveries' : 'month check'}, ${when}`;
}

/** How many findings there are of each severity, in one line. */
export function summaryOf(findings: readonly Finding[], lang: Lang): string {
  if (findings.length === 0) return lang === 'zh' ? '未发现问题。' : 'No findings.';
  const open = findings.filter((f) => f.waived === undefined);
  const plural = lang === 'zh' ? '' : 's';
  const counts = (['error', 'warning', 'note'] as const).map((severity) => {
    const count = open.filter((f) => f.severity === severity).length;
    return `${SEVERITY_WORDS[severity][lang]}${plural} ${count}`;
  });
  const waived = `${SEVERITY_WORDS.waived[lang]} ${findings.length - open.length}`;
  return [...counts, waived].join(lang === 'zh' ? '，' : ', ') + (lang === 'zh' ? '。' : '.');
}
