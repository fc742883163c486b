// The desk's life: looks for the key, has the core open the file, starts it again when it dies, closes it on
// lock and at the end. One thing at a time. Which step is possible and what state follows is in desk-state.ts.
import type { DeskState, Keyring } from '../../shared/contract/shell.ts';
import { type CoreOutcome, isPossible, stateAfterOpen, stateOf, type Way, type Wish } from './desk-state.ts';
import type { Feed } from './feed.ts';
import {
  type Begun,
  beginWithKeyring,
  beginWithPassphrase,
  type Held,
  isThere,
  type KeysParts,
  type Look,
  lookAtKeys,
  unlockWithPassphrase,
} from './keys.ts';
import type { Log } from './log.ts';
import { isLongEnough, leastCharacters } from './passphrase.ts';
import { afterDeath, type Deaths } from './restarts.ts';

export type CorePlace =
  | { readonly place: 'file'; readonly path: string; readonly key: string; readonly create: boolean }
  | { readonly place: 'memory' };

/** What the desk needs of the core's process. */
export type Core = {
  /** `died` when the process ended before it answered. */
  open(place: CorePlace): Promise<CoreOutcome | { readonly outcome: 'died' }>;
  /** The file is checkpointed and closed, and the process that held the key is gone. */
  close(): Promise<void>;
};

type DeskParts = {
  readonly keys: KeysParts;
  readonly core: Core;
  readonly feed: Feed<DeskState>;
  readonly log: Log;
  readonly now: () => number;
  readonly reference: () => string;
  /** The core is open: windows get a port to it before they are told. */
  readonly connect: () => void;
};

type Begin =
  | { readonly way: 'keyring' }
  | { readonly way: 'passphrase'; readonly passphrase: string }
  | { readonly way: 'memory' };

export type DeskAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-now' }
  | { readonly kind: 'keyring'; readonly keyring: Keyring }
  | { readonly kind: 'too-short'; readonly least: number };

/** An open file, or the place of nothing. The key is kept to open the file again when the core dies. */
export type Session = { readonly way: Way; readonly place: CorePlace; readonly fileId?: string };

const done: DeskAnswer = { kind: 'done' };

export class Desk {
  readonly #parts: DeskParts;
  #lane: Promise<unknown> = Promise.resolve();
  #session: Session | undefined;
  #deaths: Deaths = [];
  #restarts = 0;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** `begun`: somebody began to look already. */
  start(begun?: Promise<Look>): Promise<void> {
    return this.#inTurn(() => this.#look(begun));
  }

  begin(how: Begin): Promise<DeskAnswer> {
    return this.#when('begin', async () => {
      if (how.way === 'memory') return this.#openMemory();
      if (how.way === 'passphrase') return this.#beginWithPassphrase(how.passphrase);
      const begun: Begun = await beginWithKeyring(this.#parts.keys);
      if (!begun.ok) return { kind: 'keyring', keyring: begun.keyring };
      return this.#openFile(begun.held, 'keyring');
    });
  }

  async #beginWithPassphrase(passphrase: string): Promise<DeskAnswer> {
    if (!isLongEnough(passphrase)) return { kind: 'too-short', least: leastCharacters };
    return this.#openFile(await beginWithPassphrase(this.#parts.keys, passphrase), 'passphrase');
  }

  unlock(passphrase: string): Promise<DeskAnswer> {
    return this.#when('unlock', async () => {
      const unlocked = await unlockWithPassphrase(this.#parts.keys, passphrase);
      switch (unlocked.kind) {
        case 'held':
          return this.#openFile(unlocked.held, 'passphrase');
        case 'wrong':
          this.#parts.log('passphrase-refused', { waitMs: unlocked.waitMs });
          this.#tell({ kind: 'passphrase-needed', wrong: true, waitMs: unlocked.waitMs });
          return done;
        case 'wait':
          this.#tell({ kind: 'passphrase-needed', wrong: false, waitMs: unlocked.waitMs });
          return done;
        case 'not-by-passphrase':
          return { kind: 'not-now' };
      }
    });
  }

  retry(): Promise<DeskAnswer> {
    return this.#when('retry', async () => {
      this.#deaths = [];
      await this.#look();
      return done;
    });
  }

  beginMemoryOnly(): Promise<DeskAnswer> {
    return this.#when('memory', () => this.#openMemory());
  }

  lock(): Promise<DeskAnswer> {
    return this.#when('lock', async () => {
      if (this.#session?.way === 'memory') return { kind: 'not-now' };
      await this.#drop({ kind: 'locked' });
      return done;
    });
  }

  /** The core's process ended by itself. */
  coreDied(): Promise<void> {
    return this.#inTurn(() => this.#startAgain());
  }

  /** A page of the open file failed its check: nothing more is read from it or written to it. */
  damageFound(detail: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#session === undefined) return;
      const reference = this.#parts.reference();
      this.#parts.log('file-damaged', { reference, detail });
      await this.#drop({ kind: 'file-damaged', reference });
    });
  }

  /** The app ends. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#session = undefined;
      await this.#parts.core.close();
    });
  }

  async #look(begun?: Promise<Look>): Promise<void> {
    const look = await (begun ?? lookAtKeys(this.#parts.keys));
    this.#parts.log('key-looked', look.found);
    // At a start there is nothing on the screen yet; later what stands there stays until the core has answered.
    if (!look.held || this.#parts.feed.get().kind === 'looking') this.#tell(stateOf(look.found));
    if (look.held) await this.#openFile(look.held, 'keyring');
  }

  #openFile({ key, fileId, create }: Held, way: Way): Promise<DeskAnswer> {
    const path = this.#parts.keys.paths.deskFile;
    return this.#open({ way, fileId, place: { place: 'file', path, key, create } });
  }

  #openMemory(): Promise<DeskAnswer> {
    return this.#open({ way: 'memory', place: { place: 'memory' } });
  }

  async #open(session: Session): Promise<DeskAnswer> {
    this.#session = session;
    const outcome = await this.#parts.core.open(session.place);
    if (outcome.outcome === 'died') {
      await this.#startAgain();
      return done;
    }
    const opened = { way: session.way, restarts: this.#restarts, reference: this.#parts.reference() };
    const state = stateAfterOpen(outcome, opened);
    this.#parts.log('core-answered', {
      ...outcome,
      state: state.kind,
      way: session.way,
      ...referenceOf(state),
    });
    if (outcome.outcome === 'opened') this.#parts.connect();
    else this.#session = undefined;
    this.#tell(state);
    return done;
  }

  async #startAgain(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const { deaths, again } = afterDeath(this.#deaths, this.#parts.now());
    this.#deaths = deaths;
    this.#restarts += 1;
    if (!again) {
      const reference = this.#parts.reference();
      this.#parts.log('core-down', { reference });
      await this.#drop({ kind: 'core-down', reference });
      return;
    }
    this.#tell({ kind: 'core-restarting', restarts: this.#restarts });
    await this.#open({ ...session, place: await placeNow(session.place) });
  }

  async #drop(state: DeskState): Promise<void> {
    this.#session = undefined;
    await this.#parts.core.close();
    this.#tell(state);
  }

  #tell(state: DeskState): void {
    this.#parts.feed.set(state);
  }

  #when(wish: Wish, work: () => Promise<DeskAnswer>): Promise<DeskAnswer> {
    return this.#inTurn(async () =>
      isPossible(this.#parts.feed.get(), wish) ? work() : { kind: 'not-now' },
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lane.then(work, work);
    this.#lane = turn;
    return turn;
  }
}

function referenceOf(state: DeskState): { readonly reference?: string } {
  return 'reference' in state ? { reference: state.reference } : {};
}

/** The core that died may have made the file before it did. */
async function placeNow(place: CorePlace): Promise<CorePlace> {
  return place.place === 'file' ? { ...place, create: !(await isThere(place.path)) } : place;
}
