import { ENCODINGS } from '../ingest/encoding.ts';
import { FORMATS } from '../render/registry.ts';
import type { OptionSpec } from './command.ts';
import { VINTAGE_OPTIONS } from './store-options.ts';

const FORMAT_IDS = FORMATS.map((f) => f.id);

/** Options of every command. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--lang <lang>',
    text: { zh: '输出和提示的语言（默认 zh）', en: 'language of output and messages (default zh)' },
    choices: ['zh', 'en'],
  },
  {
    flags: '--quiet',
    text: { zh: '标准错误只输出错误', en: 'nothing but errors on standard error' },
  },
  {
    flags: '--log <form>',
    text: {
      zh: '标准错误的形式：text（默认）或 json（每行一个对象）',
      en: 'form of standard error: text (default), or json, one object a line',
    },
    choices: ['text', 'json'],
  },
];

/** How deliveries are read. */
export const INPUT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--encoding <name>',
    text: { zh: '文件编码（默认自动识别）', en: 'encoding of the files (detected by default)' },
    choices: ENCODINGS,
  },
  {
    flags: '--sheet <name>',
    text: { zh: '只读工作簿中的这张表（默认全部）', en: 'the one sheet of a workbook to read (default all)' },
  },
  {
    flags: '--layout <file>',
    text: {
      zh: '读取方案（YAML），由 read --save-layout 生成',
      en: 'recipe (YAML) by which the files are read; see read --save-layout',
    },
  },
  {
    flags: '--catalogue <dir>',
    text: {
      zh: '自备指标、地区目录所在文件夹',
      en: 'folder of your own indicators.csv, regions.csv, region-sets.csv',
    },
  },
  {
    flags: '--regions <set>',
    text: {
      zh: '地区集合，如 weifang-14；指定后未知地区即为错误',
      en: 'region set such as weifang-14; unknown regions are then errors',
    },
    offers: 'set',
  },
  {
    flags: '--strict',
    text: {
      zh: '未知的地区、指标和缺少的单位均为错误（定时任务用）',
      en: 'unknown regions, unknown indicators and missing units are errors (for unattended runs)',
    },
  },
];

/** Which figures are wanted. */
export const SELECT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--data <path>',
    text: {
      zh: '文件、文件夹、通配符或 -（标准输入），可重复',
      en: 'file, folder, pattern or - (standard input); repeatable',
    },
    repeat: true,
  },
  ...VINTAGE_OPTIONS,
  ...INPUT_OPTIONS,
  {
    flags: '--period <period>',
    text: {
      zh: '时期：2023-05、2023年1-5月、latest（默认）、all、2023-01:2023-05',
      en: 'period: 2023-05, 2023年1-5月, latest (default), all, 2023-01:2023-05',
    },
    offers: ['latest', 'all'],
  },
  {
    flags: '--basis <basis>',
    text: {
      zh: '口径：当月、累计、期末、季、年',
      en: 'basis: month, cumulative, point in time, quarter, year',
    },
    choices: ['month', 'ytd', 'point', 'quarter', 'year'],
  },
  {
    flags: '--indicator <name>',
    text: { zh: '指标（名称、别名或编号），可重复', en: 'indicator by name, alias or id; repeatable' },
    repeat: true,
    offers: 'indicator',
  },
  {
    flags: '--region <name>',
    text: {
      zh: '只显示这些地区（仍在全体中排名），可重复',
      en: 'show only these regions (still ranked among all); repeatable',
    },
    repeat: true,
    offers: 'region',
  },
  {
    flags: '--group <name>',
    text: { zh: '分组，如 市辖区、县域，可重复', en: 'group within the set, such as 市辖区; repeatable' },
    repeat: true,
    offers: 'group',
  },
];

/** How growth is obtained. */
export const GROWTH_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--growth-source <source>',
    text: {
      zh: '增速来源：auto（默认，有公布数则用公布数）、published、computed',
      en: 'auto (default: published where supplied), published, computed',
    },
    choices: ['auto', 'published', 'computed'],
  },
  {
    flags: '--against <period>',
    text: {
      zh: '对比期：year-ago（默认）、previous、year-start 或某一时期',
      en: 'compare with year-ago (default), previous, year-start or a period',
    },
    offers: ['year-ago', 'previous', 'year-start'],
  },
  {
    flags: '--average <years>',
    text: { zh: 'n年平均增速（几何平均）', en: 'n-year average growth (geometric)' },
    most: 50,
  },
];

/** How results are printed. */
export const PRINT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '-f, --format <id>',
    text: { zh: '格式（默认 table）', en: 'format (default table)' },
    choices: FORMAT_IDS,
  },
  {
    flags: '-o, --output <file>',
    text: { zh: '写入文件，按后缀决定格式', en: 'write to a file; its ending picks the format' },
  },
  {
    flags: '--columns <list>',
    text: { zh: '要输出的列，逗号分隔', en: 'columns to print, separated by commas' },
  },
  {
    flags: '--decimals <n>',
    text: { zh: '增速和占比的小数位数', en: 'decimals of growth rates and shares' },
    most: 6,
  },
];
