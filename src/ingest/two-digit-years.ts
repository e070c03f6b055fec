/**
 * Years of two digits are read where 年 says that they are years, by the rule of POSIX: 69 to 99 are of the 1900s,
 * 00 to 68 of the 2000s. `23年1-5月` becomes `2023年1-5月`; anything else stays as it is.
 */
export function fullYears(text: string): string {
  if (!text.includes('年')) return text;
  return text.replace(SHORT_YEAR, (_, year: string) => `${Number(year) < FIRST_OF_1900S ? 20 : 19}${year}年`);
}

const FIRST_OF_1900S = 69;
/** Not `5年`, `120年`, `十四五`: two digits with nothing numeric before them, and a part of a year or the end behind. */
const SHORT_YEAR =
  /(?<![\d.,年月至到\-–—~～近每前后第满共约]\s?)['’‘]?(\d\d)年(?=\s*(?:\d{1,2}\s*(?:月|[-–—~～至到]\s*\d{1,2}\s*月)|[前一二三四1-4]\s*(?:季度|个季度)|第[一二三四]季度|[上下]半年|全年|年?末|$))/gu;
