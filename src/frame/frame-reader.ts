import { InputError, type Issue, issue, type Origin } from '../errors.ts';
import type { IssueCode } from '../issue-texts.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { type Indicator, unknownIndicator } from '../model/indicator.ts';
import { nameKey } from '../model/names.ts';
import { MEASURES, type Measure, type Observation } from '../model/panel.ts';
import { BASES, type Basis, type PeriodRef } from '../model/period.ts';
import { parsePeriod } from '../model/period-parse.ts';
import { type Region, unknownRegion } from '../model/region.ts';
import { OBS_STATUSES } from '../model/status.ts';
import { type DataFrameLike, LEVELS, type LongColumn } from './long-row.ts';
import { fromDouble } from './long-rows.ts';

type Draft = Omit<Observation, 'source'>;

const NEEDED: readonly LongColumn[] = ['indicator', 'period', 'region', 'value'];

/** Reads the rows of a frame one by one and collects what they name and what is wrong with them. */
export class FrameReader {
  readonly issues: Issue[] = [];
  readonly #frame: DataFrameLike;
  readonly #catalogue: Catalogue | undefined;
  readonly #file: string;
  readonly #indicators = new Map<string, Indicator>();
  readonly #regions = new Map<string, Region>();
  #row: DataFrameLike['values'] = [];
  #line = 0;

  constructor(frame: DataFrameLike, catalogue: Catalogue | undefined, file: string) {
    this.#frame = frame;
    this.#catalogue = catalogue;
    this.#file = file;
  }

  get indicators(): Iterable<Indicator> {
    return this.#indicators.values();
  }

  get regions(): Iterable<Region> {
    return this.#regions.values();
  }

  /** Every row that holds a figure. @throws InputError E_NO_HEADER when a column is wanting */
  read(): Draft[] {
    const { columns, values } = this.#frame;
    if (NEEDED.some((column) => !columns.includes(column))) {
      throw new InputError([issue('E_NO_HEADER', {}, { file: this.#file })]);
    }
    return values.flatMap((row, i) => {
      this.#row = Array.isArray(row) ? row : [];
      this.#line = i + 1;
      return this.#draft() ?? [];
    });
  }

  #draft(): Draft | undefined {
    const before = this.issues.length;
    const ref = this.#period();
    const measure = this.#word('measure', MEASURES) ?? 'value';
    const said = this.#word('basis', BASES) ?? ref?.basis;
    const indicator = this.#indicator(measure, said);
    const region = this.#region();
    const status = this.#word('status', OBS_STATUSES) ?? 'A';
    const value = this.#value();
    if (this.issues.length > before || !ref || !indicator || !region) return undefined;
    const key = { indicator: indicator.id, basis: said ?? indicator.basis, measure, period: ref.period };
    // As in files: a figure marked as suppressed is not kept.
    return {
      ...key,
      region: region.code,
      value: status === 'Q' ? undefined : value,
      status,
      line: this.#line,
    };
  }

  /** The text of a cell; empty where the frame has no such column or nothing in it. */
  #text(column: LongColumn): string {
    const place = this.#frame.columns.indexOf(column);
    const cell = this.#row[place];
    if (typeof cell === 'string') return cell;
    // A code that has become a number has lost its zeros: there is no telling what it was.
    if (cell !== undefined && cell !== null) this.#refuse('E_WORD', column, { value: String(cell) });
    return '';
  }

  #word<W extends string>(column: LongColumn, allowed: readonly W[]): W | undefined {
    const text = this.#text(column);
    const word = allowed.find((w) => w === text);
    if (!word && text !== '') this.#refuse('E_WORD', column, { value: text, allowed: allowed.join(' ') });
    return word;
  }

  #period(): PeriodRef | undefined {
    const text = this.#text('period');
    const ref = parsePeriod(text);
    if (!ref) this.#refuse('E_PERIOD', 'period', { value: text });
    return ref;
  }

  #value() {
    const cell = this.#row[this.#frame.columns.indexOf('value')];
    const value = typeof cell === 'number' ? fromDouble(cell) : undefined;
    if (!value) this.#refuse('E_NUMBER', 'value', { value: String(cell) });
    return value;
  }

  #indicator(measure: Measure, basis: Basis | undefined): Indicator | undefined {
    const name = this.#text('indicator');
    if (name === '') return this.#refuse('E_INDICATOR_BLANK', 'indicator');
    const unit = LEVELS.has(measure) ? this.#text('unit') : '';
    const known = this.#catalogue?.indicator(name);
    const id = known?.id ?? name;
    const found = this.#indicators.get(id) ?? known ?? this.#unknown(name, basis);
    const learnt = found.unit === '' && unit !== '' && !known ? withUnit(found, unit) : found;
    this.#indicators.set(id, learnt);
    const differs = unit !== learnt.unit && nameKey(unit) !== nameKey(learnt.unit);
    if (unit !== '' && learnt.unit !== '' && differs) {
      return this.#refuse('E_UNIT', 'unit', { value: unit, indicator: learnt.nameZh, expected: learnt.unit });
    }
    return learnt;
  }

  /** Unknown ones come after the catalogue's, in order of arrival. */
  #unknown(name: string, basis: Basis | undefined): Indicator {
    const known = this.#catalogue?.indicators ?? [];
    const unknown = [...this.#indicators.values()].filter((i) => !known.includes(i));
    return unknownIndicator(name, '', known.length + unknown.length, basis);
  }

  #region(): Region | undefined {
    const [code, name] = [this.#text('region'), this.#text('name')];
    if (code === '') return this.#refuse('E_REGION_BLANK', 'region');
    const known = this.#catalogue?.region(code);
    const named = name === '' ? undefined : this.#catalogue?.region(name);
    if (known && named && known !== named) {
      return this.#refuse('E_REGION_CODE', 'name', { code, region: known.nameZh, value: name });
    }
    const region = known ?? this.#regions.get(code) ?? { ...unknownRegion(name || code), code };
    this.#regions.set(region.code, region);
    return region;
  }

  #refuse(code: IssueCode, column: LongColumn, values: Readonly<Record<string, string>> = {}): undefined {
    const origin: Origin = { file: this.#file, line: this.#line, column };
    this.issues.push(issue(code, values, origin));
    return undefined;
  }
}

/** An unknown indicator whose level is in percent is a rate, as in files. */
function withUnit(indicator: Indicator, unit: string): Indicator {
  return unit === '%' ? { ...indicator, unit, kind: 'rate', additive: false } : { ...indicator, unit };
}
