// An open desk in memory with its real store, search and changes; sync stands still, the shell knows one folder.
import { createChanges } from '../../../main/core/changes.ts';
import { createSearch } from '../../../main/core/search/search.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { Desk } from '../../../main/core/work/desk.ts';
import { createStillSync, type StillSync } from '../../fakes/still-sync.ts';
import { aReader } from '../../fakes/a-reader.ts';
import { loansBy } from '../../fakes/loans.ts';
import { aMemoryStore, now } from '../store/builders.ts';

export type TestDesk = Desk & {
  readonly sync: StillSync;
  readonly store: Store;
  readonly forgotten: string[];
  /** Paths by grant and use: `g1 write`. */
  readonly files: Map<string, string>;
};

export function aDesk(folder?: string): TestDesk {
  const store = aMemoryStore();
  const forgotten: string[] = [];
  const files = new Map<string, string>();
  let number = 0;
  return {
    store,
    search: createSearch({ store, ticks: () => performance.now() }),
    changes: createChanges(),
    sync: createStillSync(),
    reader: aReader(),
    loans: loansBy(store, () => now),
    forgotten,
    files,
    shell: {
      file: async (grant, to) => files.get(`${grant} ${to}`),
      folder: async (grant) => (grant === 'granted' ? folder : undefined),
      forgetCredential: async (id) => void forgotten.push(id),
    },
    now: () => now,
    uuid: () => {
      number += 1;
      return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
    },
  };
}

export async function followIndex({ search }: Desk): Promise<void> {
  await search.ready;
  while (search.step());
}
