// What a desk without a window has in the place of search and shell: no fault run asks them anything.
import type { Desk } from '../../main/core/work/desk.ts';

export const noWindow: Pick<Desk, 'search' | 'shell'> = {
  search: {
    ask: () => [],
    keysOf: () => [],
    step: () => false,
    behind: () => 0,
    ready: Promise.resolve(),
  },
  shell: {
    folder: async () => undefined,
    file: async () => undefined,
    forgetCredential: async () => undefined,
  },
};
