import type { Lang } from '../errors.ts';
import { indicatorName } from '../model/indicator.ts';
import type { Panel } from '../model/panel.ts';
import { nameIn } from '../model/region.ts';
import type { Block } from '../stats/block.ts';
import type { Style } from '../table/columns.ts';
import { notesOf } from '../table/notes.ts';
import { fill } from '../table/phrases.ts';
import { type Entry, type Explored, hasFigure } from './explore-entries.ts';
import { listOf, NOTES } from './explore-words.ts';
import { filesOf } from './figures.ts';

/** What the notes of a view are made of. */
interface Told {
  readonly entries: readonly Entry[];
  /** Those of the entries that the view takes. */
  readonly used: readonly Entry[];
  readonly blocks: readonly Block[];
  readonly measure: Explored;
  readonly panel: Panel;
}

/** Notes that every view has: what it is, what was left out, where the figures come from. */
export function exploreNotes({ entries, used, blocks, measure, panel }: Told, style: Style): string[] {
  // Machine formats print no notes, and finding the files takes a while.
  if (style.form === 'machine') return [];
  const { lang } = style;
  const missing = used.filter((e) => !hasFigure(e)).length;
  const kept = new Set(used);
  const totals = entries.filter((e) => !kept.has(e)).map((e) => nameIn(e.region, lang));
  const growthOnly = measure === 'value' ? withGrowthOnly(entries, blocks, lang) : [];
  // Levels are not compared with anything.
  const read = measure === 'growth' ? blocks : blocks.map((b) => ({ ...b, against: undefined, remarks: [] }));
  return [
    NOTES.view[lang],
    ...(measure === 'growth' ? [NOTES.growth[lang]] : []),
    ...(missing > 0 ? [fill(NOTES.missing, lang, { count: missing })] : []),
    ...(totals.length > 0 ? [fill(NOTES.aggregates, lang, { names: listOf(totals, lang) })] : []),
    ...(growthOnly.length > 0 ? [fill(NOTES.growth_only, lang, { names: listOf(growthOnly, lang) })] : []),
    ...notesOf(read, { growth: measure === 'growth', files: filesOf(read, panel) }, style),
  ];
}

function withGrowthOnly(entries: readonly Entry[], blocks: readonly Block[], lang: Lang): string[] {
  const asked = new Set(entries.map((e) => e.indicator));
  const levels = new Set(entries.filter(hasFigure).map((e) => e.indicator));
  const others = blocks.filter((b) => asked.has(b.indicator) && !levels.has(b.indicator));
  const growing = others.filter((b) => b.figures.some((f) => f.growth));
  return growing.map((b) => indicatorName(b.indicator, lang));
}
