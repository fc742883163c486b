// One run of chaos: a person decides on to-dos of a real sample department, through a line that breaks, while desk
// and department are killed at random and colleagues change the same records. Then all is healed and judged.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { type Department, type Departments, startDepartments } from '../departments/harness.ts';
import { until } from '../fakes/until.ts';
import { type DeskFile, type DeskProcess, makeDeskFile, startDesk } from './desk.ts';
import { type DeskAnswer, wordsOf } from './desk-process.ts';
import { evidenceOf } from './evidence.ts';
import { judge, type Verdict } from './oracle.ts';
import { type FaultProxy, type LineFate, startFaultProxy } from './proxy.ts';
import { type Chance, createChance } from './seeded.ts';

export type ChaosWish = {
  readonly seed: number;
  readonly actions: number;
  /** At least so many; the run goes on until there were. */
  readonly lineFaults: number;
  readonly deskKills: number;
  readonly serverKills: number;
  /** How likely a request meets a fault. */
  readonly rate: number;
  /** Within this everything must have ended once all is well again. */
  readonly drainMs: number;
  /** Told now and then how far it is. */
  readonly tell?: (text: string) => void;
};

export type ChaosReport = {
  readonly seed: number;
  readonly actions: number;
  readonly byState: { readonly [state: string]: number };
  readonly effects: number;
  readonly lineFaults: number;
  readonly byFate: ReadonlyMap<LineFate, number>;
  readonly deskKills: number;
  readonly serverKills: number;
  readonly ms: number;
  readonly drainMs: number;
  readonly verdict: Verdict;
};

const speed = 40;
/** More waiting than this and the person pauses: a queue without end would hide that nothing moves. */
const mostWaiting = 30;
const today = '2026-11-23';

export async function runChaos(wish: ChaosWish): Promise<ChaosReport> {
  const dir = await mkdtemp(join(tmpdir(), 'govdesk-chaos-'));
  const departments = await startDepartments({ dir, size: 'town', only: ['oa'], today });
  const chance = createChance(wish.seed);
  const target = Number(new URL(departments.oa.address).port);
  const proxy = await startFaultProxy({ target: () => target, chance: createChance(wish.seed + 1), rate: 0 });
  const run = new Run({ wish, dir, departments, proxy, chance });
  try {
    return await run.whole();
  } finally {
    await run.end();
    await proxy.close();
    await departments.close();
    await rm(dir, { recursive: true, force: true });
  }
}

type RunParts = {
  readonly wish: ChaosWish;
  readonly dir: string;
  readonly departments: Departments;
  readonly proxy: FaultProxy;
  readonly chance: Chance;
};

class Run {
  readonly #parts: RunParts;
  readonly #file: DeskFile;
  readonly #origin = Date.now();
  #desk: Promise<DeskProcess> | undefined;
  #serverUp: Promise<void> = Promise.resolve();
  #starts = 0;
  #deskKills = 0;
  #serverKills = 0;
  readonly #saved: string[] = [];
  /** Records decided on, the oldest decision first: what a colleague opens again. */
  readonly #decidedOn: string[] = [];

  constructor(parts: RunParts) {
    this.#parts = parts;
    const key = 'c4'.repeat(32);
    this.#file = { path: join(parts.dir, 'desk.db'), key, sourceId: 'oa' };
  }

  async whole(): Promise<ChaosReport> {
    const { wish, proxy, departments } = this.#parts;
    const address = `http://127.0.0.1:${proxy.port}`;
    makeDeskFile(this.#file, { ...departments.oa, address });
    this.#desk = this.#start();
    await this.#untilDesk('the first sync is done', ({ health }) => health === 'ok', 60_000);
    const startedAt = performance.now();
    proxy.setRate(wish.rate);
    await this.#press();
    await this.#untilEnoughFaults();
    proxy.setRate(0);
    await this.#serverUp;
    const healedAt = performance.now();
    await this.#drain();
    const drainMs = performance.now() - healedAt;
    return this.#report(performance.now() - startedAt, drainMs);
  }

  async end(): Promise<void> {
    await (await this.#desk?.catch(() => undefined))?.kill();
  }

  #start(): Promise<DeskProcess> {
    const { wish, departments } = this.#parts;
    this.#starts += 1;
    const { secret } = departments.oa;
    const seed = wish.seed + 100 + this.#starts;
    return startDesk({ ...this.#file, secret, seed, speed, origin: this.#origin, everyMs: 40_000 });
  }

  async #ask(what: Parameters<DeskProcess['ask']>[0]): Promise<DeskAnswer | undefined> {
    return (await this.#desk)?.ask(what);
  }

  async #press(): Promise<void> {
    const { wish, chance } = this.#parts;
    const deskKillAt = someOf(wish.actions, wish.deskKills, chance);
    const serverKillAt = someOf(wish.actions, wish.serverKills, chance);
    for (let number = 1; number <= wish.actions; number += 1) {
      await this.#pressOne(number);
      if (chance.happens(0.03)) await this.#ask({ do: 'take-back', number });
      if (deskKillAt.has(number)) await this.#killDesk();
      if (serverKillAt.has(number)) await this.#killServer();
      await this.#colleague();
      if (number % 250 === 0) wish.tell?.(`${number} of ${wish.actions} actions`);
    }
  }

  async #pressOne(number: number): Promise<void> {
    const dice = this.#parts.chance.next();
    await until(
      `press ${number} is saved`,
      async () => {
        const answer = await this.#ask({ do: 'press', number, dice });
        if (answer?.press === 'none-free') await this.#openAgain();
        if (answer?.press !== 'saved') return false;
        if (answer.remoteId !== undefined) this.#decidedOn.push(answer.remoteId);
        // The same press again answers "saved" and decides nothing: it only asks how much still waits.
        return answer.waiting <= mostWaiting;
      },
      { limitMs: 60_000 },
    );
    this.#saved.push(wordsOf(number));
  }

  /** Now and then somebody at the department changes a record, or opens one again that was decided. */
  async #colleague(): Promise<void> {
    const { chance } = this.#parts;
    if (chance.happens(0.7)) await this.#openAgain();
    if (chance.happens(0.1)) {
      const id = this.#decidedOn.at(-chance.whole(1, 3));
      if (id !== undefined) await this.#atDepartment(({ control }) => retitle(control, id));
    }
    if (chance.happens(0.1)) await this.#atDepartment(({ control }) => control.change.addTodo({}));
  }

  async #openAgain(): Promise<void> {
    const id = this.#decidedOn.length > mostWaiting ? this.#decidedOn.shift() : undefined;
    const data = { state: '待办', actions: ['approve', 'return'] };
    await this.#atDepartment(({ control }) =>
      id === undefined ? control.change.addTodo({}) : control.change.edit({ kind: 'todo', id, data }),
    );
  }

  async #atDepartment(work: (oa: Department) => Promise<unknown>): Promise<void> {
    await this.#serverUp;
    // A second time at most: a connection kept from before a kill fails once.
    await work(this.#parts.departments.oa).catch(() => work(this.#parts.departments.oa));
  }

  async #killDesk(): Promise<void> {
    const desk = await this.#desk;
    await later(this.#parts.chance.whole(0, 150));
    await desk?.kill();
    this.#deskKills += 1;
    this.#desk = this.#start();
  }

  /** Not waited for: the desk goes on in front of a system that is not there. */
  async #killServer(): Promise<void> {
    const { departments, chance } = this.#parts;
    await this.#serverUp;
    this.#serverKills += 1;
    const [before, down] = [chance.whole(0, 150), chance.whole(0, 150)];
    this.#serverUp = (async () => {
      await later(before);
      await departments.stop('oa');
      await later(down);
      await departments.start('oa');
    })();
  }

  async #untilEnoughFaults(): Promise<void> {
    const { wish, proxy } = this.#parts;
    const enough = () => proxy.faults() >= wish.lineFaults || wish.rate === 0;
    await until('there were faults enough', enough, { limitMs: 300_000 });
  }

  /** Two rounds that end well: the second has begun after everything was healed. */
  async #drain(): Promise<void> {
    const { drainMs: limitMs } = this.#parts.wish;
    for (let round = 0; round < 2; round += 1) {
      const before = (await this.#ask({ do: 'look' }))?.lastOkAt;
      const isWell = (now: DeskAnswer) => now.lastOkAt !== before && now.health === 'ok' && now.waiting === 0;
      // What is still waiting after that is the judge's to say.
      await this.#untilDesk('everything has ended', isWell, limitMs).catch(() => undefined);
    }
  }

  async #untilDesk(what: string, is: (now: DeskAnswer) => boolean, limitMs: number): Promise<void> {
    const asked = async () => {
      const now = await this.#ask({ do: 'look' });
      return now !== undefined && is(now);
    };
    await until(what, asked, { limitMs });
  }

  async #report(ms: number, drainMs: number): Promise<ChaosReport> {
    const { wish, proxy, departments } = this.#parts;
    await (await this.#desk)?.quit();
    const evidence = await evidenceOf(this.#file, departments.oa, this.#saved);
    const byState = Object.groupBy(evidence.decisions, ({ state }) => state);
    return {
      seed: wish.seed,
      actions: evidence.decisions.length,
      byState: Object.fromEntries(Object.entries(byState).map(([state, all]) => [state, all?.length ?? 0])),
      effects: evidence.effects.length,
      lineFaults: proxy.faults(),
      byFate: proxy.counts,
      deskKills: this.#deskKills,
      serverKills: this.#serverKills,
      ms,
      drainMs,
      verdict: judge(evidence),
    };
  }
}

const retitle = (control: Department['control'], id: string): Promise<unknown> =>
  control.change.edit({ kind: 'todo', id, data: { step: '部门复核' } });

/** So many different numbers from 1 to `most`. */
function someOf(most: number, count: number, chance: Chance): ReadonlySet<number> {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(most, count)) chosen.add(chance.whole(1, most));
  return chosen;
}
