import { issue, usage } from '../errors.ts';
import { indicatorName } from '../model/indicator.ts';
import type { Measure, Panel } from '../model/panel.ts';
import type { Block } from '../stats/block.ts';
import { FIGURE_KEYS, type FigureKey, type Style } from '../table/columns.ts';
import { figuresTable, type Layout, machineTable } from '../table/figures-table.ts';
import type { Table } from '../table/table.ts';
import type { Call } from './command.ts';
import { chosenFormat, print } from './output.ts';
import { refuseEmpty } from './prepare.ts';

/** What a command wants printed of its blocks. */
export interface Printing {
  /** Columns for people, unless `--columns` names others. */
  readonly keys: readonly FigureKey[];
  readonly subject: Layout['subject'];
  readonly facts: Omit<Layout['facts'], 'files'>;
  /** Which blocks share a table: each its own, or all periods of an indicator in one. */
  readonly together?: boolean | undefined;
}

/** Prints blocks in the format asked for: one machine table, or tables for people. */
export async function printBlocks(
  blocks: readonly Block[],
  panel: Panel,
  printing: Printing,
  call: Call,
): Promise<void> {
  refuseEmpty(blocks, call, panel);
  const format = chosenFormat(call);
  const style: Style = { form: format.form, lang: call.lang, decimals: call.options.count('decimals') };
  const keys = chosenKeys(call);
  if (format.form === 'machine') return print([machineTable(blocks, style, keys)], format, call);
  const filled = blocks.filter((b) => b.figures.length > 0);
  const tables = tablesOf(filled, printing, style, keys, panel);
  await print(tables, format, call);
  const absent = blocks.filter((b) => b.figures.length === 0);
  for (const { indicator } of absent) {
    call.io.log(issue('N_ABSENT', { indicator: indicatorName(indicator, call.lang) }, undefined, 'warning'));
  }
}

function tablesOf(
  blocks: readonly Block[],
  { keys, subject, facts, together = false }: Printing,
  style: Style,
  chosen: readonly FigureKey[] | undefined,
  panel: Panel,
): Table[] {
  const bundles: Block[][] = [];
  for (const block of blocks) {
    const last = bundles.at(-1)?.[0];
    const joins = together && last?.indicator === block.indicator && last.group === block.group;
    if (joins) bundles.at(-1)?.push(block);
    else bundles.push([block]);
  }
  return bundles.map((bundle) => {
    const shown = chosen ?? (bundle.length > 1 ? (['period', ...keys] as const) : keys);
    return figuresTable(bundle, {
      keys: shown,
      subject,
      style,
      facts: { ...facts, files: filesOf(bundle, panel) },
    });
  });
}

/** The files that the figures of some blocks were read from, in the order in which they were read. */
export function filesOf(blocks: readonly Block[], panel: Panel): string[] {
  const files = new Set<string>();
  for (const { indicator, basis, period, against, figures } of blocks) {
    const ids = indicator.formula ? [indicator.formula.part, indicator.formula.whole] : [indicator.id];
    for (const { region } of figures) {
      for (const id of ids) {
        const at = (measure: Measure, month: number) =>
          panel.origin(id, basis, measure, month, region.code)?.file;
        // A delivered year-ago figure is the base; only where there is none was the earlier file used.
        const base = at('base', period) ?? (against === undefined ? undefined : at('value', against));
        for (const file of [at('value', period), at('growth', period), base])
          if (file !== undefined) files.add(file);
      }
    }
  }
  return [...files].sort();
}

/** The columns that `--columns` names. @throws UsageError for a name that is none */
export function chosenKeys({ options }: Call): FigureKey[] | undefined {
  const text = options.text('columns');
  if (text === undefined) return undefined;
  return text.split(',').map((word) => {
    const key = FIGURE_KEYS.find((k) => k === word.trim());
    if (key) return key;
    throw usage('E_OPTION', { option: '--columns', value: word.trim(), allowed: FIGURE_KEYS.join(' ') });
  });
}
