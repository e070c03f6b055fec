import { basename } from 'node:path';
import type { Lang, Text } from '../errors.ts';
import { dayOf } from '../model/day.ts';
import { indicatorName } from '../model/indicator.ts';
import type { Measure, Panel } from '../model/panel.ts';
import { periodName } from '../model/period-name.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { nameIn } from '../model/region.ts';
import type { FigureVintage, Turn } from '../store/history.ts';
import type { CellValue, Column, Table } from '../table/table.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

const TURNS: Readonly<Record<Turn, Text>> = {
  first: text('首次', 'first'),
  correction: text('更正', 'correction'),
  revision: text('修订', 'revision'),
};

const MEASURES: Readonly<Record<Measure, Text>> = {
  value: text('总量', 'value'),
  base: text('上年同期', 'year ago'),
  growth: text('增速', 'growth'),
  change: text('变动', 'change'),
  rank: text('位次', 'rank'),
  share: text('占比', 'share'),
  plan: text('计划', 'plan'),
  units: text('单位数', 'units'),
};

interface HistoryColumn {
  /** None: for machines alone. */
  readonly head?: Text;
  readonly kind?: Column['kind'];
  readonly machine: (vintage: FigureVintage) => CellValue | undefined;
  /** Whether people see it only where some vintage has something to say. */
  readonly says?: (vintage: FigureVintage) => boolean;
  /** For people, where they read something else. */
  readonly words?: (vintage: FigureVintage, panel: Panel, lang: Lang) => CellValue;
}

const COLUMNS: Readonly<Record<string, HistoryColumn>> = {
  indicator: {
    head: text('指标', 'Indicator'),
    machine: (v) => v.indicator,
    words: (v, panel, lang) => {
      const indicator = panel.indicator(v.indicator);
      return indicator ? indicatorName(indicator, lang) : v.indicator;
    },
  },
  period: {
    head: text('时期', 'Period'),
    machine: (v) => v.period,
    words: (v, _, lang) => periodName(parsePeriod(v.period)?.period ?? 0, v.basis, lang),
  },
  basis: { machine: (v) => v.basis },
  measure: {
    head: text('度量', 'Measure'),
    machine: (v) => v.measure,
    words: (v, _, lang) => MEASURES[v.measure][lang],
  },
  region: {
    head: text('地区', 'Region'),
    machine: (v) => v.region,
    words: (v, panel, lang) => {
      const region = panel.region(v.region);
      return region ? nameIn(region, lang) : v.region;
    },
  },
  value: { head: text('数据', 'Figure'), kind: 'decimal', machine: (v) => v.value },
  status: { head: text('状态', 'Status'), machine: (v) => v.status, says: (v) => v.status !== 'A' },
  turn: { head: text('性质', 'Turn'), machine: (v) => v.turn, words: (v, _, lang) => TURNS[v.turn][lang] },
  received: {
    head: text('收到', 'Received'),
    machine: (v) => v.received,
    words: (v) => dayOf(v.received),
  },
  release: { head: text('发布', 'Release'), machine: (v) => v.release },
  file: { head: text('文件', 'File'), machine: (v) => v.file, words: (v) => basename(v.file) },
  line: { head: text('行', 'Line'), kind: 'integer', machine: (v) => v.line },
};

const TITLE = text('数据的各次版本', 'Vintages of figures');
/** Columns that say which figure it is: indicator, period, measure, region. */
const NAMED = 4;

/** Vintages one below the other; of each figure the first comes first. */
export function historyTable(
  vintages: readonly FigureVintage[],
  panel: Panel,
  form: 'machine' | 'publication',
  lang: Lang,
): Table {
  const shown = Object.entries(COLUMNS).filter(
    ([, { head, says }]) => form === 'machine' || (head && (!says || vintages.some(says))),
  );
  return {
    title: form === 'machine' ? '' : TITLE[lang],
    unitNote: '',
    columns: shown.map(([key, { head, kind = 'text' }]) => ({ key, head: head?.[lang] ?? key, kind })),
    stub: form === 'machine' ? 0 : NAMED,
    rows: vintages.map((vintage) => ({
      kind: 'unit',
      cells: shown.map(([, { machine, words }]) => {
        const cell = form === 'publication' && words ? words(vintage, panel, lang) : machine(vintage);
        return cell ?? null;
      }),
    })),
    notes: [],
  };
}
