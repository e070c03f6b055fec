import { type IssueText, text } from './text.ts';

/** Messages about how a table is laid out. */
export const LAYOUT_TEXTS = {
  E_LAYOUT_AMBIGUOUS: {
    message: text('"{what}" can be read in more than one way', '“{what}”有不止一种读法'),
    hint: text(
      'say how with --layout FILE; read --save-layout FILE writes a beginning',
      '请用 --layout 文件 说明读法；read --save-layout 文件 可生成初稿',
    ),
  },
  N_BASIS_TOLD: {
    message: text(
      'nothing says whether the months are single or cumulative; by the figures they are taken as {value}',
      '未注明当月或累计，根据数据按 {value} 处理',
    ),
    hint: text('write 当月 or 累计 into the title', '请在标题中注明当月或累计'),
  },
  N_MONTH_ALONE: {
    message: text(
      '"{value}" stands among periods from January on: it is taken as the month alone, and so are its like',
      '“{value}”等与自1月起的时期并列，按当月处理',
    ),
  },
  N_YEAR_SHORT: {
    message: text('"{value}" is read as a year of four digits: {full}', '两位年份“{value}”按 {full} 处理'),
  },
  N_PARTS: {
    message: text(
      '{count} rows are parts of a row above them: {value}',
      '{count} 行是上面某行的其中项：{value}',
    ),
  },
  N_ROW_GROUP: {
    message: text('a heading of the rows below it: {value}', '下列各行的标题行：{value}'),
  },
  N_ROW_JOINED: {
    message: text('a name that stands in two rows: {value}', '分在两行的名称：{value}'),
  },
  N_REGION_GROUP: {
    message: text(
      '{count} regions are named with the one they stand below, since others have their name: {value}',
      '{count} 个地区名前加上了所属地区，以免与同名地区混淆：{value}',
    ),
  },
  N_REGION_SUMS: {
    message: text(
      '{count} rows are the sums of the rows indented below them, and are not ranked: {value}',
      '{count} 行是其下各行之和，不参与排名：{value}',
    ),
  },
  N_REGION_TITLE: {
    message: text('the region of the figures is that of the title: {value}', '数据所属地区取自标题：{value}'),
  },
  N_FROM_TEXT: {
    message: text('read from a list within a sentence', '由文字中的列举读出'),
  },
} satisfies Record<string, IssueText>;
