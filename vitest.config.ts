// Two projects: `house` (rules about the source itself, quick) and `unit` (all other tests that need no window).
// Both run on Node 24; the end-to-end tests have a configuration of their own.

import { defineConfig } from 'vitest/config';

/** Long enough that only what hangs runs into it, on a busy machine too. */
// Properties tried more often (`npm run chaos`) may take as much longer.
const patienceMs = 90_000 * Number(process.env.GOVDESK_RUNS ?? 1);

const define = { __DEV_WINDOW_URL__: 'undefined' };

export default defineConfig({
  test: {
    projects: [
      {
        define,
        test: {
          name: 'house',
          include: ['tests/house/**/*.test.ts'],
          environment: 'node',
          testTimeout: patienceMs,
        },
      },
      {
        define,
        test: {
          name: 'unit',
          include: ['tests/{unit,integration,connectors,fault,departments}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/fakes/fixed-seed.ts'],
          environment: 'node',
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
        },
      },
    ],
  },
});
