import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Rational } from './arithmetic.ts';

/** One step as it was printed. */
export interface PrintedStep {
  readonly item: string;
  readonly formula: string;
  readonly numbers: string | undefined;
  readonly exact: string | undefined;
  readonly result: string;
}

/** One input as it was printed, by the words of its lines. */
export type PrintedInput = ReadonlyMap<string, string>;

/** An explanation read back from what the terminal shows. */
export interface PrintedExplanation {
  readonly steps: readonly PrintedStep[];
  readonly place: string | undefined;
  readonly around: readonly (readonly string[])[];
  readonly rules: ReadonlyMap<string, readonly string[]>;
  readonly inputs: ReadonlyMap<string, PrintedInput>;
}

/** The words that the lines begin with. */
const LINE_WORDS = {
  zh: {
    formula: '公式',
    numbers: '代入',
    exact: '精确值',
    result: '结果',
    place: '位次',
    around: '前后位次',
  },
  en: {
    formula: 'formula',
    numbers: 'numbers',
    exact: 'exact',
    result: 'result',
    place: 'rank',
    around: 'Places around it',
  },
} as const;

/** Reads an explanation printed so wide that nothing was broken into lines. */
export function readExplanation(text: string, lang: 'zh' | 'en'): PrintedExplanation {
  const words = LINE_WORDS[lang];
  const segments = text.split(/^─+\n/m);
  const bodies = segments.filter((_, i) => i % 2 === 1).map((body) => body.trimEnd().split('\n'));
  const [steps = [], ...rest] = bodies;
  const around = text.includes(`\n${words.around}\n`) ? rest.shift() : [];
  const [rules = [], inputs = []] = rest;
  const lines = steps.map(threeCells);
  return {
    steps: printedSteps(
      lines.filter(([item]) => item !== words.place),
      words,
    ),
    place: lines.find(([item]) => item === words.place)?.[2],
    around: (around ?? []).map((line) => line.trim().split(/\s{2,}/)),
    rules: new Map(rules.map(threeCells).map(([item = '', ...cells]) => [item, cells])),
    inputs: printedInputs(inputs.map(threeCells)),
  };
}

function threeCells(line: string): string[] {
  const [, first = '', second = '', third = ''] = /^(\S.*?|)\s{2,}(\S.*?)\s{2,}(\S.*)$/.exec(line) ?? [];
  return [first, second, third];
}

function printedSteps(
  lines: readonly (readonly string[])[],
  words: (typeof LINE_WORDS)['zh' | 'en'],
): PrintedStep[] {
  const groups: (readonly string[])[][] = [];
  for (const line of lines) {
    if (line[0] !== '') groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups.map((group) => {
    const [item = '', word = '', content = ''] = group[0] ?? [];
    const found = (name: string) => group.find((line) => line[1] === name)?.[2];
    return word === words.formula
      ? {
          item,
          formula: content,
          numbers: found(words.numbers),
          exact: found(words.exact),
          result: found(words.result) ?? '',
        }
      : { item, formula: word, numbers: undefined, exact: /^-?[\d.]+/.exec(content)?.[0], result: content };
  });
}

function printedInputs(lines: readonly (readonly string[])[]): Map<string, PrintedInput> {
  const inputs = new Map<string, Map<string, string>>();
  let own = new Map<string, string>();
  for (const [letter = '', word = '', content = ''] of lines) {
    if (letter !== '') {
      own = new Map();
      inputs.set(letter, own);
    }
    own.set(word, content);
  }
  return inputs;
}

/** The exact number that was printed: its digits, or the fraction behind the digits that were cut. */
export function exactOf(text: string): Rational {
  const [digits = '', fraction] = text.split(' = ');
  const exact = Rational.of(fraction ?? digits);
  if (fraction !== undefined && `${exact.cut(12)}…` !== digits) throw new RangeError(`${text} differ`);
  return exact;
}

/** A cell of a CSV file, found by line and column as a person would. */
export function cellIn(file: string, encoding: string, line: number, place: number): string {
  const text = new TextDecoder(encoding.split(' ')[0]).decode(readFileSync(file));
  const row = text.split(/\r\n|\n/)[line - 1] ?? '';
  const delimiter = row.includes('\t') ? '\t' : row.includes(';') ? ';' : ',';
  const [cells = []] = parse(row, { delimiter }) as string[][];
  return (cells[place - 1] ?? '').trim();
}
