// The life of the desk against a core that does as told: what is told to the window, in which order, is the log.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskState } from '../../../shared/contract/shell.ts';
import { type Core, type CorePlace, Desk } from '../../../main/shell/desk.ts';
import type { CoreOutcome } from '../../../main/shell/desk-state.ts';
import { createFeed, type Feed } from '../../../main/shell/feed.ts';
import { aVault, type FakeVault } from './fake-vault.ts';

type Answer = CoreOutcome | { readonly outcome: 'died' };

const passphrase = 'twelve or more letters';

let folder: string;
let vault: FakeVault;
let clock: number;
let told: string[];
let answers: Answer[];
let places: CorePlace[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'govdesk-desk-'));
  vault = aVault();
  clock = 1_700_000_000_000;
  told = [];
  answers = [];
  places = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deskFile = () => join(folder, 'desk.db');

function short(state: DeskState): string {
  switch (state.kind) {
    case 'open':
      return `open ${state.way} restarts=${state.restarts}`;
    case 'core-restarting':
      return `restarting ${state.restarts}`;
    case 'passphrase-needed':
      return `passphrase wrong=${state.wrong} wait=${state.waitMs}`;
    default:
      return state.kind;
  }
}

function watched(feed: Feed<DeskState>): Feed<DeskState> {
  return {
    ...feed,
    set: (state) => {
      told.push(short(state));
      feed.set(state);
    },
  };
}

/** A core that makes the file when asked to, and answers what the test laid down, else `opened`. */
function aCore(): Core {
  return {
    open: async (place) => {
      places.push(place);
      told.push(`core: open ${place.place}${place.place === 'file' && place.create ? ' new' : ''}`);
      if (place.place === 'file' && place.create) writeFileSync(place.path, 'x');
      return answers.shift() ?? { outcome: 'opened' };
    },
    close: async () => void told.push('core: close'),
  };
}

function aDesk(): Desk {
  return new Desk({
    keys: {
      paths: { deskFile: deskFile(), keyFile: join(folder, 'desk.key.json') },
      vault,
      now: () => clock,
    },
    core: aCore(),
    feed: watched(createFeed<DeskState>({ kind: 'looking' })),
    log: () => undefined,
    now: () => clock,
    reference: () => 'ABC346',
    connect: () => void told.push('ports'),
  });
}

async function anOpenDesk(): Promise<Desk> {
  const desk = aDesk();
  await desk.start();
  await desk.begin({ way: 'keyring' });
  told = [];
  return desk;
}

describe('a first start', () => {
  it('asks, makes the key, has the file made, gives the ports and only then says open', async () => {
    const desk = aDesk();
    await desk.start();
    expect(await desk.begin({ way: 'keyring' })).toEqual({ kind: 'done' });
    expect(told).toEqual(['first-run', 'core: open file new', 'ports', 'open keyring restarts=0']);
  });

  it('stays a first run when the keyring does not take the key', async () => {
    vault.keyring = 'locked';
    const desk = aDesk();
    await desk.start();
    expect(await desk.begin({ way: 'keyring' })).toEqual({ kind: 'keyring', keyring: 'locked' });
    expect(told).toEqual(['first-run']);
  });

  it('refuses a short passphrase and takes a longer one', async () => {
    const desk = aDesk();
    await desk.start();
    expect(await desk.begin({ way: 'passphrase', passphrase: 'short' })).toEqual({
      kind: 'too-short',
      least: 12,
    });
    expect(await desk.begin({ way: 'passphrase', passphrase })).toEqual({ kind: 'done' });
    expect(told.at(-1)).toBe('open passphrase restarts=0');
  });

  it('in memory makes neither key nor file', async () => {
    const desk = aDesk();
    await desk.start();
    await desk.begin({ way: 'memory' });
    expect(told).toEqual(['first-run', 'core: open memory', 'ports', 'open memory restarts=0']);
    expect(vault.entries.size).toBe(0);
  });

  it('answers not now to a second beginning', async () => {
    const desk = await anOpenDesk();
    expect(await desk.begin({ way: 'keyring' })).toEqual({ kind: 'not-now' });
    expect(vault.entries.size).toBe(1);
  });
});

describe('a later start', () => {
  it('opens by itself when the keyring has the key', async () => {
    await anOpenDesk();
    await aDesk().start();
    expect(told).toEqual(['starting', 'core: open file', 'ports', 'open keyring restarts=0']);
  });

  it('waits for a locked keyring and opens when asked again', async () => {
    await anOpenDesk();
    vault.keyring = 'locked';
    const desk = aDesk();
    await desk.start();
    await desk.retry();
    vault.keyring = 'unlocked';
    await desk.retry();
    expect(told).toEqual([
      'keyring-locked',
      'keyring-locked',
      'core: open file',
      'ports',
      'open keyring restarts=0',
    ]);
  });

  it('offers a memory-only desk beside a file without its key, and leaves the file alone', async () => {
    await anOpenDesk();
    vault.entries.clear();
    const desk = aDesk();
    await desk.start();
    await desk.beginMemoryOnly();
    expect(told).toEqual(['key-missing', 'core: open memory', 'ports', 'open memory restarts=0']);
    expect(vault.entries.size).toBe(0);
  });

  it.each<[Answer, string]>([
    [{ outcome: 'newer', fileVersion: 9, ourVersion: 1 }, 'file-newer'],
    [{ outcome: 'unreadable' }, 'file-damaged'],
    [{ outcome: 'damaged', detail: 'SQLITE_CORRUPT' }, 'file-damaged'],
    [{ outcome: 'no-space' }, 'no-space'],
  ])('says what the core could not do: %j', async (answer, state) => {
    await anOpenDesk();
    answers = [answer];
    const desk = aDesk();
    await desk.start();
    expect(told).toEqual(['starting', 'core: open file', state]);
    expect(desk.session).toBeUndefined();
  });

  it('with a passphrase says wrong, then opens', async () => {
    const first = aDesk();
    await first.start();
    await first.begin({ way: 'passphrase', passphrase });
    told = [];
    const desk = aDesk();
    await desk.start();
    await desk.unlock('not the one at all');
    await desk.unlock(passphrase);
    expect(told).toEqual([
      'passphrase wrong=false wait=0',
      'passphrase wrong=true wait=0',
      'core: open file',
      'ports',
      'open passphrase restarts=0',
    ]);
  });
});

describe('a core that dies', () => {
  it('is started again with the same key, without asking the keyring, which may be gone', async () => {
    const desk = await anOpenDesk();
    vault.keyring = 'none';
    await desk.coreDied();
    expect(told).toEqual(['restarting 1', 'core: open file', 'ports', 'open keyring restarts=1']);
    expect(places[1]).toEqual({ ...places[0], create: false });
  });

  it('is left alone after three restarts in five minutes, without its key', async () => {
    const desk = await anOpenDesk();
    for (let death = 0; death < 4; death += 1) await desk.coreDied();
    expect(told.at(-1)).toBe('core-down');
    expect(desk.session).toBeUndefined();
  });

  it('is started again however often when it lives longer', async () => {
    const desk = await anOpenDesk();
    for (let death = 0; death < 8; death += 1) {
      clock += 2 * 60_000;
      await desk.coreDied();
    }
    expect(told.at(-1)).toBe('open keyring restarts=8');
  });

  it('while it makes the file goes on with what it made', async () => {
    answers = [{ outcome: 'died' }];
    const desk = aDesk();
    await desk.start();
    await desk.begin({ way: 'keyring' });
    expect(told).toEqual([
      'first-run',
      'core: open file new',
      'restarting 1',
      'core: open file',
      'ports',
      'open keyring restarts=1',
    ]);
  });

  it('at every attempt to open ends in core-down, and the person may try again', async () => {
    const desk = await anOpenDesk();
    answers = [{ outcome: 'died' }, { outcome: 'died' }, { outcome: 'died' }];
    await desk.coreDied();
    expect(told.at(-1)).toBe('core-down');
    await desk.retry();
    expect(told.at(-1)).toBe('open keyring restarts=4');
  });

  it("after it was closed is nobody's business", async () => {
    const desk = await anOpenDesk();
    await desk.lock();
    told = [];
    await desk.coreDied();
    expect(told).toEqual([]);
  });
});

describe('a lock', () => {
  it('closes the core, drops the key and opens by the keyring again', async () => {
    const desk = await anOpenDesk();
    await desk.lock();
    expect(desk.session).toBeUndefined();
    await desk.retry();
    expect(told).toEqual(['core: close', 'locked', 'core: open file', 'ports', 'open keyring restarts=0']);
  });

  it('does not touch a desk in memory', async () => {
    const desk = aDesk();
    await desk.start();
    await desk.begin({ way: 'memory' });
    expect(await desk.lock()).toEqual({ kind: 'not-now' });
  });

  it('waits for what is under way', async () => {
    const desk = await anOpenDesk();
    const [, , locked] = await Promise.all([desk.coreDied(), desk.coreDied(), desk.lock()]);
    expect(locked).toEqual({ kind: 'done' });
    expect(told.at(-1)).toBe('locked');
  });
});

describe('damage found in use', () => {
  it('closes the file and says so once', async () => {
    const desk = await anOpenDesk();
    await Promise.all([desk.damageFound('SQLITE_CORRUPT'), desk.damageFound('SQLITE_CORRUPT')]);
    expect(told).toEqual(['core: close', 'file-damaged']);
  });
});
