import type { Run } from '../../src/store/run.ts';

/** A run at a fixed moment. */
export const TEST_RUN: Run = {
  version: '0.1.0',
  writer: '1@test',
  now: () => '2023-12-31T09:30:00+08:00',
};
