/** The run that writes, as the store records it. */
export interface Run {
  readonly version: string;
  /** Process and machine: `4711@office-3`. */
  readonly writer: string;
  /** The moment, as ISO 8601 with the offset of the clock: `2023-06-12T09:30:00+08:00`. */
  now(): string;
}
