import { describe, expect, it } from 'vitest';
import type { DeskState } from '../../../shared/contract/shell.ts';
import {
  type CoreOutcome,
  type Found,
  isPossible,
  stateAfterOpen,
  stateOf,
  type Wish,
} from '../../../main/shell/desk-state.ts';

const looks: readonly (readonly [Found, DeskState])[] = [
  [
    { file: 'absent', keyring: 'unlocked' },
    { kind: 'first-run', keyring: 'unlocked' },
  ],
  [
    { file: 'absent', keyring: 'locked' },
    { kind: 'first-run', keyring: 'locked' },
  ],
  [
    { file: 'absent', keyring: 'none' },
    { kind: 'first-run', keyring: 'none' },
  ],
  [{ file: 'keyring', keyring: 'none' }, { kind: 'keyring-gone' }],
  [{ file: 'keyring', keyring: 'locked' }, { kind: 'keyring-locked' }],
  [{ file: 'keyring', keyring: 'unlocked', key: 'missing' }, { kind: 'key-missing' }],
  [{ file: 'keyring', keyring: 'unlocked', key: 'differs' }, { kind: 'key-differs' }],
  [{ file: 'keyring', keyring: 'unlocked', key: 'fits' }, { kind: 'starting' }],
  [
    { file: 'passphrase', waitMs: 7 },
    { kind: 'passphrase-needed', wrong: false, waitMs: 7 },
  ],
  [{ file: 'key-file-lost' }, { kind: 'key-missing' }],
];

const answers: readonly (readonly [CoreOutcome, DeskState])[] = [
  [{ outcome: 'opened' }, { kind: 'open', way: 'passphrase', credentialsKept: false, restarts: 2 }],
  [
    { outcome: 'newer', fileVersion: 9, ourVersion: 3 },
    { kind: 'file-newer', fileVersion: 9, ourVersion: 3 },
  ],
  [{ outcome: 'unreadable' }, { kind: 'file-damaged', reference: 'ABC123' }],
  [
    { outcome: 'damaged', detail: 'SQLITE_CORRUPT' },
    { kind: 'file-damaged', reference: 'ABC123' },
  ],
  [{ outcome: 'no-space' }, { kind: 'no-space' }],
];

/** What may be asked in each state; everything else is refused. */
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

const examples: readonly DeskState[] = [
  { kind: 'looking' },
  ...looks.map(([, state]) => state),
  ...answers.map(([, state]) => state),
  { kind: 'core-restarting', restarts: 1 },
  { kind: 'core-down', reference: 'ABC123' },
  { kind: 'locked' },
];

const wishes: readonly Wish[] = ['begin', 'unlock', 'retry', 'memory', 'lock'];

describe('the state of the desk', () => {
  it.each(looks)('follows from what is found: %j', (found, state) => {
    expect(stateOf(found)).toEqual(state);
  });

  it.each(answers)('follows from what the core answers: %j', (outcome, state) => {
    expect(stateAfterOpen(outcome, { way: 'passphrase', restarts: 2, reference: 'ABC123' })).toEqual(state);
  });

  it.each(examples)('allows just what makes sense in it: %j', (state) => {
    expect(wishes.filter((wish) => isPossible(state, wish))).toEqual(possible[state.kind]);
  });

  it('never offers to begin anew where a file is', () => {
    const withFile = examples.filter((state) => state.kind !== 'first-run');
    expect(withFile.filter((state) => isPossible(state, 'begin'))).toEqual([]);
  });

  it('keeps credentials only with a keyring', () => {
    const kept = (['keyring', 'passphrase', 'memory'] as const).map((way) =>
      stateAfterOpen({ outcome: 'opened' }, { way, restarts: 0, reference: '' }),
    );
    expect(kept.map((state) => state.kind === 'open' && state.credentialsKept)).toEqual([true, false, false]);
  });

  it('does not let a memory-only desk be locked, which would empty it', () => {
    expect(isPossible({ kind: 'open', way: 'memory', credentialsKept: false, restarts: 0 }, 'lock')).toBe(
      false,
    );
  });
});
