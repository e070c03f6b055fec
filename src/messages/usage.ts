import { type IssueText, text } from './text.ts';

/** Messages about the command line, library calls and output. */
export const USAGE_TEXTS = {
  E_USAGE: {
    message: text('{fault}', '{fault}'),
    hint: text('see {help}', '请看 {help}'),
  },
  E_OPTION: {
    message: text('{option} does not take "{value}"', '{option} 不接受“{value}”'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_NO_DATA: {
    message: text(
      'no data: name files with --data, or a store with --store',
      '没有数据：请用 --data 指定文件，或用 --store 指定数据库',
    ),
  },
  E_NO_FILE: {
    message: text('no file is named, nor a store with --store', '没有指定文件，也没有用 --store 指定数据库'),
  },
  E_INDICATOR_NOT_IN_DATA: {
    message: text('indicator "{value}" is not in the data', '数据中没有指标“{value}”'),
    hint: text('did you mean {nearest}?', '是否为{nearest}？'),
  },
  E_REGION_NOT_IN_DATA: {
    message: text('region "{value}" is not in the data', '数据中没有地区“{value}”'),
    hint: text('did you mean {nearest}?', '是否为{nearest}？'),
  },
  E_REGION_OUTSIDE: {
    message: text('"{value}" is not in that group or set', '“{value}”不在所选地区中'),
  },
  E_SET_UNKNOWN: {
    message: text('there is no region set "{value}"', '没有地区集合“{value}”'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_LEVELS: {
    message: text(
      'the data hold regions of several levels, which are not ranked together',
      '数据含有不同层级的地区，不能一起排名',
    ),
    hint: text('name one with --group: {allowed}', '请用 --group 指定其一：{allowed}'),
  },
  E_GROUP_UNKNOWN: {
    message: text('there is no group "{value}"', '没有分组“{value}”'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_NO_FIGURES: {
    message: text('the data hold no figure for {value}', '数据中没有{value}的数据'),
    hint: text('the newest period is {latest}', '最新时期为{latest}'),
  },
  E_RATE_GROWTH: {
    message: text('{indicator} is a rate: its growth has no meaning', '{indicator}是比率，不计算增速'),
    hint: text(
      'use its change in percentage points (growth), or rank --by value',
      '请用百分点变动（growth），或 rank --by value',
    ),
  },
  E_PREVIOUS_YTD: {
    message: text(
      '{indicator} is cumulative: it has no growth on the month before',
      '{indicator}是累计数，没有环比',
    ),
    hint: text('use --basis month', '请用 --basis month'),
  },
  E_YEAR_START_FLOW: {
    message: text(
      '{indicator} is a flow: only stocks are compared with the start of the year',
      '{indicator}是流量，只有存量可比年初',
    ),
    hint: text('use --against year-ago', '请用 --against year-ago'),
  },
  E_NOT_ADDITIVE: {
    message: text('{indicator} does not add up: it has no share', '{indicator}不可加总，不能计算占比'),
    hint: text('shares are of levels such as output or revenue', '占比适用于产值、收入等总量指标'),
  },
  E_SHARE_BASIS: {
    message: text(
      '{part} and {whole} have no basis and period in common',
      '{part}与{whole}没有共同的口径和时期',
    ),
    hint: text('name the period with --period', '请用 --period 指定时期'),
  },
  E_OUTPUT: {
    message: text('{value} cannot be written ({reason})', '无法写入 {value}（{reason}）'),
    hint: text('check the folder, the permissions and the free space', '请检查文件夹、权限和磁盘空间'),
  },
  E_STDOUT: {
    message: text('cannot write to standard output ({reason})', '无法写入标准输出（{reason}）'),
  },
  E_MORE: { message: text('and {count} more', '另有 {count} 处') },
  E_BUG: {
    message: text('bug: {reason}', '程序错误：{reason}'),
    hint: text('please report it with the output of --debug', '请带 --debug 重试并报告'),
  },
} satisfies Record<string, IssueText>;
