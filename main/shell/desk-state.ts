// Where the desk stands and what may be asked of it there. Pure: desk.ts does what follows from it.
import type { DeskState, Keyring } from '../../shared/contract/shell.ts';

/** What lies on the disk and in the keyring at a look. */
export type Found =
  | { readonly file: 'absent'; readonly keyring: Keyring }
  /** A file without its key file, or with one that cannot be read: its key cannot be named, so none is made. */
  | { readonly file: 'key-file-lost' }
  | { readonly file: 'passphrase'; readonly waitMs: number }
  | { readonly file: 'keyring'; readonly keyring: 'none' | 'locked' }
  | { readonly file: 'keyring'; readonly keyring: 'unlocked'; readonly key: 'missing' | 'differs' | 'fits' };

export type CoreOutcome =
  | { readonly outcome: 'opened' }
  | { readonly outcome: 'newer'; readonly fileVersion: number; readonly ourVersion: number }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'damaged'; readonly detail: string }
  | { readonly outcome: 'no-space' };

export type Way = 'keyring' | 'passphrase' | 'memory';

/** `starting` for `fits`: the core is being asked to open, and its answer is the next state. */
export function stateOf(found: Found): DeskState {
  switch (found.file) {
    case 'absent':
      return { kind: 'first-run', keyring: found.keyring };
    case 'key-file-lost':
      return { kind: 'key-missing' };
    case 'passphrase':
      return { kind: 'passphrase-needed', wrong: false, waitMs: found.waitMs };
    case 'keyring':
      return stateOfKeyring(found);
  }
}

function stateOfKeyring(found: Extract<Found, { file: 'keyring' }>): DeskState {
  switch (found.keyring) {
    case 'none':
      return { kind: 'keyring-gone' };
    case 'locked':
      return { kind: 'keyring-locked' };
    case 'unlocked':
      return stateOfKey(found.key);
  }
}

function stateOfKey(key: 'missing' | 'differs' | 'fits'): DeskState {
  switch (key) {
    case 'missing':
      return { kind: 'key-missing' };
    case 'differs':
      return { kind: 'key-differs' };
    case 'fits':
      return { kind: 'starting' };
  }
}

/** The key fitted its check value before the core got it, so a file it does not open is a damaged file. */
export function stateAfterOpen(outcome: CoreOutcome, opened: Opened): DeskState {
  switch (outcome.outcome) {
    case 'opened':
      return {
        kind: 'open',
        way: opened.way,
        credentialsKept: opened.way === 'keyring',
        restarts: opened.restarts,
      };
    case 'newer':
      return { kind: 'file-newer', fileVersion: outcome.fileVersion, ourVersion: outcome.ourVersion };
    case 'unreadable':
    case 'damaged':
      return { kind: 'file-damaged', reference: opened.reference };
    case 'no-space':
      return { kind: 'no-space' };
  }
}

type Opened = { readonly way: Way; readonly restarts: number; readonly reference: string };

export type Wish = 'begin' | 'unlock' | 'retry' | 'memory' | 'lock';

/** Everything that is not named here is not possible now. */
const possible: Readonly<Record<DeskState['kind'], readonly Wish[]>> = {
  looking: [],
  starting: [],
  'first-run': ['begin', 'retry', 'memory'],
  'keyring-locked': ['retry', 'memory'],
  'keyring-gone': ['retry', 'memory'],
  'key-missing': ['retry', 'memory'],
  'key-differs': ['retry', 'memory'],
  'passphrase-needed': ['unlock', 'retry', 'memory'],
  open: ['lock'],
  'core-restarting': ['lock'],
  'core-down': ['retry', 'memory'],
  'file-newer': ['retry', 'memory'],
  'file-damaged': ['retry', 'memory'],
  'no-space': ['retry', 'memory'],
  locked: ['unlock', 'retry'],
};

export function isPossible(state: DeskState, wish: Wish): boolean {
  if (!possible[state.kind].includes(wish)) return false;
  // Closing a memory-only desk would lose what is on it: it cannot be locked, only ended.
  return !(wish === 'lock' && state.kind === 'open' && state.way === 'memory');
}
