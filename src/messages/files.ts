import { type IssueText, text } from './text.ts';

/** Messages about a file as a whole and its structure. */
export const FILE_TEXTS = {
  E_FILE_MISSING: {
    message: text('no such file', '文件不存在'),
    hint: text(
      'check the path; a pattern such as "data/*.csv" must match at least one file',
      '请检查路径；通配符须至少匹配一个文件',
    ),
  },
  E_FILE_DIRECTORY: {
    message: text('the folder holds no .csv file', '文件夹内没有 .csv 文件'),
    hint: text('name a file, or a folder that holds deliveries', '请指定文件，或存放报送文件的文件夹'),
  },
  E_FILE_UNREADABLE: {
    message: text('cannot be read ({reason})', '无法读取（{reason}）'),
    hint: text('check the permissions', '请检查权限'),
  },
  E_FILE_TOO_LARGE: {
    message: text('holds more than {limit} MB', '超过 {limit} MB'),
    hint: text(
      'split the delivery; only files that are clean long tables in UTF-8 may be larger',
      '请拆分文件；只有规范的 UTF-8 长表文件可以更大',
    ),
  },
  E_FILE_CHANGED: {
    message: text('changed while it was read: try again', '读取时发生变化，请重试'),
  },
  E_SHEET: {
    message: text('the workbook has no sheet "{value}"', '工作簿中没有表“{value}”'),
    hint: text('it has: {allowed}', '有：{allowed}'),
  },
  E_RECIPE: {
    message: text('the recipe is wrong: {what}{given}', '读取方案有误：{zh}{given}'),
    hint: text(
      'see dist/layout.schema.json, or write one with read --save-layout',
      '参见 dist/layout.schema.json，或用 read --save-layout 生成',
    ),
  },
  E_RECIPE_COLUMN: {
    message: text(
      'the recipe names a column "{value}" that the table does not have',
      '读取方案中的列“{value}”在表中不存在',
    ),
    hint: text('the table has: {allowed}', '表中有：{allowed}'),
  },
  E_EMPTY: {
    message: text('the file is empty', '文件为空'),
    hint: text('ask for the delivery again', '请重新索取报送文件'),
  },
  E_NO_ROWS: {
    message: text('there is a header but no row of figures', '只有表头，没有数据行'),
    hint: text('ask for the delivery again', '请重新索取报送文件'),
  },
  E_ENCODING: {
    message: text('bytes that are not {encoding}', '含有不是 {encoding} 的字节'),
    hint: text(
      'save the file as UTF-8, or name its encoding with --encoding',
      '请另存为 UTF-8，或用 --encoding 指定编码',
    ),
  },
  E_CONTROL: {
    message: text('a control character ({value}) where text is expected', '文本中含有控制字符（{value}）'),
    hint: text('export the file again', '请重新导出文件'),
  },
  E_CONFLICT: {
    message: text(
      'two versions of the file stand in it (a merge conflict)',
      '文件中并存两个版本（合并冲突）',
    ),
    hint: text('keep one of them', '请只保留一个版本'),
  },
  E_NOT_CSV: {
    message: text('this is {what}, not CSV', '这是 {what}，不是 CSV'),
    hint: text('save it as CSV first', '请先另存为 CSV'),
  },
  E_QUOTE: {
    message: text('a quote that is not closed or stands inside a cell', '引号未闭合或出现在单元格中间'),
    hint: text('write "" for a quote inside a quoted cell', '引号内的引号请写成 ""'),
  },
  E_ROW_LENGTH: {
    message: text(
      '{found} cells where the header has {expected}',
      '有 {found} 个单元格，表头为 {expected} 个',
    ),
    hint: text('quote a cell that holds the delimiter', '含分隔符的单元格请加引号'),
  },
  E_NO_HEADER: {
    message: text('no header row was found', '找不到表头'),
    hint: text(
      'the header names the columns: region, indicator, period, value',
      '表头应写明各列：地区、指标、时期、数值',
    ),
  },
  E_NO_VALUE_COLUMN: {
    message: text('no column of figures was found', '找不到数值列'),
    hint: text('head it "value", or with an indicator or a month', '表头请写“数值”、指标名或月份'),
  },
  E_HEADER_TWICE: {
    message: text('the column "{value}" stands twice', '列“{value}”出现两次'),
    hint: text('delete one, or say what differs', '请删除其一或注明区别'),
  },
  E_NO_PERIOD: {
    message: text(
      'no period in the rows, the header, the title or the file name',
      '数据行、表头、标题和文件名中都没有时期',
    ),
    hint: text(
      'begin the file name with the period: 2023-05-….csv',
      '请在文件名前写明时期，如 2023-05-….csv',
    ),
  },
} satisfies Record<string, IssueText>;
