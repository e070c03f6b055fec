import type { Lang, Text } from '../../errors.ts';
import { align, displayWidth } from '../../render/display-width.ts';

/** What is known of a month that is to be written. */
export interface Draft {
  readonly data: readonly string[];
  readonly regions: string | undefined;
  /** Whether a folder of its own rows was drafted beside it. */
  readonly catalogue: boolean;
  /** How the files are read, as they were now: encoding, sheet, layout. */
  readonly reading: Readonly<Record<string, string>>;
}

const TEXTS = {
  head: { zh: '每月一次：regstat run month.yaml', en: 'Once a month: regstat run month.yaml' },
  ways: {
    zh: '先看一遍 --dry-run；征求意见稿 --draft；定时任务 --if-changed',
    en: 'for a first look --dry-run; for comment --draft; in cron --if-changed',
  },
  keys: {
    zh: '各项与命令行选项同名（regstat rank --help）；路径从本文件所在文件夹看',
    en: 'Keys are named like options (regstat rank --help); paths begin at this folder.',
  },
  data: { zh: '报送文件、文件夹或通配符', en: 'deliveries: files, folders, patterns' },
  store: { zh: '入库保存各次版本，并从库中计算', en: 'keeps every vintage of every figure' },
  catalogue: { zh: '自备目录：请核对单位、类型、方向、口径', en: 'your own rows: look them through' },
  regions: { zh: '地区集合：之外的地区即为错误', en: 'the set of regions; others are errors' },
  noRegions: { zh: '地区集合', en: 'a set of regions' },
  strict: { zh: '未知的名称和缺少的单位均为错误', en: 'unknown names, missing units are errors' },
  period: { zh: '最新一个月，或如 2023-05', en: 'the newest month, or one such as 2023-05' },
  rules: { zh: '自备审核规则和豁免', en: 'your own rules of the gate, and waivers' },
  output: { zh: '每月一个文件夹', en: 'a folder for each month' },
  formats: { zh: '不写则输出所有格式', en: 'all there are unless said' },
  copies: { zh: '把输入文件一并存入文件夹', en: 'keep copies of the inputs in the folder' },
  moved: { zh: '与上月相比的位次变动', en: 'places gained or lost since last month' },
  only: { zh: '不写则为所有指标', en: 'all indicators unless named' },
  compare: { zh: '主要指标对比', en: 'comparison' },
  rank: { zh: '增速位次', en: 'growth-ranks' },
  share: { zh: '占比', en: 'share' },
} satisfies Record<string, Text>;

const COMMENT_AT = 37;

/** A commented month.yaml. What is optional stands in it as a comment. */
export function monthText({ data, regions, catalogue, reading }: Draft, lang: Lang): string {
  const of = (key: keyof typeof TEXTS) => TEXTS[key][lang];
  const line = (code: string, key: keyof typeof TEXTS) =>
    `${align(code, Math.max(COMMENT_AT, displayWidth(code) + 1), 'left')}# ${of(key)}`;
  return `${[
    `# ${of('head')}`,
    `# ${of('ways')}`,
    `# ${of('keys')}`,
    'month: 1',
    line(`data: [${data.map(scalar).join(', ')}]`, 'data'),
    line('# store: regstat.db', 'store'),
    ...(catalogue ? [line('catalogue: catalogue', 'catalogue')] : []),
    regions === undefined
      ? line('# regions: weifang-14', 'noRegions')
      : line(`regions: ${scalar(regions)}`, 'regions'),
    ...Object.entries(reading).map(([key, value]) => `${key}: ${scalar(value)}`),
    line('strict: true', 'strict'),
    line('period: latest', 'period'),
    line('# rules: rules.yaml', 'rules'),
    `lang: ${lang}`,
    line('output: out/{period}', 'output'),
    line('# formats: [table, csv]', 'formats'),
    line('# copies: true', 'copies'),
    'tables:',
    '  - command: compare',
    `    output: ${of('compare')}`,
    '  - command: rank',
    line('    # indicator: [税收收入, 固定资产投资]', 'only'),
    line('    moved-from: "{previous}"', 'moved'),
    `    output: ${of('rank')}`,
    '  # - command: share',
    '  #   part: 高新技术产业产值',
    '  #   whole: 规上工业总产值',
    `  #   output: ${of('share')}`,
  ].join('\n')}\n`;
}

/** A text as YAML: plain where that is safe. */
function scalar(text: string): string {
  return /^(?:\.{1,2}\/)*[\p{L}_][\p{L}\p{N}_./-]*$/u.test(text) ? text : JSON.stringify(text);
}
