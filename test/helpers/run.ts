import type { Process } from '../../src/commands/command.ts';

/** A run at a fixed moment. */
export const TEST_RUN: Process = {
  version: '0.1.0',
  writer: '1@test',
  user: 'tester',
  isRunning: () => false,
  now: () => '2023-12-31T09:30:00+08:00',
};
