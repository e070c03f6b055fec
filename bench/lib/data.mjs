// The figures of a made-up country, the same on every machine: what the CSV files are written from and what every
// output is checked against.

/** Size -> regions x indicators x months. */
export const SIZES = {
  S: { regions: 14, indicators: 12, months: 36 },
  M: { regions: 2846, indicators: 20, months: 36 },
  L: { regions: 2846, indicators: 40, months: 120 },
};

/** In the values: the row is there but its value is empty; the row is not there. */
export const EMPTY = -1;
export const ABSENT = -2;

/** Indicators of the share job, by place in the list. */
export const PART = 4;
export const WHOLE = 2;

// No catalogue knows these names, so regstat prints them as spelled and applies no rules of their own.
const INDICATORS =
  `钢材产量 水泥产量 粮食销量 发电量 汽车产量 化肥产量 原煤产量 天然气产量 自来水用量 快递件数
  电信业务量 邮政业务量 货运量 客运量 港口吞吐量 新增岗位 旅游收入 服务业收入 建安工程 商品房销售
  平板玻璃产量 纸张产量 布匹产量 食盐产量 成品糖产量 乳品产量 饮料产量 家电产量 手机产量 轴承产量
  机床产量 农机产量 船舶产量 橡胶产量 塑料产量 乙烯产量 烧碱产量 纯碱产量 铝材产量 铜材产量`.split(/\s+/);

const PROVINCES = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 41].concat([
  42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65,
]);
const SYLLABLES = [...'东西南北新古山海河阳宁平武清泰德安昌高临滨云石金玉龙凤松柏竹兰菊梅荷青白丹赤'];
const LAST_YEAR = 2025;

/**
 * @param {'S' | 'M' | 'L'} size
 * @returns {{regions: string[], indicators: string[], periods: string[], decimals: number[], values: Int32Array}}
 *   values[(indicator * months + month) * regions + region] = figure x 10^decimals[indicator], EMPTY or ABSENT
 */
export function figures(size) {
  const shape = SIZES[size];
  const random = generator(0x5eed);
  const regions = Array.from({ length: shape.regions }, (_, index) => regionName(index, random));
  const indicators = INDICATORS.slice(0, shape.indicators);
  const decimals = indicators.map((_, index) => 1 + (index % 4));
  const values = new Int32Array(indicators.length * shape.months * shape.regions);
  for (let indicator = 0; indicator < indicators.length; indicator++) {
    fill(values, indicator, decimals[indicator], shape, random);
  }
  return { regions, indicators, periods: periodNames(shape.months), decimals, values };
}

function fill(values, indicator, decimals, { regions, months }, random) {
  const level = Float64Array.from({ length: regions }, () => Math.exp(2 + random() * 6));
  const trend = Float64Array.from({ length: regions }, () => (random() - 0.3) * 0.01);
  for (let month = 0; month < months; month++) {
    const season = 1 + 0.1 * Math.sin((((month % 12) + indicator) * Math.PI) / 6);
    let previous = 1;
    for (let region = 0; region < regions; region++) {
      const noise = 1 + (random() - 0.5) * 0.08;
      const drawn = level[region] * (1 + trend[region] * month) * season * noise * 10 ** decimals;
      const tied = tieFactor(region % 100, decimals);
      const figure = tied ? previous * tied : Math.max(1, Math.round(drawn));
      previous = figure;
      const luck = random();
      values[(indicator * months + month) * regions + region] =
        luck < 0.005 ? ABSENT : luck < 0.01 ? EMPTY : figure;
    }
  }
}

/**
 * Regions that repeat their neighbour's figures, as they are or multiplied: their growth is the same fraction, which
 * binary doubles often do not see. With many decimals the product stays away from 2^26, see truth.mjs.
 */
function tieFactor(place, decimals) {
  if (place === 7) return decimals <= 2 ? 10 : 1;
  if (place === 9) return 1;
  if (place === 13) return decimals <= 3 ? 3 : 1;
  return 0;
}

function regionName(index, random) {
  const province = PROVINCES[index % PROVINCES.length];
  const place = Math.floor(index / PROVINCES.length);
  const digits = (number) => String(number).padStart(2, '0');
  const code = `${province}${digits(1 + Math.floor(place / 12))}${digits(1 + (place % 12))}`;
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)];
  return `${code} ${syllable()}${syllable()}${'市区县'[Math.floor(random() * 3)]}`;
}

function periodNames(months) {
  const first = LAST_YEAR - Math.ceil(months / 12) + 1;
  return Array.from({ length: months }, (_, month) => {
    return `${first + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Mulberry32: a small generator of which every step is 32-bit integer arithmetic, hence alike everywhere. */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
