// The course of a run of several writers: who types where, who goes offline, who is killed, and when it is over.
import { setTimeout as later } from 'node:timers/promises';
import { type FieldValue, valuesOf } from '../../shared/domain/edit.ts';
import { until } from '../fakes/until.ts';
import type { MortalDepartment } from './department.ts';
import { listedThere } from './evidence.ts';
import { type Chance, createChance } from './seeded.ts';
import type { Word } from './words.ts';
import type { Writer } from './writer.ts';
import type { WritersReport, WritersWish } from './writers.ts';
import { judgeWriters, outcomeOf } from './writers-evidence.ts';
import { changedField, type Deed, typedFields, wordOf } from './writing.ts';

type WritersParts = {
  readonly wish: WritersWish;
  readonly mortal: MortalDepartment;
  readonly writers: readonly Writer[];
};

const department = '部门';

export class WritersRun {
  readonly #parts: WritersParts;
  readonly #chance: Chance;
  readonly #words: Word[] = [];
  readonly #deeds: Deed[] = [];
  #records: readonly string[] = [];
  #serverUp: Promise<void> = Promise.resolve();
  #serverKills = 0;
  #number = 0;

  constructor(parts: WritersParts) {
    this.#parts = parts;
    this.#chance = createChance(parts.wish.seed);
  }

  async whole(): Promise<WritersReport> {
    const { wish, writers, mortal } = this.#parts;
    const listed = await listedThere(mortal.department, 'archives');
    this.#records = listed.slice(0, wish.records).map((one) => one.slice(0, one.lastIndexOf('@')));
    await Promise.all(writers.map((writer) => writer.begin()));
    const startedAt = performance.now();
    for (const { proxy } of writers) proxy.setRate(wish.rate);
    await this.#work();
    const healedAt = performance.now();
    await this.#heal();
    const drainMs = performance.now() - healedAt;
    return this.#report(performance.now() - startedAt, drainMs);
  }

  async #work(): Promise<void> {
    const { wish, writers } = this.#parts;
    const chance = this.#chance;
    const deskKills = writers.map(() => someOf(wish.words, wish.deskKills, chance));
    const serverKills = someOf(wish.words, wish.serverKills, chance);
    for (let n = 1; n <= wish.words; n += 1) {
      const writer = this.#pick(writers);
      await writer.type(this.#nextWord(), this.#pick(this.#records), chance.whole(1, 2 ** 31));
      if (chance.happens(0.2)) await this.#pick(writers).settle(chance.whole(1, 2 ** 31));
      if (chance.happens(0.06)) await this.#pick(writers).switch();
      if (chance.happens(0.2)) await this.#colleague();
      writers.forEach((one, index) => {
        if (deskKills[index]?.has(n) === true) one.killAfter(chance.whole(0, 100));
      });
      if (serverKills.has(n)) this.#killServer();
      if (n % 100 === 0) wish.tell?.(`${n} of ${wish.words} changes`);
    }
  }

  #pick<T>(from: readonly T[]): T {
    const one = from[this.#chance.whole(0, from.length - 1)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }

  #nextWord(): string {
    this.#number += 1;
    return wordOf(this.#number);
  }

  /** In the department's own system, which knows no basis: what stood there before their change they have seen. */
  async #colleague(): Promise<void> {
    const { control } = this.#parts.mortal.department;
    const [word, id, field] = [this.#nextWord(), this.#pick(this.#records), this.#chance.pick(typedFields)];
    await this.#serverUp;
    await until(
      'a colleague is done',
      async () => {
        const item = await control.truth.item({ kind: 'archive', id });
        const value = valuesOf(item?.data ?? {}, [field])[field] ?? null;
        const after = changedField(field, value, word, this.#chance);
        await control.change.edit({ kind: 'archive', id, data: { [field]: after } });
        const values = (await control.truth.values({ kind: 'archive', id }))[field] ?? [];
        this.#deeds.push({ remoteId: id, field, before: [value, ...beforeIn(values, word)], after });
        this.#words.push({ word, by: department, remoteId: id, field });
        return true;
      },
      { limitMs: 20_000, pauseMs: 20 },
    );
  }

  #killServer(): void {
    const { mortal } = this.#parts;
    const [before, down] = [this.#chance.whole(0, 100), this.#chance.whole(0, 150)];
    this.#serverUp = this.#serverUp.then(async () => {
      await later(before);
      await mortal.kill();
      this.#serverKills += 1;
      await later(down);
      await mortal.start();
    });
  }

  /** Every line is well, every desk online, and its person settles what clashes until nothing is left. */
  async #heal(): Promise<void> {
    const { wish, writers } = this.#parts;
    await this.#serverUp;
    for (const { proxy } of writers) proxy.setRate(0);
    await Promise.all(writers.map((writer) => writer.online()));
    const settled = () =>
      Promise.all(
        writers.map(async (writer) => {
          while (await writer.settle(this.#chance.whole(1, 2 ** 31)));
          const now = await writer.look();
          return now !== undefined && now.health === 'ok' && now.waiting + now.unsettled === 0;
        }),
      );
    // What is still waiting or asking after that is the judge's to say.
    await until('nothing waits or asks', async () => (await settled()).every(Boolean), {
      limitMs: wish.drainMs,
    }).catch(() => undefined);
    await Promise.all(writers.map((writer) => this.#seesAll(writer)));
  }

  /** Two rounds that end well, the second begun after the last change of anybody. */
  async #seesAll(writer: Writer): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      const before = (await writer.look())?.lastOkAt;
      await writer.wake();
      const isLater = async () => (await writer.look())?.lastOkAt !== before;
      await until(`${writer.name} has asked again`, isLater, { limitMs: 20_000 }).catch(() => undefined);
    }
  }

  async #report(ms: number, drainMs: number): Promise<WritersReport> {
    const { wish, writers, mortal } = this.#parts;
    await Promise.all(writers.map((writer) => writer.quit()));
    const words = [...this.#words, ...writers.flatMap((writer) => writer.words)];
    const deeds = [...this.#deeds, ...writers.flatMap((writer) => writer.deeds)];
    const outcome = await outcomeOf(mortal.department, writers, this.#records);
    return {
      seed: wish.seed,
      words: words.length,
      byDepartment: this.#words.length,
      settled: writers.reduce((sum, { settled }) => sum + settled, 0),
      broughtTogether: outcome.broughtTogether,
      lineFaults: writers.reduce((sum, { proxy }) => sum + proxy.faults(), 0),
      byFate: sumOf(writers.map(({ proxy }) => proxy.counts)),
      deskKills: writers.reduce((sum, { kills }) => sum + kills, 0),
      serverKills: this.#serverKills,
      ms,
      drainMs,
      verdict: judgeWriters({ ...outcome, words, deeds }),
    };
  }
}

/** The value in the place of which the one with that word was put. */
function beforeIn(values: readonly unknown[], word: string): readonly FieldValue[] {
  const at = values.findIndex((value) => JSON.stringify(value)?.includes(word));
  const before = at > 0 ? values[at - 1] : null;
  return before === undefined ? [] : [before as FieldValue];
}

function sumOf<K>(all: readonly ReadonlyMap<K, number>[]): ReadonlyMap<K, number> {
  const sum = new Map<K, number>();
  for (const one of all) for (const [key, count] of one) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

/** So many different numbers from 1 to `most`. */
function someOf(most: number, count: number, chance: Chance): ReadonlySet<number> {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(most, count)) chosen.add(chance.whole(1, most));
  return chosen;
}
