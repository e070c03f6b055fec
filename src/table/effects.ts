import type { Lang, Text } from '../errors.ts';
import { indicatorName } from '../model/indicator.ts';
import { formatPeriod } from '../model/period.ts';
import { periodName } from '../model/period-name.ts';
import { nameIn } from '../model/region.ts';
import type { BlockEffects, Effect } from '../stats/effect.ts';
import { movement } from '../stats/ranking.ts';
import { MACHINE_DECIMALS } from './columns.ts';
import { unitIn, WORDS } from './phrases.ts';
import type { CellValue, Column, Table, TableRow } from './table.ts';

interface EffectColumn {
  readonly head: Text;
  readonly kind: Column['kind'];
  readonly digits?: 'level' | 'rate';
  /** Left out for people, who read it in the title. */
  readonly machineOnly?: boolean;
  readonly cell: (effect: Effect, block: BlockEffects, lang: Lang) => CellValue | undefined;
}

const head = (zh: string, en: string): Text => ({ zh, en });

const COLUMNS: Readonly<Record<string, EffectColumn>> = {
  indicator: {
    head: head('', ''),
    kind: 'text',
    machineOnly: true,
    cell: (_, { after }) => after.indicator.id,
  },
  period: {
    head: head('', ''),
    kind: 'text',
    machineOnly: true,
    cell: (_, { after }) => formatPeriod(after.period),
  },
  basis: { head: head('', ''), kind: 'text', machineOnly: true, cell: (_, { after }) => after.basis },
  region: { head: head('', ''), kind: 'text', machineOnly: true, cell: ({ region }) => region.code },
  name: { head: head('地区', 'Region'), kind: 'text', cell: ({ region }, _, lang) => nameIn(region, lang) },
  value_before: {
    head: head('原总量', 'Value\nbefore'),
    kind: 'decimal',
    digits: 'level',
    cell: (e) => e.before?.value,
  },
  value: { head: head('总量', 'Value'), kind: 'decimal', digits: 'level', cell: (e) => e.after?.value },
  growth_before: {
    head: head('原增速\n(%)', 'Growth\nbefore'),
    kind: 'signed',
    digits: 'rate',
    cell: (e) => e.before?.growth,
  },
  growth: {
    head: head('增速\n(%)', 'Growth\n(%)'),
    kind: 'signed',
    digits: 'rate',
    cell: (e) => e.after?.growth,
  },
  rank_before: { head: head('原位次', 'Rank\nbefore'), kind: 'integer', cell: (e) => e.before?.rank },
  rank: { head: head('位次', 'Rank'), kind: 'integer', cell: (e) => e.after?.rank },
  of: { head: head('', ''), kind: 'integer', machineOnly: true, cell: (_, { after }) => after.of },
  rank_change: {
    head: head('位次\n变动', 'Move'),
    kind: 'signed',
    cell: ({ before, after }) => moved(before?.rank, after?.rank),
  },
};

/** Places gained (positive) or lost by revisions. */
function moved(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : movement(after, before);
}

/** What revisions did, for machines: one table, with the sentence that corrects what was published. */
export function effectsMachineTable(
  blocks: readonly BlockEffects[],
  lang: Lang,
  sentence: (block: BlockEffects, effect: Effect) => string | undefined,
): Table {
  const columns = Object.entries(COLUMNS).map(([key, { kind, digits }]): Column => {
    return { key, head: key, kind, decimals: digits === 'rate' ? MACHINE_DECIMALS : undefined };
  });
  const rows = blocks.flatMap((block) =>
    block.effects.map((effect): TableRow => {
      const cells = cellsOf(effect, block, Object.values(COLUMNS), lang);
      return { kind: effect.region.kind, cells: [...cells, sentence(block, effect) ?? null] };
    }),
  );
  const last: Column = { key: 'sentence', head: 'sentence', kind: 'text' };
  return { title: '', unitNote: '', columns: [...columns, last], stub: 0, rows, notes: [] };
}

/** What revisions did to one ranking, for people; the sentences stand below it. */
export function effectsTable(block: BlockEffects, lang: Lang, sentences: readonly string[]): Table {
  const { indicator, period, basis } = block.after;
  const shown = Object.entries(COLUMNS).filter(([, column]) => {
    return !column.machineOnly && block.effects.some((e) => column.cell(e, block, lang) !== undefined);
  });
  const [name, when] = [indicatorName(indicator, lang), periodName(period, basis, lang)];
  return {
    title: lang === 'zh' ? `${name}修订的影响（${when}）` : `${name}: what revisions changed, ${when}`,
    unitNote: indicator.unit === '' ? '' : `${WORDS.unit[lang]}${unitIn(indicator.unit, lang)}`,
    columns: shown.map(([key, column]) => ({
      key,
      head: column.head[lang],
      kind: column.kind,
      decimals: column.digits && { level: indicator.decimals, rate: indicator.growthDecimals }[column.digits],
    })),
    stub: 1,
    rows: block.effects.map((effect) => ({
      kind: effect.region.kind,
      cells: cellsOf(
        effect,
        block,
        shown.map(([, column]) => column),
        lang,
      ),
    })),
    notes: sentences,
  };
}

function cellsOf(
  effect: Effect,
  block: BlockEffects,
  columns: readonly EffectColumn[],
  lang: Lang,
): CellValue[] {
  return columns.map(({ cell }) => cell(effect, block, lang) ?? null);
}
