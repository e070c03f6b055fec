import { type Issue, issue, type Origin } from '../errors.ts';
import { nameKey } from '../model/names.ts';
import type { PeriodRef } from '../model/period.ts';
import { parsePeriod, periodFault } from '../model/period-parse.ts';
import type { Region } from '../model/region.ts';
import { OBS_STATUSES, type ObsStatus } from '../model/status.ts';
import type { Column } from './columns.ts';
import { crossedPeriod, type Half } from './crossed.ts';
import type { GridRow } from './csv.ts';
import { actingCharacter, bareLabel } from './damage.ts';
import { type Draft, type Indicators, readCell, shorten } from './drafts.ts';
import { readStatus } from './figure-marks.ts';
import type { Facets, HeaderContext } from './header.ts';
import { namedBy } from './named-by.ts';
import { periodIssue } from './period-faults.ts';
import { type RegionLabel, type RegionNames, WHOLE } from './region-names.ts';
import { fullYears } from './two-digit-years.ts';
import { BASIS_WORDS, MEASURE_WORDS } from './words.ts';

/** What the file as a whole says, for rows and columns that do not. */
export interface FileFacts extends HeaderContext {
  readonly file: string;
  readonly period?: PeriodRef | undefined;
  /** Year of the title or the file name, for periods in rows: that of another row is not theirs. */
  readonly rowYear?: number | undefined;
  /** Units of the unit line. */
  readonly units: readonly string[];
  /** Indicator of a file that names none in its table. */
  readonly title: Facets;
  /** Region that the title names, for a table that names none. */
  readonly region?: string | undefined;
  /** Regions that are sums of others in the table: they are shown and not ranked. */
  readonly sums?: ReadonlySet<string> | undefined;
  /** Whether the region of the title is the whole of those that other tables of the file list. */
  readonly isWhole?: boolean | undefined;
  /** What is to be said about how the title was read. */
  readonly issues?: readonly Issue[] | undefined;
}

/** What says which region a label means. */
export type NamesOfRegions = Pick<RegionNames, 'learn' | 'resolve'>;

/** Figures and findings of the rows of one table. */
export interface RowsRead {
  readonly drafts: readonly Draft[];
  readonly issues: readonly Issue[];
}

/** The part of a figure's key that stands in its row. */
interface RowKey {
  readonly facets: Facets;
  readonly region: RegionLabel | undefined;
  readonly status: ObsStatus | undefined;
}

type Label = NonNullable<Column['label']>;
// Whether a text is a damaged period does not depend on the year.
const ANY_YEAR = 2000;

/** Reads the rows of a table whose columns are planned: each figure gets its key from its column, its row and its file. */
export class RowReader {
  readonly #labels: ReadonlyMap<Label, Column>;
  readonly #figures: readonly Column[];
  readonly #isCrossed: boolean;
  readonly #facts: FileFacts;
  readonly #names: NamesOfRegions;
  readonly #indicators: Indicators;
  readonly #issues: Issue[] = [];
  readonly #drafts: Draft[] = [];

  constructor(columns: readonly Column[], facts: FileFacts, names: NamesOfRegions, indicators: Indicators) {
    this.#labels = new Map(columns.flatMap((c) => (c.label ? [[c.label, c] as const] : [])));
    this.#figures = columns.filter((c) => c.figures !== undefined);
    this.#isCrossed = this.#figures.some((c) => c.figures?.crossed !== undefined);
    this.#facts = facts;
    this.#names = names;
    this.#indicators = indicators;
  }

  read(rows: readonly GridRow[]): RowsRead {
    this.#names.learn(this.#regionLabels(rows));
    for (const row of rows) this.#readRow(row);
    return { drafts: this.#drafts, issues: this.#issues };
  }

  /** The regions of rows, and nothing else of them. @returns undefined when one of them is refused */
  regionsOf(rows: readonly GridRow[]): Region[] | undefined {
    this.#names.learn(this.#regionLabels(rows));
    const regions = rows.flatMap((row) => {
      this.#refuseActing(row);
      const label = this.#regionLabel(row);
      return (label && this.#resolve(label)) ?? [];
    });
    return this.#issues.length === 0 ? regions : undefined;
  }

  #origin(line: number, column: Column | undefined): Origin {
    return { file: this.#facts.file, line, column: column?.head };
  }

  *#regionLabels(rows: readonly GridRow[]): Generator<RegionLabel> {
    for (const { figures, head } of this.#figures) {
      if (figures?.region)
        yield {
          name: figures.region,
          code: figures.code ?? '',
          origin: { file: this.#facts.file, column: head },
        };
    }
    for (const row of rows) {
      const label = this.#regionLabel(row);
      if (label) yield label;
    }
  }

  #cell(row: GridRow, label: Label): { text: string; column: Column } | undefined {
    const column = this.#labels.get(label);
    return column && { text: unguarded(bareLabel(row.cells[column.index] ?? '')), column };
  }

  #regionLabel(row: GridRow): RegionLabel | undefined {
    const name = this.#cell(row, 'region');
    const code = this.#cell(row, 'code');
    if (!name && !code) return undefined;
    const origin = this.#origin(row.line, (name ?? code)?.column);
    const isSum = name !== undefined && this.#facts.sums?.has(name.text);
    return { name: name?.text ?? '', code: code?.text ?? '', origin, isSum };
  }

  #readRow(row: GridRow): void {
    const before = this.#issues.length;
    this.#refuseActing(row);
    const key = this.#rowKey(row);
    const region = key.region && this.#resolve(key.region);
    if (this.#issues.length > before && this.#issues.slice(before).some((i) => i.severity === 'error'))
      return;
    for (const column of this.#figures) this.#readFigure(row, column, key, region);
  }

  #rowKey(row: GridRow): RowKey {
    const indicator = this.#cell(row, 'indicator');
    if (indicator?.text === '') this.#refuse('E_INDICATOR_BLANK', {}, row.line, indicator.column);
    const named = indicator ? namedBy(indicator.text, this.#facts) : {};
    const unit = this.#cell(row, 'unit')?.text;
    const facets = merge(this.#facts.title, {
      ...named,
      // A label that is no name of the catalogue and no pair of name and measure is a name as it stands.
      ...(indicator && !named.indicator && !named.measure
        ? { name: indicator.text, dimension: undefined }
        : {}),
      period: this.#rowPeriod(row) ?? named.period,
      basis: this.#word(row, 'basis', BASIS_WORDS) ?? named.basis,
      measure: this.#word(row, 'measure', MEASURE_WORDS) ?? named.measure,
      // Where there is a column of units, the name has none: a comma in it is part of it.
      unit: unit === undefined ? named.unit : unit || undefined,
    });
    return { facets, region: this.#regionLabel(row), status: this.#status(row) };
  }

  #refuseActing(row: GridRow): void {
    for (const column of this.#labels.values()) {
      const value = actingCharacter(row.cells[column.index] ?? '');
      if (value !== undefined) this.#refuse('E_CONTROL', { value }, row.line, column);
    }
  }

  #status(row: GridRow): ObsStatus | undefined {
    const cell = this.#cell(row, 'status');
    if (!cell || cell.text === '') return undefined;
    const status = readStatus(cell.text);
    const values = { value: shorten(cell.text), allowed: OBS_STATUSES.join(' ') };
    if (status === undefined) this.#refuse('E_WORD', values, row.line, cell.column);
    return status;
  }

  #rowPeriod(row: GridRow): PeriodRef | undefined {
    const cell = this.#cell(row, 'period');
    // Where a column names the other half of the period, it is read with each figure.
    if (!cell || this.#isCrossed) return undefined;
    const { rowYear: year } = this.#facts;
    const context = year === undefined ? {} : { year };
    const period = parsePeriod(cell.text, context);
    if (period) return period;
    const full = fullYears(cell.text);
    const long = full === cell.text ? undefined : parsePeriod(full, context);
    const origin = this.#origin(row.line, cell.column);
    if (long) this.#tellOnce(issue('N_YEAR_SHORT', { value: cell.text, full }, origin, 'warning'));
    else this.#issues.push(periodIssue(cell.text, periodFault(cell.text, context), origin));
    return long;
  }

  /** The period whose halves are named by the row and by the head of the column. */
  #crossedPeriod(row: GridRow, half: Half): PeriodRef | undefined {
    const cell = this.#cell(row, 'period');
    if (!cell) return undefined;
    const found = crossedPeriod(cell.text, half.half, half.lastMonths);
    if (found) return found.basis || !half.basis ? found : { ...found, basis: half.basis };
    const fault = periodFault(cell.text, { year: ANY_YEAR });
    this.#issues.push(periodIssue(cell.text, fault, this.#origin(row.line, cell.column)));
    return undefined;
  }

  #word<T>(row: GridRow, label: Label, words: ReadonlyMap<string, T>): T | undefined {
    const cell = this.#cell(row, label);
    if (!cell || cell.text === '') return undefined;
    const found = words.get(nameKey(cell.text));
    const values = { value: shorten(cell.text), allowed: [...words.keys()].slice(0, 12).join(' ') };
    if (found === undefined) this.#refuse('E_WORD', values, row.line, cell.column);
    return found;
  }

  /** What is true of many rows is said of the first. */
  #tellOnce(found: Issue): void {
    if (!this.#issues.some((i) => i.code === found.code)) this.#issues.push(found);
  }

  #resolve(label: RegionLabel): Region | undefined {
    const found = this.#names.resolve(label);
    if (!('severity' in found)) return found;
    this.#issues.push(found);
    return undefined;
  }

  #readFigure(row: GridRow, column: Column, key: RowKey, rowRegion: Region | undefined): void {
    const origin = this.#origin(row.line, column);
    const { region: regionName, code = '', crossed, ...head } = column.figures ?? {};
    const facets = merge(key.facets, head);
    const period = crossed ? this.#crossedPeriod(row, crossed) : (facets.period ?? this.#facts.period);
    if (crossed && !period) return;
    if (!period) {
      this.#refuse('E_NO_PERIOD', {}, row.line, column);
      return;
    }
    const region = regionName === undefined ? rowRegion : this.#resolve({ name: regionName, code, origin });
    if (regionName !== undefined && !region) return;
    // Beside columns of regions, one without a name belongs to none of them.
    if (!region && this.#figures.some((c) => c.figures?.region !== undefined)) {
      this.#refuse('E_REGION_BLANK', {}, row.line, column);
      return;
    }
    const cell = readCell(
      row.cells[column.index] ?? '',
      {
        facets,
        region: region ?? this.#whole(),
        period,
        fileBasis: crossed || facets.period ? undefined : this.#facts.period?.basis,
        status: key.status,
        figures: this.#facts.figures,
        fileUnits: this.#facts.units,
        label: region === rowRegion ? key.region?.name || key.region?.code : regionName,
        indicatorColumn: this.#labels.get('indicator')?.head,
        unitColumn: head.unit === undefined ? this.#labels.get('unit')?.head : undefined,
        place: column.index,
        origin,
      },
      this.#indicators,
    );
    if ('severity' in cell) this.#issues.push(cell);
    else this.#drafts.push(cell);
  }

  /** The region of a table that names none: that of the title, if it names one. */
  #whole(): Region {
    const { region: name, isWhole, file } = this.#facts;
    if (name === undefined) return WHOLE;
    const found = this.#names.resolve({ name, code: '', origin: { file }, isSum: isWhole });
    if (!('severity' in found)) return found;
    this.#issues.push(found);
    return WHOLE;
  }

  #refuse(code: Issue['code'], values: Record<string, string>, line: number, column: Column): void {
    this.#issues.push(issue(code, values, this.#origin(line, column)));
  }
}

/** Takes off the apostrophe by which regstat's own CSV keeps a spreadsheet from reading a label as a formula. */
function unguarded(text: string): string {
  return /^'['\s]*[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text;
}

/** Facets of title, row and column; the later is more particular, and an indicator replaces a name and the reverse. */
function merge(general: Facets, particular: Facets): Facets {
  const named = particular.indicator !== undefined || particular.name !== undefined;
  const { indicator, name } = named ? particular : general;
  return {
    indicator,
    name,
    measure: particular.measure ?? general.measure,
    period: particular.period ?? general.period,
    basis: particular.basis ?? general.basis,
    unit: particular.unit ?? general.unit,
  };
}
