// The desk's side of files without the rest of sync: a store, one source over the real connector, and the steps of its
// loop taken one after another.
import { randomBytes } from 'node:crypto';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import { createFilesAtWork } from '../../main/core/files/work-on-files.ts';
import type { FilesStepped } from '../../main/core/files/at-work.ts';
import { setIntroduced } from '../../main/core/store/sources.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { Offers } from '../../shared/contract/department.ts';
import type { SignInKind } from '../../shared/domain/source.ts';

export const offersFiles: Offers = {
  edits: [{ kind: 'archive', fields: ['title', 'files'] }],
  digest: false,
  newerSchema: false,
  uploads: { maxSize: 1_000_000_000, chunk: 8 * 1024 ** 2 },
};

export type FileDesk = {
  readonly store: Store;
  /** One step, if one is due. */
  step(signal?: AbortSignal): Promise<FilesStepped | 'nothing'>;
  /** Until nothing is due, or something fails `patience` times in a row. */
  work(patience?: number): Promise<FilesStepped | 'nothing'>;
};

export type Reach = {
  readonly address: string;
  readonly signIn?: SignInKind;
  readonly account?: string;
  readonly secret?: string;
  readonly now?: () => number;
  /** Pauses are not waited for: the clock goes to their end. */
  readonly hurries?: boolean;
};

const never = Number.POSITIVE_INFINITY;

/** For a store that knows a source `s1`. */
export function aFileDesk(store: Store, reach: Reach): FileDesk {
  const { address, signIn = 'none', account = '', secret = '', hurries = false } = reach;
  let ahead = 0;
  const now = () => (reach.now ?? Date.now)() + ahead;
  setIntroduced(store, 's1', { systemId: 'files', offers: offersFiles });
  const connectors = createConnectors({
    fetch: (url, init) => fetch(url, init),
    credential: async () => ({ outcome: 'found', secret }),
    now,
  });
  const connector = connectors.connect({ id: 's1', address, connector: 'profile', signIn, account });
  const files = createFilesAtWork({ store, publish: () => undefined, now });
  const step = async (signal = new AbortController().signal): Promise<FilesStepped | 'nothing'> => {
    const { up = never, down = never } = files.next('s1');
    if (Math.min(up, down) > now()) return 'nothing';
    return files.step('s1', up <= now() ? 'up' : 'down', connector, signal);
  };
  return {
    store,
    step,
    async work(patience = 3) {
      for (let failures = 0; ; ) {
        const stepped = await step();
        const { up = never, down = never } = files.next('s1');
        const next = Math.min(up, down);
        if (stepped === 'nothing' && (next === never || !hurries)) return stepped;
        if (stepped === 'nothing') {
          ahead += Math.max(0, next - now());
          continue;
        }
        failures = stepped.kind === 'failed' ? failures + 1 : 0;
        if (failures >= patience) return stepped;
      }
    },
  };
}

export const someBytes = (length: number): Buffer => randomBytes(length);
