import { nameKey } from '../model/names.ts';
import { type HeaderContext, tidy } from './header.ts';
import { REGION_ENDING, TOTAL_WORDS } from './words.ts';

/** Whether a text is a region of the catalogue, a total, or is spelled like a region. */
export function isRegionName(text: string, { catalogue }: HeaderContext): boolean {
  const name = tidy(text);
  return (
    catalogue.region(name) !== undefined ||
    catalogue.localRegions(name).length > 0 ||
    TOTAL_WORDS.has(nameKey(name)) ||
    (name.length > 1 && REGION_ENDING.test(name))
  );
}
