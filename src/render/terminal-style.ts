import { Chalk } from 'chalk';
import type { Lang } from '../errors.ts';
import type { Tone } from './printed.ts';

/** How the parts of a table look; without colour every text stays as it is. */
export interface TerminalStyle {
  readonly title: (text: string) => string;
  readonly note: (text: string) => string;
  readonly cell: (text: string, tone: Tone, strong: boolean) => string;
}

/** A rise is red and a fall green on Chinese boards and tables; elsewhere it is the other way round. */
const COLOURS = {
  zh: { rise: 'red', fall: 'green' },
  en: { rise: 'green', fall: 'red' },
} as const satisfies Record<Lang, Record<Exclude<Tone, 'plain'>, string>>;

/** The style for one language. The environment is not asked: `color` has been decided by the caller. */
export function terminalStyle(color: boolean, lang: Lang): TerminalStyle {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    title: (text) => chalk.bold(text),
    note: (text) => chalk.dim(text),
    cell: (text, tone, strong) => {
      const toned = tone === 'plain' ? text : chalk[COLOURS[lang][tone]](text);
      return strong ? chalk.bold(toned) : toned;
    },
  };
}
