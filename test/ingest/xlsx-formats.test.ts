import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/ingest/xlsx/workbook.ts';
import { makeWorkbook } from '../helpers/workbook.ts';

/** The text of one number under one format. */
function shown(stored: string | number, format: string | number, date1904 = false): string | undefined {
  const cell = { attributes: 's="1"', xml: `<v>${stored}</v>` };
  const bytes = makeWorkbook({ sheets: [{ rows: [['x', cell]] }], formats: [format], date1904 });
  const [sheet] = readWorkbook(bytes, 'book.xlsx').sheets;
  return sheet?.rows[0]?.cells[1];
}

describe('numbers', () => {
  it.each([
    // Stored as Excel stores them, with the noise of binary fractions.
    ['100', 'General', '100'],
    ['4793.93', 'General', '4793.93'],
    ['-0.58', 'General', '-0.58'],
    ['8.0', 'General', '8'],
    ['0', 'General', '0'],
    ['-0', 'General', '0'],
    ['007', 'General', '7'],
    ['.5', 'General', '0.5'],
    ['0.30000000000000004', 'General', '0.3'],
    ['100.00000000000001', 'General', '100'],
    ['4.3499999999999996', 'General', '4.35'],
    ['12345678901234567', 'General', '12345678901234600'],
    ['123456789012345', 'General', '123456789012345'],
    ['0.1234567890123456', 'General', '0.123456789012346'],
    ['1.5E+3', 'General', '1500'],
    ['1.5e-7', 'General', '0.00000015'],
    ['6.02214076E23', 'General', '602214076000000000000000'],
    ['1E+300', 'General', '1e300'],
    ['-2.5E-60', 'General', '-25e-61'],
    ['12.5', 'G/通用格式', '12.5'],
    ['12.5', '[$-804]General', '12.5'],
    ['12.5', '@', '12.5'],
    // Decimals that are always seen.
    ['8', '0.0', '8.0'],
    ['8.04', '0.0', '8.04'],
    ['8', '0.00_ ', '8.00'],
    ['-8', '0.00_);[Red]\\(0.00\\)', '-8.00'],
    ['8.5', '#,##0.00', '8.50'],
    ['1234567.5', '#,##0.0##', '1234567.5'],
    ['8', '#.##', '8'],
    ['0', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '0.00'],
    ['1234', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '1234.00'],
    ['8', 2, '8.00'],
    ['8', 44, '8.00'],
    ['8', 3, '8'],
    // Percent, exactly.
    ['0.123', '0.0%', '12.3%'],
    ['0.08', '0.0%', '8.0%'],
    ['0.07000000000000001', '0.0%', '7.0%'],
    ['-0.084', '0.0%;[Red]-0.0%', '-8.4%'],
    ['0.123', 9, '12.3%'],
    ['0.123', 10, '12.30%'],
    ['1.5', '0%', '150%'],
    ['0', '0.0%', '0.0%'],
    ['12.3', '0.0"%"', '12.3%'],
    ['12.3', '0.0\\%', '12.3%'],
    // Scales: what is seen is what the head of the column speaks of.
    ['123456789', '#,##0,', '123456.789'],
    ['123456789', '0.0,,', '123.456789'],
    ['123456', '0!.0,', '12.3456'],
    ['123456', '0\\.0,"万元"', '12.3456万元'],
    ['120000', '0!.0000', '12.0000'],
    ['123456789', '#,##0.00,,"百万元"', '123.456789百万元'],
    // Units and words behind the digits, but no signs, brackets or colours.
    ['107.32', '0.00"亿元"', '107.32亿元'],
    ['5', '0"月"', '5月'],
    ['2023', '0"年"', '2023年'],
    ['3', '"第"0"名"', '3'],
    ['12', '"¥"#,##0.00', '12.00'],
    ['12', '[$¥-804]#,##0.00', '12.00'],
    ['-3.2', '"增长"0.0;"下降"0.0', '-3.2'],
    ['-3.2', '[Red]▼0.0', '-3.2'],
    // Leading zeros of codes.
    ['1001', '00000', '01001'],
    ['370702', '000000', '370702'],
    ['-7', '000', '-007'],
    ['0', '00', '00'],
    // A format hides nothing.
    ['7', ';;;', '7'],
    ['7', '"保密"', '7'],
    ['0', '0.0;-0.0;', '0.0'],
    // Conditions.
    ['123456', '[>=10000]0!.0,"万元";0"元"', '12.3456万元'],
    ['999', '[>=10000]0!.0,"万元";0"元"', '999元'],
    ['5', '[<>5]0.00;0', '5'],
    // Scientific and fractions.
    ['12345', '0.00E+00', '12345'],
    ['0.5', '# ?/?', '0.5'],
    ['1', `0.${'0'.repeat(5000)}`, '1.000000000000000'],
  ])('%s under %s is %s', (stored, format, text) => {
    expect(shown(stored, format)).toBe(text);
  });

  it.each(['abc', '1e999', 'NaN', '0x10', '1_000', '1,5', 'Infinity', '--1', '１'])(
    'refuses %s',
    (stored) => {
      const cell = { xml: `<v>${stored}</v>` };
      const [sheet] = readWorkbook(makeWorkbook({ sheets: [{ rows: [[cell]] }] }), 'book.xlsx').sheets;
      expect(sheet?.issues).toMatchObject([{ code: 'E_XLSX_CELL', values: { cell: 'A1', value: stored } }]);
    },
  );
});

describe('dates', () => {
  it.each([
    // Excel's own numbers, Chinese ones, and codes of users.
    ['45047', 14, '2023-05-01'],
    ['45047', 17, '2023-05'],
    ['45047', 16, '5月1日'],
    ['45047', 22, '2023-05-01'],
    ['45047.5', 22, '2023-05-01 12:00:00'],
    ['45047.5', 14, '2023-05-01'],
    ['45047', 27, '2023-05'],
    ['45047', 31, '2023-05-01'],
    ['45047', 28, '5月1日'],
    ['45047', 57, '2023-05'],
    ['0.5', 21, '12:00:00'],
    ['1.5', 46, '36:00:00'],
    ['45047', 'yyyy"年"m"月"', '2023-05'],
    ['45047', 'yyyy年m月', '2023-05'],
    ['45077', 'yyyy"年"m"月"', '2023-05'],
    ['45047', '[$-804]yyyy"年"m"月"d"日";@', '2023-05-01'],
    ['45047', '[DBNum1][$-804]yyyy"年"m"月";@', '2023-05'],
    ['45047', 'e"年"mm"月"', '2023-05'],
    ['45047', 'yyyy-mm', '2023-05'],
    ['45047', 'mmm yyyy', '2023-05'],
    ['45047', 'yyyy', '2023'],
    ['45047', 'm"月"', '5月'],
    ['45047', 'd', '2023-05-01'],
    ['45047', 'dddd', '2023-05-01'],
    ['45047.75', 'yyyy/m/d h:mm', '2023-05-01 18:00:00'],
    ['45046.999999999', 'yyyy/m/d', '2023-05-01'],
    ['0.25', '上午/下午h"时"mm"分"', '06:00:00'],
    ['0.0208333333333333', 'mm:ss', '00:30:00'],
    // The edges of the calendar.
    ['0', 14, '1900-01-00'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['36525', 14, '1999-12-31'],
    ['36585', 14, '2000-02-29'],
    ['73109', 14, '2100-02-28'],
    ['73110', 14, '2100-03-01'],
    ['2958465', 14, '9999-12-31'],
  ])('%s under %s is %s', (stored, format, text) => {
    expect(shown(stored, format)).toBe(text);
  });

  it('counts from 1904 where the workbook says so', () => {
    expect(shown('43585', 'yyyy-mm-dd', true)).toBe('2023-05-01');
    expect(shown('0', 14, true)).toBe('1904-01-01');
  });

  it.each(['-1', '2958466', '1e12'])('refuses day %s, which Excel shows as ####', (stored) => {
    const cell = { attributes: 's="1"', xml: `<v>${stored}</v>` };
    const bytes = makeWorkbook({ sheets: [{ rows: [['', cell]] }], formats: [14] });
    const [sheet] = readWorkbook(bytes, 'book.xlsx').sheets;
    expect(sheet?.issues).toMatchObject([{ code: 'E_XLSX_CELL', values: { cell: 'B1' } }]);
  });

  it('agrees with the calendar on every day from 1900 to 2100', () => {
    const days = Array.from({ length: 73110 - 61 }, (_, i) => 61 + i);
    const rows = days.map((day) => [{ attributes: 's="1"', xml: `<v>${day}</v>` }]);
    const bytes = makeWorkbook({ sheets: [{ rows }], formats: ['yyyy-mm-dd'] });
    const read = readWorkbook(bytes, 'book.xlsx').sheets[0]?.rows.map(({ cells }) => cells[0]);
    const iso = (day: number) => new Date((day - 25569) * 86_400_000).toISOString().slice(0, 10);
    expect(read).toEqual(days.map(iso));
  });
});
