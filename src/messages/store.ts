import { type IssueText, text } from './text.ts';

/** Messages about the store. */
export const STORE_TEXTS = {
  E_STORE_ENGINE: {
    message: text(
      'stores cannot be used: libsql does not load ({reason})',
      '无法使用数据库：libsql 不能加载（{reason}）',
    ),
    hint: text(
      'install regstat again on this machine, or take the offline bundle made for it',
      '请在本机重新安装 regstat，或使用适合本机的离线包',
    ),
  },
  E_STORE_MISSING: {
    message: text('there is no store here', '此处没有数据库'),
    hint: text('make it with regstat ingest FILE --store …', '请用 regstat ingest 文件 --store … 建立'),
  },
  E_STORE_FOREIGN: {
    message: text('this is an SQLite file of another program', '这是其他程序的 SQLite 文件'),
    hint: text('name another file with --store', '请用 --store 指定其他文件'),
  },
  E_STORE_NEWER: {
    message: text(
      'the store was written by a newer regstat (schema {version}; this one knows {newest})',
      '数据库由更新版本的 regstat 写入（结构版本 {version}，本程序支持到 {newest}）',
    ),
    hint: text('install the newer one', '请升级 regstat'),
  },
  E_STORE_DAMAGED: {
    message: text(
      'the store is damaged or no store ({reason}); it was not touched',
      '数据库已损坏或不是数据库（{reason}），未作改动',
    ),
    hint: text('put a copy in its place', '请用备份替换'),
  },
  E_STORE_FAILED: {
    message: text('the store cannot be read or written ({reason})', '数据库无法读写（{reason}）'),
    hint: text('check the folder, the permissions and the free space', '请检查文件夹、权限和磁盘空间'),
  },
  E_STORE_BUSY: {
    message: text(
      'another program is writing into the store; waited {seconds} s',
      '其他程序正在写入数据库，已等待 {seconds} 秒',
    ),
    hint: text(
      'it is process {who}: try again, or wait longer with --wait',
      '进程 {who}：请重试，或用 --wait 延长等待',
    ),
  },
  E_STORE_UNIT: {
    message: text(
      '{indicator} is stored in {stored}, but the unit is now {unit}',
      '{indicator}在数据库中的单位为{stored}，而现在为{unit}',
    ),
    hint: text(
      'keep the unit in indicators.csv, or begin a new store',
      '请保持 indicators.csv 中的单位，或另建数据库',
    ),
  },
  E_DATE_EARLY: {
    message: text(
      '{value} is before {last}, the day of the last delivery',
      '{value} 早于最近一次入库的日期 {last}',
    ),
    hint: text(
      'what came first is stored first: check the clock, or name the day with --date',
      '按收到的先后入库：请检查系统时钟，或用 --date 指定日期',
    ),
  },
  E_DATE_FUTURE: {
    message: text('{value} lies in the future', '{value} 是将来的日期'),
    hint: text('name the day with --date', '请用 --date 指定日期'),
  },
  E_RELEASE_TAKEN: {
    message: text(
      '"{value}" is the release of {period}, made on {date} from other figures',
      '“{value}”已用于 {date} 发布的 {period}，所用数据不同',
    ),
    hint: text('give the new release a number of its own', '请另编文号'),
  },
  E_NOT_RELEASED: {
    message: text('nothing was released for {value}', '{value}没有发布记录'),
    hint: text('released: {allowed}', '已发布：{allowed}'),
  },
  E_DATA_AND_STORE: {
    message: text('files and --store cannot be given together', '文件与 --store 不能同时使用'),
    hint: text('add the files to the store with regstat ingest', '请先用 regstat ingest 把文件存入数据库'),
  },
  E_NEEDS_STORE: {
    message: text('{option} needs --store', '{option} 须与 --store 同用'),
  },
  E_REQUIRED: {
    message: text('{option} is missing', '缺少 {option}'),
  },
  N_NO_REVISIONS: {
    message: text('no figure asked for has more than one vintage', '所查数据都只有一个版本'),
  },
  N_NO_EFFECT: {
    message: text('no growth rate and no rank of {value} has changed', '{value}的增速和位次都没有变化'),
  },
  N_INGESTED: {
    message: text(
      'files: {stored} stored, {known} known, {refused} refused, {left} not reached; figures: {added} added, {revised} revised, {same} same; issues: {errors} errors, {warnings} warnings',
      '文件：入库 {stored}，已有 {known}，拒收 {refused}，未处理 {left}；数据：新增 {added}，修订 {revised}，相同 {same}；问题：错误 {errors}，警告 {warnings}',
    ),
  },
  N_GATE: {
    message: text('{title}: {summary}', '{title}：{summary}'),
    hint: text('see check --period {value} --store {store}', '详见 check --period {value} --store {store}'),
  },
  N_GATE_LEFT: {
    message: text('too many figures for the month gate by the way', '数据较多，未随入库审核'),
    hint: text('run check --store {store}', '请运行 check --store {store}'),
  },
  N_GATE_SHUT: {
    message: text('the month gate is closed: nothing was stored', '月度审核未通过：全部未入库'),
    hint: text('correct the files, or waive findings with --rules', '请更正文件，或用 --rules 豁免'),
  },
  N_RELEASED: {
    message: text(
      '"{value}" is the release of {period} with {figures} figures, made on {date}',
      '“{value}”为 {date} 发布的 {period}，{figures} 个数据',
    ),
  },
  N_TWIN: {
    message: text('the same bytes came on {date} as {file}', '内容与 {date} 收到的 {file} 完全相同'),
    hint: text('check that it is not the file of another month', '请核对是否误报了其他月份的文件'),
  },
  N_REVISED: {
    message: text(
      '{region}, {indicator}, {period}: {value}, before {other}',
      '{region}、{indicator}、{period}：{value}，原为 {other}',
    ),
  },
  N_REVISED_MORE: {
    message: text('and {count} more revised figures', '另有 {count} 个数据修订'),
  },
} satisfies Record<string, IssueText>;
