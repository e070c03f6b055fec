import type { Origin } from '../errors.ts';
import type { Period } from './period.ts';

/** A figure that stands twice with the same value. */
export interface Twice {
  readonly indicator: string;
  readonly region: string;
  readonly period: Period;
  readonly origin: Origin;
  /** Where it stands first. */
  readonly first: Origin;
}
