import { usage } from '../errors.ts';
import { type Day, parseDay } from '../model/day.ts';
import type { Opening } from '../store/store.ts';
import { VINTAGES } from '../store/vintage.ts';
import type { Call, OptionSpec } from './command.ts';

const DEFAULT_WAIT = 30;

const STORE: OptionSpec = {
  flags: '--store <file>',
  text: {
    zh: '数据库文件（SQLite），由 ingest 建立',
    en: 'store (an SQLite file), made by ingest',
  },
};

const WAIT: OptionSpec = {
  flags: '--wait <seconds>',
  text: {
    zh: `其他程序正在写入时最多等待的秒数（默认 ${DEFAULT_WAIT}）`,
    en: `seconds to wait while another program writes (default ${DEFAULT_WAIT})`,
  },
  most: 999,
};

const DATE: OptionSpec = {
  flags: '--date <day>',
  text: {
    zh: '收到或发布的日期（默认今天），如 2023-06-12',
    en: 'day of receipt or release (default today)',
  },
};

/** Which figures of a store are looked at. */
export const VINTAGE_OPTIONS: readonly OptionSpec[] = [
  STORE,
  {
    flags: '--as-of <day>',
    text: {
      zh: '只用截至该日收到的数据，如 2023-06-30',
      en: 'only what had been received by this day, such as 2023-06-30',
    },
  },
  {
    flags: '--vintage <which>',
    text: {
      zh: '最新（默认）、发布时或首次收到的数据',
      en: 'figures as they are now (default), when released, or first delivered',
    },
    choices: VINTAGES,
  },
];

/** What writes into a store. */
export const WRITE_OPTIONS: readonly OptionSpec[] = [STORE, DATE, WAIT];

/** The file that `--store` names. @throws UsageError E_REQUIRED */
export function storeFile({ options }: Call): string {
  const file = options.text('store');
  if (file !== undefined && file !== '') return file;
  throw usage('E_REQUIRED', { option: '--store' });
}

/** The day that an option names. */
export function dayOption({ options }: Call, name: string): Day | undefined {
  const text = options.text(name);
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day !== undefined) return day;
  throw usage('E_OPTION', { option: `--${name}`, value: text, allowed: '2023-06-30' });
}

export function opening({ options, io }: Call): Opening {
  return { wait: options.count('wait') ?? DEFAULT_WAIT, run: io.run };
}
