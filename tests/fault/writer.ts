// One of several desks on the same records: its process, its line, and what its person typed and settled.
import { setTimeout as later } from 'node:timers/promises';
import type { Department } from '../departments/harness.ts';
import { until } from '../fakes/until.ts';
import { type DeskFile, type DeskProcess, type Desks, makeDeskFile } from './desk.ts';
import type { DeskAnswer, DeskQuestion } from './desk-process.ts';
import type { FaultProxy } from './proxy.ts';
import type { Word } from './words.ts';
import type { Deed } from './writing.ts';

type WriterParts = {
  readonly name: string;
  readonly path: string;
  readonly seed: number;
  readonly proxy: FaultProxy;
  readonly desks: Desks;
  readonly department: Department;
};

/** Pauses of sync go by so many times faster; two desks that answer each other wait ten minutes at most. */
const speed = 120;

export class Writer {
  readonly name: string;
  readonly file: DeskFile;
  readonly proxy: FaultProxy;
  readonly words: Word[] = [];
  readonly deeds: Deed[] = [];
  settled = 0;
  kills = 0;
  readonly #parts: WriterParts;
  readonly #origin = Date.now();
  #desk: Promise<DeskProcess> | undefined;
  /** A kill under way. */
  #back: Promise<void> = Promise.resolve();
  #starts = 0;
  #isOffline = false;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.proxy = parts.proxy;
    this.file = { path: parts.path, key: 'd7'.repeat(32), sourceId: 'archives' };
  }

  async begin(): Promise<void> {
    const { department, proxy } = this.#parts;
    makeDeskFile(this.file, { ...department, address: `http://127.0.0.1:${proxy.port}` });
    this.#desk = this.#start();
    await until(`${this.name} has all records`, async () => (await this.look())?.health === 'ok', {
      limitMs: 60_000,
    });
  }

  async type(word: string, remoteId: string, seed: number): Promise<void> {
    const deeds = await until(
      `${word} is saved`,
      async () => {
        const answer = await this.#ask({ do: 'type', remoteId, word, seed });
        return answer?.deeds?.length === 1 ? answer.deeds : undefined;
      },
      { limitMs: 60_000, pauseMs: 5 },
    );
    this.deeds.push(...deeds);
    for (const { field } of deeds) this.words.push({ word, by: this.name, remoteId, field });
  }

  /** False when there was nothing that can be settled now. */
  async settle(seed: number): Promise<boolean> {
    const deeds = (await this.#ask({ do: 'settle', seed }))?.deeds ?? [];
    this.deeds.push(...deeds);
    if (deeds.length > 0) this.settled += 1;
    return deeds.length > 0;
  }

  async switch(): Promise<void> {
    this.#isOffline = !this.#isOffline;
    await this.#ask({ do: 'offline', offline: this.#isOffline });
  }

  async online(): Promise<void> {
    this.#isOffline = false;
    await this.#back;
    await this.#ask({ do: 'offline', offline: false });
  }

  look(): Promise<DeskAnswer | undefined> {
    return this.#ask({ do: 'look' });
  }

  async wake(): Promise<void> {
    await this.#ask({ do: 'wake' });
  }

  /** Not waited for: the others go on. */
  killAfter(ms: number): void {
    this.#back = this.#back.then(async () => {
      await later(ms);
      await (await this.#desk)?.kill();
      this.kills += 1;
      this.#desk = this.#start();
      await this.#desk;
    });
  }

  async quit(): Promise<void> {
    await this.#back;
    await (await this.#desk)?.quit();
  }

  async end(): Promise<void> {
    await this.#back.catch(() => undefined);
    await (await this.#desk?.catch(() => undefined))?.kill();
    await this.proxy.close();
  }

  async #ask(what: DeskQuestion): Promise<DeskAnswer | undefined> {
    return (await this.#desk)?.ask(what);
  }

  #start(): Promise<DeskProcess> {
    const { desks, department, seed } = this.#parts;
    this.#starts += 1;
    const { secret } = department;
    const place = { ...this.file, secret, speed, origin: this.#origin, everyMs: 60_000 };
    return desks.start({ ...place, seed: seed + 100 * this.#starts });
  }
}
