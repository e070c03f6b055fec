import { existsSync } from 'node:fs';
import { InputError, type Issue } from '../errors.ts';
import type { InputFile } from '../ingest/grids.ts';
import { piecesOf } from '../ingest/inputs.ts';
import { type LoadOptions, loadFiles, SHARE_FROM } from '../ingest/load.ts';
import { loadOptions, namesOf } from '../ingest/read-panel.ts';
import type { Panel } from '../model/panel.ts';
import type { Period } from '../model/period.ts';
import type { Data } from '../stats/query.ts';
import { hashOf, pack } from '../store/content.ts';
import type { Delivery, Identity, ReadingOptions } from '../store/delivery.ts';
import { openStore, storeClass } from '../store/open-store.ts';
import type { Outcome, Store } from '../store/store.ts';
import type { Call } from './command.ts';
import { progressOf } from './progress.ts';
import { revisionIssues } from './revision-issues.ts';
import { dayOption, opening, storeFile } from './store-options.ts';

/** What became of a file, and what there is to say about it. */
export interface Taken {
  readonly outcome: Outcome;
  readonly issues: readonly Issue[];
  /** The newest month of the file; undefined where nothing was stored of it. */
  readonly month?: Period | undefined;
}

/** Takes deliveries into a store, one after the other. */
export class Intake {
  readonly #call: Call;
  readonly #load: LoadOptions;
  readonly #reading: ReadingOptions;
  #store: Store | undefined;

  private constructor(call: Call, load: LoadOptions, reading: ReadingOptions) {
    this.#call = call;
    this.#load = load;
    this.#reading = reading;
  }

  /** Loads whatever the options name. */
  static async of(call: Call): Promise<Intake> {
    const { options } = call;
    const [encoding, sheet, regions] = ['encoding', 'sheet', 'regions'].map((name) => options.text(name));
    const names = namesOf({ catalogue: options.text('catalogue'), regions });
    const given = {
      ...{ layout: options.text('layout'), encoding, sheet, strict: options.flag('strict') },
      ...{ progress: progressOf(call), helpers: call.io.crew },
    };
    const { load, recipeText: recipe } = await loadOptions(given, names);
    return new Intake(call, load, { recipe, encoding, sheet, regions });
  }

  /**
   * Reads a file and stores it; one that is known is not read again. Each file is read by itself and with the names
   * that the store has kept, so that it does not matter which files are given together.
   * @throws InputError when the file is refused: where there was no store, none is made then
   */
  async take(input: InputFile): Promise<Taken> {
    const { name: file } = input;
    const identity = this.#identityOf(input);
    const again = this.#call.options.flag('again');
    const before = existsSync(storeFile(this.#call)) ? await this.#open() : undefined;
    const known = again ? undefined : before?.known(identity);
    if (known) return { outcome: { known }, issues: [] };
    const kept = before?.keptNames(this.#load.catalogue);
    const { panel, readings, issues } = await loadFiles([input], { ...this.#load, kept });
    const encodings = new Map(readings.map((r) => [r.file, r.encoding]));
    const delivery = { ...identity, ...(await this.#packed(input)), panel, encodings };
    const outcome = await (await this.#open()).add(delivery, { date: dayOption(this.#call, 'date'), again });
    const revised = outcome.known ? [] : revisionIssues(file, outcome, panel, this.#call.lang);
    return { outcome, issues: [...issues, ...revised], month: newestMonth(panel) };
  }

  /** One after the other: a file is refused whole, and the others are no worse for it. */
  async *takeEach(
    files: readonly InputFile[],
  ): AsyncGenerator<{ readonly file: InputFile; readonly taken: Taken | InputError }> {
    for (const file of files) yield { file, taken: await this.take(file).catch(asRefusal) };
  }

  /** Takes files all or none, as the action says. @returns what it says */
  async together(action: () => Promise<boolean>): Promise<boolean> {
    return (await this.#open()).together(action);
  }

  /** What now stands in the store. */
  async data(): Promise<Data> {
    const { catalogue } = this.#load;
    return { panel: (await this.#open()).panel({}, catalogue), catalogue };
  }

  /** Those that the store does not have. */
  async unknown(files: readonly InputFile[]): Promise<InputFile[]> {
    const store = await openStore(storeFile(this.#call));
    const unknown = files.filter((file) => !store.known(this.#identityOf(file)));
    store.close();
    return unknown;
  }

  #identityOf(input: InputFile): Identity {
    return { file: input.name, sha256: hashOf(() => piecesOf(input)), reading: this.#reading };
  }

  /** The file as it is to be kept; another thread compresses a large one while its figures are stored. */
  async #packed(input: InputFile): Promise<{ readonly content: Delivery['content'] }> {
    const own = () => pack(() => piecesOf(input));
    const crew = (input.size ?? 0) >= SHARE_FROM ? await this.#call.io.crew?.() : undefined;
    if (!crew) return { content: own() };
    const content = crew.pack(input.name).catch(own);
    // Whoever gives up before asking for it is not to fall over it.
    content.catch(() => undefined);
    return { content };
  }

  async #open(): Promise<Store> {
    if (this.#store) return this.#store;
    const store = (await storeClass()).openToWrite(storeFile(this.#call), opening(this.#call), true);
    this.#call.atEnd(() => store.close());
    this.#store = store;
    return store;
  }
}

function newestMonth(panel: Panel): Period {
  return panel.allSeries().reduce((newest, { pages }) => Math.max(newest, ...pages.keys()), 0);
}

function asRefusal(error: unknown): InputError {
  if (error instanceof InputError) return error;
  throw error;
}
