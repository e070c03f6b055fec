import { type IssueText, text } from './text.ts';

const SAVE_AGAIN = text(
  'open it in Excel or WPS and save it again, or ask for the delivery again',
  '请用 Excel 或 WPS 打开后重新保存，或重新索取报送文件',
);
const SAVE_AS = text(
  'open it in Excel or WPS and save it as .xlsx',
  '请在 Excel 或 WPS 中打开，另存为 .xlsx',
);

/** Messages about Excel workbooks. */
export const WORKBOOK_TEXTS = {
  E_XLS: {
    message: text(
      'this is a workbook of the old binary format (.xls, .et)',
      '这是旧的二进制格式工作簿（.xls、.et）',
    ),
    hint: SAVE_AS,
  },
  E_XLSX_NO_BOOK: {
    message: text(
      'a {what} file, not an Excel workbook (.xlsx)',
      '这是 {what} 文件，不是 Excel 工作簿（.xlsx）',
    ),
    hint: SAVE_AS,
  },
  E_XLSX_ENCRYPTED: {
    message: text('the workbook is protected by a password', '工作簿设有打开密码'),
    hint: text('save it without a password', '请取消密码后另存'),
  },
  E_XLSX_TRUNCATED: {
    message: text('the end of the workbook is missing', '工作簿不完整，缺少结尾部分'),
    hint: text('copy or download it again', '请重新复制或下载'),
  },
  E_XLSX_BROKEN: {
    message: text('the workbook is damaged: {part} ({reason})', '工作簿已损坏：{part}（{reason}）'),
    hint: SAVE_AGAIN,
  },
  E_XLSX_BOMB: {
    message: text('refused: {part} unpacks to more than {limit}', '拒绝读取：{part} 解压后超过 {limit}'),
    hint: text(
      'delete unused rows, columns and sheets, or save the sheet as CSV',
      '请删除多余的行、列和工作表，或将工作表另存为 CSV',
    ),
  },
  E_XLSX_ENTRIES: {
    message: text(
      'refused: the workbook holds more than {limit} files',
      '拒绝读取：工作簿内的文件超过 {limit} 个',
    ),
    hint: text('save the sheet in a workbook of its own', '请将工作表单独另存为一个工作簿'),
  },
  E_XLSX_CELLS: {
    message: text(
      '{part}: more than {limit} million cells, counting the blank ones between others',
      '{part}：单元格（含其间的空格）超过 {limit} 百万个',
    ),
    hint: text(
      'delete stray cells far from the table, or save the sheet as CSV',
      '请删除远离表格的零散单元格，或将工作表另存为 CSV',
    ),
  },
  E_XLSX_DOCTYPE: {
    message: text(
      'refused: {part} holds a document type declaration, which no workbook has',
      '拒绝读取：{part} 含有文档类型声明，正常的工作簿没有此项',
    ),
    hint: SAVE_AGAIN,
  },
  E_XLSX_PLACE: {
    message: text(
      'sheet "{sheet}": {cell} is outside of the sheet or out of order',
      '工作表“{sheet}”：{cell} 超出工作表范围或次序错乱',
    ),
    hint: SAVE_AGAIN,
  },
  E_XLSX_CELL: {
    message: text(
      'sheet "{sheet}", cell {cell}: "{value}" cannot be read',
      '工作表“{sheet}”单元格 {cell}：“{value}”无法读取',
    ),
    hint: SAVE_AGAIN,
  },
  E_XLSX_FORMULA: {
    message: text(
      'sheet "{sheet}", cell {cell}: a formula without saved result',
      '工作表“{sheet}”单元格 {cell}：公式没有保存计算结果',
    ),
    hint: text(
      'open the workbook in Excel or WPS, which calculates it, and save it',
      '请用 Excel 或 WPS 打开，待计算完成后保存',
    ),
  },
  N_XLSX_MERGED: {
    message: text(
      'sheet "{sheet}": {value} stands in the merged cells {cells} and counts for their first row only',
      '工作表“{sheet}”：{value} 位于合并单元格 {cells}，只计入其首行',
    ),
    hint: text('unmerge the cells and write each figure', '请取消合并并分别填写'),
  },
  N_XLSX_HIDDEN_ROWS: {
    message: text(
      'sheet "{sheet}": hidden rows are read too: {rows}',
      '工作表“{sheet}”：隐藏的行也已读取：{rows}',
    ),
    hint: text('delete them if they are not meant', '如不需要请删除'),
  },
  N_XLSX_HIDDEN_COLUMNS: {
    message: text(
      'sheet "{sheet}": hidden columns are read too: {columns}',
      '工作表“{sheet}”：隐藏的列也已读取：{columns}',
    ),
    hint: text('delete them if they are not meant', '如不需要请删除'),
  },
} satisfies Record<string, IssueText>;
