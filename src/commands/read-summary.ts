import type { Lang } from '../errors.ts';
import { indicatorName } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { formatPeriod } from '../model/period.ts';
import type { Remark } from './log.ts';

/** How much there is in a panel, in one line. */
export function contents(panel: Panel, lang: Lang): Remark {
  const periods = [...new Set(panel.allSeries().flatMap((s) => [...s.pages.keys()]))].sort((a, b) => a - b);
  const [first, last] = [periods[0] ?? 0, periods.at(-1) ?? 0].map(formatPeriod);
  const units = panel.regions.filter((r) => r.kind === 'unit').length;
  const names = panel.indicators.map((i) => indicatorName(i, lang));
  const text =
    lang === 'zh'
      ? `共 ${panel.regions.length} 个地区（${units} 个单位），${names.length} 项指标，${first} 至 ${last}：${names.join('、')}`
      : `${panel.regions.length} regions (${units} units), ${names.length} indicators, ${first} to ${last}: ${names.join(', ')}`;
  return { code: 'N_CONTENTS', severity: 'note', text };
}
