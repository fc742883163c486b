// The hands of a run of chaos: who presses, who kills, who changes records meanwhile, and how one knows that it is over.
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { Department } from '../departments/harness.ts';
import { until } from '../fakes/until.ts';
import type { ChaosReport, ChaosWish } from './chaos.ts';
import type { MortalDepartment } from './department.ts';
import { type DeskFile, type DeskProcess, type Desks, makeDeskFile } from './desk.ts';
import type { DeskAnswer, DeskQuestion } from './desk-process.ts';
import { evidenceOf } from './evidence.ts';
import { judge } from './oracle.ts';
import { createPressPlan, type PressPlan } from './press-plan.ts';
import { fileNameOf, markOf, type PressKind } from './pressing.ts';
import type { FaultProxy } from './proxy.ts';
import { type Chance, createChance } from './seeded.ts';

type RunParts = {
  readonly wish: ChaosWish;
  readonly dir: string;
  readonly mortal: MortalDepartment;
  readonly proxy: FaultProxy;
  readonly desks: Desks;
};

/** All pauses and limits of the desk are so many times shorter than in the field; so is the person's thinking. */
const speed = 40;
/** From one decision to the next, by the desk's clock: faster than anybody reads. The same with and without faults. */
const thinkMs = 1_000;
/** More waiting than this and the person pauses: a queue without end would hide that nothing moves. */
const mostWaiting = 100;
/** A person who looks again; the pauses of a run are none of its work. */
const lookMs = 4;

export class ChaosRun {
  readonly #parts: RunParts;
  readonly #chance: Chance;
  readonly #file: DeskFile;
  readonly #origin = Date.now();
  #desk: Promise<DeskProcess> | undefined;
  /** Kills that are under way; the person presses on meanwhile. */
  #deskBack: Promise<void> = Promise.resolve();
  #serverUp: Promise<void> = Promise.resolve();
  #isServerUp = true;
  #starts = 0;
  #deskStartsMs = 0;
  #deskKills = 0;
  #serverKills = 0;
  readonly #saved: string[] = [];
  readonly #pressed = new Map<PressKind, number>();
  /** Records decided on, the oldest decision first: what a colleague opens again. */
  readonly #decidedOn: string[] = [];

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#chance = createChance(parts.wish.seed);
    this.#file = { path: join(parts.dir, 'desk.db'), key: 'c4'.repeat(32), sourceId: 'archives' };
  }

  async whole(): Promise<ChaosReport> {
    const { wish, dir, proxy, mortal } = this.#parts;
    for (let open = 0; open < mostWaiting; open += 1) await mortal.department.control.change.addTodo({});
    makeDeskFile(this.#file, { ...mortal.department, address: `http://127.0.0.1:${proxy.port}` });
    this.#desk = this.#start();
    await this.#untilDesk('the first sync is done', ({ health }) => health === 'ok', 60_000);
    const startedAt = performance.now();
    proxy.setRate(wish.rate);
    const plan = await createPressPlan({ ...wish, seed: wish.seed + 2, folder: join(dir, 'files') });
    await this.#press(plan);
    await this.#untilEnoughFaults();
    proxy.setRate(0);
    await Promise.all([this.#deskBack, this.#serverUp]);
    const healedAt = performance.now();
    await this.#drain();
    const drainMs = performance.now() - healedAt;
    return this.#report(plan.files(), performance.now() - startedAt, drainMs);
  }

  async end(): Promise<void> {
    await this.#deskBack.catch(() => undefined);
    await (await this.#desk?.catch(() => undefined))?.kill();
  }

  #start(): Promise<DeskProcess> {
    const { wish, mortal, desks } = this.#parts;
    this.#starts += 1;
    const { secret } = mortal.department;
    const seed = wish.seed + 100 + this.#starts;
    return desks.start({ ...this.#file, secret, seed, speed, origin: this.#origin, everyMs: 40_000 });
  }

  async #ask(what: DeskQuestion): Promise<DeskAnswer | undefined> {
    return (await this.#desk)?.ask(what);
  }

  async #press(plan: PressPlan): Promise<void> {
    const { wish } = this.#parts;
    const chance = this.#chance;
    const deskKillAt = someOf(wish.actions, wish.deskKills, chance);
    const serverKillAt = someOf(wish.actions, wish.serverKills, chance);
    for (let number = 1; number <= wish.actions; number += 1) {
      const thought = later(thinkMs / speed);
      await this.#pressOne(plan, number);
      if (chance.happens(0.03)) await this.#ask({ do: 'take-back', number });
      if (deskKillAt.has(number)) this.#killDesk();
      if (serverKillAt.has(number)) this.#killServer();
      await this.#colleague();
      await thought;
      if (number % 250 === 0) wish.tell?.(`${number} of ${wish.actions} actions`);
    }
  }

  async #pressOne(plan: PressPlan, number: number): Promise<void> {
    const press = await plan.next(number);
    await until(
      `press ${number} is saved`,
      async () => {
        const answer = await this.#ask({ do: 'press', ...press });
        if (answer?.press === 'none-free') await this.#openAgain();
        if (answer?.press !== 'saved') return false;
        if (press.kind === 'decide' && answer.remoteId !== undefined) this.#decidedOn.push(answer.remoteId);
        // The same press again answers "saved" and decides nothing: it only asks how much still waits.
        return answer.waiting <= mostWaiting;
      },
      { limitMs: 60_000, pauseMs: lookMs },
    );
    this.#pressed.set(press.kind, (this.#pressed.get(press.kind) ?? 0) + 1);
    if (press.kind !== 'attach') this.#saved.push(markOf(number));
    if (press.file !== undefined) this.#saved.push(fileNameOf(number));
  }

  /** Now and then somebody at the department changes a record, or opens one again that was decided. */
  async #colleague(): Promise<void> {
    const chance = this.#chance;
    if (chance.happens(0.7)) await this.#openAgain();
    if (chance.happens(0.1)) {
      const id = this.#decidedOn.at(-chance.whole(1, 3));
      if (id !== undefined) await this.#atDepartment(({ control }) => retitle(control, id));
    }
    if (chance.happens(0.1)) await this.#atDepartment(({ control }) => control.change.addTodo({}));
    if (chance.happens(0.1)) {
      const dice = chance.next();
      await this.#atDepartment(({ control }) => renumber(control, dice));
    }
  }

  async #openAgain(): Promise<void> {
    const id = this.#decidedOn.length > mostWaiting ? this.#decidedOn.shift() : undefined;
    const data = { state: '待办', actions: ['approve', 'return'] };
    await this.#atDepartment(({ control }) =>
      id === undefined ? control.change.addTodo({}) : control.change.edit({ kind: 'todo', id, data }),
    );
  }

  /** Colleagues work once their system is up again; the person at the desk does not wait for that. */
  async #atDepartment(work: (oa: Department) => Promise<unknown>): Promise<void> {
    const { department } = this.#parts.mortal;
    // A connection kept from before a kill fails once, and so does one that meets the next kill.
    const trying = () =>
      until('a colleague is done', () => work(department).then(() => true), { limitMs: 20_000, pauseMs: 20 });
    if (this.#isServerUp) return void (await trying());
    this.#serverUp = this.#serverUp.then(async () => void (await trying()));
  }

  /** Not waited for, like the next one: a kill comes while the person goes on. */
  #killDesk(): void {
    const before = this.#chance.whole(0, 150);
    this.#deskBack = this.#deskBack.then(async () => {
      await later(before);
      await (await this.#desk)?.kill();
      this.#deskKills += 1;
      const from = performance.now();
      this.#desk = this.#start();
      await this.#desk;
      this.#deskStartsMs += performance.now() - from;
    });
  }

  #killServer(): void {
    const { mortal } = this.#parts;
    const [before, down] = [this.#chance.whole(0, 150), this.#chance.whole(0, 150)];
    this.#serverUp = this.#serverUp.then(async () => {
      await later(before);
      this.#isServerUp = false;
      await mortal.kill();
      this.#serverKills += 1;
      await later(down);
      await mortal.start();
      this.#isServerUp = true;
    });
  }

  /** A desk with nothing left to send asks only now and then: somebody presses "sync now" until it was enough. */
  async #untilEnoughFaults(): Promise<void> {
    const { wish, proxy } = this.#parts;
    const enough = async () => {
      if (proxy.faults() >= wish.lineFaults) return true;
      await this.#ask({ do: 'wake' });
      return false;
    };
    await until('there were faults enough', enough, { limitMs: 300_000 });
  }

  /** Two rounds that end well: the second has begun after everything was healed and the department had decided what it was asked. */
  async #drain(): Promise<void> {
    await this.#goodRound();
    await this.#untilDecided();
    await this.#goodRound();
  }

  async #goodRound(): Promise<void> {
    const { drainMs: limitMs } = this.#parts.wish;
    const before = (await this.#ask({ do: 'look' }))?.lastOkAt;
    const isWell = (now: DeskAnswer) => now.lastOkAt !== before && now.health === 'ok' && now.waiting === 0;
    // What is still waiting after that is the judge's to say.
    await this.#untilDesk('everything has ended', isWell, limitMs).catch(() => undefined);
  }

  /** Applications for a loan are granted after a moment: a record that changes when the desk is gone would be told as astray. */
  async #untilDecided(): Promise<void> {
    const { truth } = this.#parts.mortal.department.control;
    const isDecided = async () => {
      const ids = await truth.ids({ kind: 'archive' });
      const items = await Promise.all(ids.map((id) => truth.item({ kind: 'archive', id })));
      return items.every((item) => !JSON.stringify(item).includes('"state":"申请"'));
    };
    await until('no application waits', isDecided, { limitMs: 20_000 });
  }

  async #untilDesk(what: string, is: (now: DeskAnswer) => boolean, limitMs: number): Promise<void> {
    const asked = async () => {
      const now = await this.#ask({ do: 'look' });
      return now !== undefined && is(now);
    };
    await until(what, asked, { limitMs });
  }

  async #report(files: number, ms: number, drainMs: number): Promise<ChaosReport> {
    const { wish, proxy, mortal } = this.#parts;
    await (await this.#desk)?.quit();
    const evidence = await evidenceOf(this.#file, mortal.department, this.#saved);
    const byState = Object.groupBy(evidence.decisions, ({ state }) => state);
    return {
      seed: wish.seed,
      actions: [...this.#pressed.values()].reduce((sum, count) => sum + count, 0),
      byKind: this.#pressed,
      files,
      byState: Object.fromEntries(Object.entries(byState).map(([state, all]) => [state, all?.length ?? 0])),
      effects: evidence.effects.length,
      lineFaults: proxy.faults(),
      byFate: proxy.counts,
      deskKills: this.#deskKills,
      serverKills: this.#serverKills,
      ms,
      drainMs,
      deskStartsMs: this.#deskStartsMs,
      serverStartsMs: mortal.startsMs(),
      verdict: judge(evidence),
    };
  }
}

const retitle = (control: Department['control'], id: string): Promise<unknown> =>
  control.change.edit({ kind: 'todo', id, data: { step: '部门复核' } });

/** Of one of the records made last, so that it meets changes and files under way. */
async function renumber(control: Department['control'], dice: number): Promise<void> {
  const ids = await control.truth.ids({ kind: 'archive' });
  const id = ids.at(-1 - Math.floor(dice * 20));
  if (id !== undefined) await control.change.edit({ kind: 'archive', id, data: { docNo: `${dice}号` } });
}

/** So many different numbers from 1 to `most`. */
function someOf(most: number, count: number, chance: Chance): ReadonlySet<number> {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(most, count)) chosen.add(chance.whole(1, most));
  return chosen;
}
