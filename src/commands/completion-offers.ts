import type { Lang } from '../errors.ts';
import { catalogueWith } from '../ingest/catalogue-files.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Command, Offer, OptionSpec } from './command.ts';
import { COMMON_OPTIONS } from './options.ts';
import { COMMANDS } from './registry.ts';

/** Names of one thing of the catalogue. */
interface Names {
  /** Offered where nothing is typed. */
  readonly zh: string;
  readonly en: string;
  /** Offered to one who begins with them. */
  readonly more?: readonly string[];
  /** Offered where nothing else begins like them. */
  readonly aliases?: readonly string[];
}

const NAMES: Readonly<Record<Exclude<Offer, readonly string[]>, (catalogue: Catalogue) => readonly Names[]>> =
  {
    indicator: ({ indicators }) =>
      indicators.map(({ id, nameZh, nameEn, aliases }) => ({ zh: nameZh, en: id, more: [nameEn], aliases })),
    region: ({ regions }) =>
      regions.map(({ code, nameZh, nameEn, aliases, localNames }) => {
        return { zh: nameZh, en: nameEn, more: [code], aliases: [...aliases, ...localNames] };
      }),
    set: ({ sets }) => sets.map(({ id }) => ({ zh: id, en: id })),
    group: ({ sets }) => sets.flatMap(({ groups }) => groups.map((g) => ({ zh: g.nameZh, en: g.nameEn }))),
  };

/**
 * What may stand for the last word of a command line; nothing where that is a file, or anything.
 * @param words those before it and itself, as they are meant
 */
export async function offersFor(words: readonly string[], lang: Lang): Promise<string[]> {
  const { before, word, prefix } = lastWord(words);
  const at = before.findIndex((w) => !w.startsWith('-'));
  const command = await COMMANDS.find((c) => c.name === before[at])?.load();
  const options = [...(command?.options ?? []), ...COMMON_OPTIONS];
  const found = fitting(offerAt(before, word, { command, options }), word, before, lang);
  return found.map((text) => prefix + text);
}

interface Known {
  readonly command: Command | undefined;
  readonly options: readonly OptionSpec[];
}

/** What is to stand at the end of a line: the value of an option, an option, a command, or an operand of it. */
function offerAt(before: readonly string[], word: string, { command, options }: Known): Offer {
  const asked = optionOf(before.at(-1), options);
  if (asked) return asked.choices ?? asked.offers ?? [];
  if (word.startsWith('-')) return optionWords(options);
  if (!command) return COMMANDS.map((c) => c.name);
  const after = before.slice(before.findIndex((w) => !w.startsWith('-')) + 1);
  const operands = after.filter((w, i) => !w.startsWith('-') && !optionOf(after[i - 1], options));
  return command.operandOffers?.[operands.length] ?? [];
}

/** `--option=value` is two words, and where a shell parts it at the sign three: the value alone is completed then. */
function lastWord(words: readonly string[]): { before: readonly string[]; word: string; prefix: string } {
  const word = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const [, option, value = ''] = /^(--[a-z-]+=)(.*)$/s.exec(word) ?? [];
  if (option !== undefined) return { before: [...before, option.slice(0, -1)], word: value, prefix: option };
  if (word === '=') return { before, word: '', prefix: '' };
  return { before: before.at(-1) === '=' ? before.slice(0, -1) : before, word, prefix: '' };
}

/** The option that waits for its value. */
function optionOf(word: string | undefined, options: readonly OptionSpec[]): OptionSpec | undefined {
  return options.find(({ flags }) => flags.includes('<') && flags.split(/[ ,]+/).includes(word ?? ''));
}

function optionWords(options: readonly OptionSpec[]): string[] {
  const words = options.flatMap(({ flags }) => flags.split(/[ ,]+/).filter((word) => word.startsWith('--')));
  return [...new Set(words), '--help'];
}

function fitting(offer: Offer, word: string, before: readonly string[], lang: Lang): string[] {
  if (typeof offer !== 'string') return starting(offer, word);
  const names = NAMES[offer](catalogueOf(before));
  if (word === '') return unique(names.map((name) => name[lang]));
  const found = starting(
    names.flatMap(({ zh, en, more = [] }) => [zh, en, ...more]),
    word,
  );
  return found.length > 0
    ? found
    : starting(
        names.flatMap(({ aliases = [] }) => aliases),
        word,
      );
}

/** The shipped catalogue with the user's own, if the line names one that can be read. */
function catalogueOf(before: readonly string[]): Catalogue {
  const at = before.lastIndexOf('--catalogue');
  try {
    return catalogueWith(at < 0 ? undefined : before[at + 1]);
  } catch {
    return catalogueWith(undefined);
  }
}

/** Those that begin with a word; in whatever case, where none does as it is written. */
function starting(texts: readonly string[], word: string): string[] {
  const exact = texts.filter((text) => text.startsWith(word));
  const lower = word.toLowerCase();
  return unique(exact.length > 0 ? exact : texts.filter((text) => text.toLowerCase().startsWith(lower)));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
