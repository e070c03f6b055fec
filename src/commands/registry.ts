import type { Text } from '../errors.ts';
import type { CommandEntry } from './command.ts';

/** Headings under which help lists the commands. */
export const GROUPS: Readonly<Record<CommandEntry['group'], Text>> = {
  data: { zh: '数据', en: 'Data' },
  store: { zh: '数据库', en: 'Store' },
  month: { zh: '每月', en: 'Every month' },
  figures: { zh: '指标与排名', en: 'Figures and rankings' },
  analysis: { zh: '分析', en: 'Analysis' },
  shell: { zh: '命令行', en: 'Shell' },
};

/** Every command. Each is loaded only when it is called. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'read',
    group: 'data',
    summary: {
      zh: '查看文件如何被理解，输出规范长表',
      en: 'show how files were understood; print canonical CSV',
    },
    load: async () => (await import('./read.ts')).readCommand,
  },
  {
    name: 'check',
    group: 'data',
    summary: {
      zh: '月度审核：缺报、差错、异常，列出催报和核实清单',
      en: 'month gate: what is missing, wrong or doubtful',
    },
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    name: 'ingest',
    group: 'store',
    summary: {
      zh: '把报送文件存入数据库，保留各次版本',
      en: 'store deliveries with every vintage of a figure',
    },
    load: async () => (await import('./ingest.ts')).ingestCommand,
  },
  {
    name: 'release',
    group: 'store',
    summary: { zh: '记下发布时所用的数据', en: 'freeze the figures that were published' },
    load: async () => (await import('./release.ts')).releaseCommand,
  },
  {
    name: 'history',
    group: 'store',
    summary: { zh: '数据的修订，及其改变的增速和位次', en: 'revisions of figures, and what they changed' },
    load: async () => (await import('./history.ts')).historyCommand,
  },
  {
    name: 'run',
    group: 'month',
    summary: {
      zh: '按一个配置文件完成一个月的审核和各表',
      en: 'a whole month from one file: gate, tables, every format',
    },
    load: async () => (await import('./run.ts')).runCommand,
  },
  {
    name: 'init',
    group: 'month',
    summary: {
      zh: '按报送文件起草月度配置和目录',
      en: 'draft the file of a month, and a catalogue, from deliveries',
    },
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    name: 'growth',
    group: 'figures',
    summary: {
      zh: '同比、环比、年均增速、定基指数、百分点变动',
      en: 'growth rates, averages, index numbers, changes in points',
    },
    load: async () => (await import('./growth.ts')).growthCommand,
  },
  {
    name: 'rank',
    group: 'figures',
    summary: { zh: '各地区排名，含差距和位次变动', en: 'rank regions, with gaps and movement' },
    load: async () => (await import('./rank.ts')).rankCommand,
  },
  {
    name: 'share',
    group: 'figures',
    summary: { zh: '占比及其百分点变动', en: 'shares and their change in points' },
    load: async () => (await import('./share.ts')).shareCommand,
  },
  {
    name: 'compare',
    group: 'figures',
    summary: {
      zh: '地区×指标对比表，含前k位项数',
      en: 'matrix of regions and indicators, with top-k counts',
    },
    load: async () => (await import('./compare.ts')).compareCommand,
  },
  {
    name: 'explain',
    group: 'analysis',
    summary: {
      zh: '说明一个数据：公式、规则、前后位次和每项输入的出处',
      en: 'explain a figure down to formula, rules, neighbours, file and line',
    },
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    name: 'explore',
    group: 'analysis',
    summary: {
      zh: '数据框视图（描述、分组、排序、筛选、相关）',
      en: 'data-frame view: describe, group, sort, filter, corr',
    },
    load: async () => (await import('./explore.ts')).exploreCommand,
  },
  {
    name: 'completion',
    group: 'shell',
    summary: {
      zh: '命令行补全脚本（bash、zsh、fish、powershell）',
      en: 'completion script for bash, zsh, fish or powershell',
    },
    load: async () => (await import('./completion.ts')).completionCommand,
  },
];
