import { indicatorChange, regionChange } from './changes.ts';
import { citySum } from './city-sum.ts';
import { cumulativeSum, fallingCumulative } from './cumulative.ts';
import { baseDiffers, growthMismatch } from './growth-mismatch.ts';
import { missingIndicator, missingUnit } from './missing.ts';
import type { Check } from './month.ts';
import { outlier } from './outlier.ts';
import { growthRange, rateRange, shareRange } from './ranges.ts';
import { publishedRank, rankJump } from './ranks.ts';
import { repeatedDelivery, sameFigures } from './repeated.ts';
import type { RuleId } from './rule.ts';
import { unitJump } from './unit-jump.ts';

/** What each rule does. `duplicate` and `reading` are found while files are read; see `readingFindings`. */
export const CHECKS: Readonly<Record<Exclude<RuleId, 'duplicate' | 'reading'>, Check>> = {
  'missing-indicator': missingIndicator,
  'missing-unit': missingUnit,
  'repeated-delivery': repeatedDelivery,
  'same-figures': sameFigures,
  'indicator-change': indicatorChange,
  'region-change': regionChange,
  'unit-jump': unitJump,
  'falling-cumulative': fallingCumulative,
  'cumulative-sum': cumulativeSum,
  'city-sum': citySum,
  'share-range': shareRange,
  'rate-range': rateRange,
  'growth-range': growthRange,
  'growth-mismatch': growthMismatch,
  'base-differs': baseDiffers,
  'published-rank': publishedRank,
  outlier,
  'rank-jump': rankJump,
};
