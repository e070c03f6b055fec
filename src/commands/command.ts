import type { Lang, Text } from '../errors.ts';
import type { PanelData } from '../ingest/read-panel.ts';
import type { Run } from '../store/run.ts';
import type { Crew } from './crew.ts';
import type { Told } from './log.ts';

/** What a shell offers to complete: names of the catalogue, or words; files where there is neither. */
export type Offer = 'indicator' | 'region' | 'set' | 'group' | readonly string[];

/** An option as data: commander's flags, what it does, and what it takes. */
export interface OptionSpec {
  /** `-f, --format <id>`; `<…>` takes a value. */
  readonly flags: string;
  readonly text: Text;
  /** The words it takes. */
  readonly choices?: readonly string[] | undefined;
  /** What a shell offers for it, where it takes more than `choices`. */
  readonly offers?: Offer | undefined;
  /** May be given several times. */
  readonly repeat?: boolean | undefined;
  /** Takes a whole number from 0 up to this. */
  readonly most?: number | undefined;
}

/** The process that runs, and what it knows of others. */
export interface Process extends Run {
  /** Whose it is, as the system calls them. */
  readonly user: string;
  /** Whether this machine has a process of that number. */
  isRunning(pid: number): boolean;
}

/** What a command may do to the world outside; `cli.ts` supplies it, tests supply their own. */
export interface Io {
  /** Results. */
  out(content: string | Uint8Array): void;
  /** Everything that is not a result. */
  log(told: Told): void;
  /** The same, but after everything else: the summary of what was done, however it ended. */
  sum(told: Told): void;
  stdin(): Uint8Array;
  /** Shows a line in place of the one before, and none at the end; absent where nobody looks on. */
  progress?: ((line: string | undefined) => void) | undefined;
  /** Other threads, for what takes long; absent where there are none. */
  crew?: (() => Promise<Crew | undefined>) | undefined;
  readonly run: Process;
  /** Columns of the terminal; undefined where output goes elsewhere. */
  readonly width: number | undefined;
  readonly color: boolean;
}

/** What a command finds ready that runs as a part of `run`. */
interface Within {
  /** Read already: no option says what to read. */
  readonly data: PanelData;
  /** Stands before the title of every page. */
  readonly mark: Text | undefined;
}

/** One call of a command. */
export interface Call {
  readonly operands: readonly string[];
  readonly options: Options;
  readonly lang: Lang;
  readonly io: Io;
  readonly within?: Within | undefined;
  /** Has something done when the command has ended, however it ends. */
  atEnd(action: () => void): void;
}

/** The options given, by their long name; every value has passed its `choices` and `most`. */
export class Options {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** These options and others that a command takes from its operands. */
  with(values: Readonly<Record<string, unknown>>): Options {
    return new Options({ ...this.#values, ...values });
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  list(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  count(name: string): number | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? Number(value) : undefined;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /** A word out of a list that `choices` has checked already. */
  choice<W extends string>(name: string, words: readonly W[]): W | undefined {
    return words.find((w) => w === this.#values[name]);
  }
}

/** A command: what help says of it, and what it does. Returns the exit code. */
export interface Command {
  /** Operands in commander's form: `<file...>`; empty for none. */
  readonly operands: string;
  /** What a shell offers for each operand. */
  readonly operandOffers?: readonly Offer[] | undefined;
  readonly options: readonly OptionSpec[];
  /** What it does, in a few lines: conventions, unit, missing values. */
  readonly description: Text;
  /** A command line that a test runs; shown at the end of the help with the beginning of what it prints. */
  readonly example: { readonly line: string; readonly prints: string };
  run(call: Call): Promise<number>;
}

/** A command before it is loaded: what `regstat --help` lists. */
export interface CommandEntry {
  readonly name: string;
  readonly group: 'data' | 'store' | 'month' | 'figures' | 'analysis' | 'shell';
  readonly summary: Text;
  load(): Promise<Command>;
}
