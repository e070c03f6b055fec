import type { Budget } from './limits.ts';
import type { ZipPart } from './zip.ts';

/** What every part of one workbook is read with. */
export interface Source {
  readonly file: string;
  readonly parts: ReadonlyMap<string, ZipPart>;
  readonly budget: Budget;
}
