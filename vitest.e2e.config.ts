// The tests that drive the real app. Started by build/e2e.ts, which prepares the user, the screen, the session
// bus and the keyring they need.

import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // node_modules may belong to somebody else.
  cacheDir: join(process.env.GOVDESK_RESULTS ?? '.cache', '.vitest'),
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.e2e.ts'],
    environment: 'node',
    // One real app at a time: two on two cores make each other's deadlines fail.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
