import { describe, expect, it } from 'vitest';
import { collectionIn, earlyOnce, keyringState, stateIn } from '../../../main/shell/keyring-state.ts';
import type { Keyring } from '../../../shared/contract/shell.ts';

describe('the answers of the secret service', () => {
  it.each([
    [
      "(objectpath '/org/freedesktop/secrets/collection/login',)\n",
      '/org/freedesktop/secrets/collection/login',
    ],
    [
      "(objectpath '/org/freedesktop/secrets/collection/Default_5fkeyring',)",
      '/org/freedesktop/secrets/collection/Default_5fkeyring',
    ],
    ["(objectpath '/',)\n", undefined],
    ['()', undefined],
    ['', undefined],
    ["(objectpath '/a; rm -rf',)", undefined],
    [undefined, undefined],
  ])('name the default collection: %j', (answer, collection) => {
    expect(collectionIn(answer)).toBe(collection);
  });

  it.each([
    ['(<false>,)\n', 'unlocked'],
    ['(<true>,)\n', 'locked'],
    ['(<uint32 0>,)\n', 'locked'],
    ['', 'locked'],
    [undefined, 'none'],
  ] as const)('say whether it is open, and in doubt that it is not: %j', (answer, state) => {
    expect(stateIn(answer)).toBe(state);
  });
});

describe('without a session bus', () => {
  it('there is no keyring, and none is started', async () => {
    expect(await keyringState({ platform: 'linux', env: {} })).toBe('none');
    expect(await keyringState({ platform: 'linux', env: { XDG_RUNTIME_DIR: '/nonexistent' } })).toBe('none');
  });

  it('macOS and Windows have theirs open with the session', async () => {
    expect(await keyringState({ platform: 'darwin', env: {} })).toBe('unlocked');
    expect(await keyringState({ platform: 'win32', env: {} })).toBe('unlocked');
  });
});

/** What is answered in turn, the first of them early. */
function asked(early: Keyring, ...later: readonly Keyring[]) {
  const coming = [...later];
  return { left: coming, ...earlyOnce(Promise.resolve(early), async () => coming.shift() ?? 'none') };
}

describe('an answer of before the start', () => {
  it('counts when the keyring was open, and once', async () => {
    const { state, left } = asked('unlocked', 'locked');
    expect(await state()).toBe('unlocked');
    expect(left).toHaveLength(1);
    expect(await state()).toBe('locked');
  });

  it('does not count once it was forgotten', async () => {
    const { state, forget } = asked('unlocked', 'locked');
    forget();
    expect(await state()).toBe('locked');
  });

  it.each(['locked', 'none'] as const)(
    'does not count when it was %s: it may be open by now',
    async (early) => {
      expect(await asked(early, 'unlocked').state()).toBe('unlocked');
    },
  );
});
