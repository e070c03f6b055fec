import { type IssueText, text } from './text.ts';

const SCHEMA = text(
  'see dist/month.schema.json; regstat init writes one',
  '参见 dist/month.schema.json；regstat init 可生成',
);

/** Messages about the file of a month, and the folder its run writes. */
export const MONTH_TEXTS = {
  E_MONTH: {
    message: text('the file of the month is wrong: {what}{given}', '月度配置有误：{zh}{given}'),
    hint: SCHEMA,
  },
  E_MONTH_KEY: {
    message: text('there is no key "{value}"', '没有“{value}”这一项'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_MONTH_TABLE_KEY: {
    message: text('a table of {where} has no key "{value}"', '{where} 表没有“{value}”这一项'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_MONTH_MISSING: {
    message: text('{key} is missing', '缺少 {key}'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_MONTH_VALUE: {
    message: text('{key} does not take "{value}"', '{key} 不接受“{value}”'),
    hint: text('one of: {allowed}', '可用：{allowed}'),
  },
  E_MONTH_NAME: {
    message: text('"{value}" cannot be the name of a file', '“{value}”不能作为文件名'),
    hint: text(
      'write it without folder, ending and any of < > : " / \\ | ? *',
      '不要带文件夹、后缀和 < > : " / \\ | ? *',
    ),
  },
  E_MONTH_TWICE: {
    message: text('two outputs would have the name "{value}"', '有两个输出同名：“{value}”'),
    hint: text('rename one of them', '请为其中之一改名'),
  },
  E_MONTH_DATA: {
    message: text('neither data nor store is named', '没有写 data，也没有写 store'),
    hint: text(
      'write data: [deliveries] or store: regstat.db',
      '请写 data: [报送文件夹] 或 store: regstat.db',
    ),
  },
  E_RUN_BUSY: {
    message: text(
      'another run is writing {value}: process {pid} of {who} on {host}, since {since}',
      '另一次运行正在写 {value}：{host} 上 {who} 的进程 {pid}，始于 {since}',
    ),
    hint: text(
      'try again when it has ended; if it is gone, delete {lock}',
      '请待其结束后重试；如该进程已不存在，请删除 {lock}',
    ),
  },
  E_RUN_FOREIGN: {
    message: text(
      '{value} holds what no run wrote, or what was changed since: {files}',
      '{value} 中有并非本程序写入、或写入后被改动的文件：{files}',
    ),
    hint: text(
      'move it elsewhere, or name another folder with --output',
      '请移到别处，或用 --output 指定其他文件夹',
    ),
  },
  E_INIT_EXISTS: {
    message: text('there already: {files}', '文件已存在：{files}'),
    hint: text(
      'name another folder with --into, or replace them with --force',
      '请用 --into 指定其他文件夹，或用 --force 覆盖',
    ),
  },
  E_NO_MANIFEST: {
    message: text('this is no manifest of a run', '这不是 run 写出的清单'),
    hint: text('name the folder that a run wrote', '请指定 run 写出的文件夹'),
  },
  E_RUN_MONTHS: {
    message: text('this is a run of {now}, the other one of {then}', '这是 {now} 的结果，另一个是 {then} 的'),
    hint: text('compare two runs of the same month', '请比较同一月份的两次结果'),
  },
  N_RUN_INPUTS: {
    message: text('inputs that differ: {files}', '不同的输入：{files}'),
  },
  N_RUN_ALIKE: {
    message: text('the outputs do not differ', '输出没有不同'),
  },
  N_RUN_UNCHANGED: {
    message: text(
      '{value} has the outputs of the same inputs, configuration and version: nothing was done',
      '{value} 已是相同输入、配置和版本的结果，未作改动',
    ),
  },
  N_RUN_LOCK: {
    message: text(
      'the lock of process {pid} of {who}, since {since}, was left behind: that process has ended',
      '{who} 的进程 {pid}（始于 {since}）已结束，其遗留的锁已解除',
    ),
  },
  N_RUN: {
    message: text(
      '{period}: gate with errors {errors}, warnings {warnings}, notes {notes}, waived {waived}; {files} files written',
      '{period}：审核错误 {errors}，警告 {warnings}，提示 {notes}，豁免 {waived}；已写入 {files} 个文件',
    ),
  },
  N_RUN_WOULD: {
    message: text(
      '{period}: gate with errors {errors}, warnings {warnings}, notes {notes}, waived {waived}; this folder would be written',
      '{period}：审核错误 {errors}，警告 {warnings}，提示 {notes}，豁免 {waived}；将写入该文件夹',
    ),
  },
  N_RUN_SAME: {
    message: text('the outputs are those that {value} has', '结果与 {value} 中已有的相同'),
  },
  N_RUN_DRY: {
    message: text('nothing was written', '未写入任何文件'),
  },
  N_RUN_DRY_STORE: {
    message: text(
      '{count} files would be stored first; the rest is told of the store as it is',
      '将先入库 {count} 个文件；其余按数据库现状列出',
    ),
  },
  N_GATE_CLOSED: {
    message: text(
      'the gate is closed, nothing was written; errors that stand: {count}',
      '审核未通过：有 {count} 个错误，未写出任何文件',
    ),
    hint: text(
      'have them corrected, waive them with a reason in the rules, or make a draft with --draft',
      '请更正，或在规则中注明理由豁免，或用 --draft 出征求意见稿',
    ),
  },
} satisfies Record<string, IssueText>;
