// What a desk without a window has in the place of search, shell and reader: no fault run asks them anything.
import type { Desk } from '../../main/core/work/desk.ts';

export const noWindow: Pick<Desk, 'search' | 'shell' | 'reader'> = {
  reader: { read: async () => 'closed', take: async () => 'closed', close: async () => undefined },
  search: {
    ask: () => [],
    answer: () => ({ groups: [], notUnderstood: [] }),
    fresh: () => [],
    show: () => [],
    held: () => 0,
    keysOf: () => [],
    step: () => false,
    behind: () => 0,
    isAwaited: () => false,
    ready: Promise.resolve(),
  },
  shell: {
    folder: async () => undefined,
    // A grant is its path here.
    file: async (grant) => grant,
    forgetCredential: async () => undefined,
  },
};
