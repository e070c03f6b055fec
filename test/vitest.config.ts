import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `.ci/run` counts the tests in this file.
const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    globalSetup: ['.ci/fresh-dist.mjs'],
    // No test changes the process (directory, umask), so threads serve; they start faster than processes.
    pool: 'threads',
    // Golden cases start the command line as a process, which takes a while on a busy machine.
    testTimeout: 20_000,
    // A developer's terminal must not decide a test.
    env: { NO_COLOR: '1' },
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'html'],
    },
  },
});
