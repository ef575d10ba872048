import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // Tests of the command line start processes, on machines that may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
