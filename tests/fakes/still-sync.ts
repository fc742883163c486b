// A sync that reaches nobody and keeps a log of what it was told, for tests of what stands in front of it.
import { failed } from '../../shared/domain/fault.ts';
import type { SyncControl } from '../../main/core/sync/control.ts';

export type StillSync = SyncControl & { readonly told: string[] };

export function createStillSync(): StillSync {
  const told: string[] = [];
  let offline = false;
  let hoursOnly = false;
  return {
    told,
    wake: (id, how) => void told.push(`wake ${id ?? 'all'}${how === undefined ? '' : ` ${how}`}`),
    lineChanged: (why) => void told.push(`line ${why}`),
    live: () => ({ syncing: false, phase: 'idle', progress: [], bytes: 0 }),
    probe: async () => failed({ kind: 'offline', reason: 'no-network' }),
    signIn: async (id) => {
      told.push(`sign in ${id}`);
      return failed({ kind: 'sign-in-needed', reason: 'rejected' });
    },
    sourceChanged: (id) => void told.push(`changed ${id}`),
    setWorkingOffline(wanted) {
      offline = wanted;
    },
    workingOffline: () => offline,
    setWorkHoursOnly(on) {
      hoursOnly = on;
    },
    workHoursOnly: () => hoursOnly,
    heldByHours: () => false,
    close: async () => undefined,
  };
}
