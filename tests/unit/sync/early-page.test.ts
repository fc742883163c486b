// The newest, shown before their turn: whatever changes, ends or breaks between them and the pass that brings them again,
// what is here at the end is what the department shows, and nothing is counted twice.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Connector } from '../../../main/core/connectors/connector.ts';
import { jsonOf } from '../../../main/core/connectors/json-reply.ts';
import { decodeRecent } from '../../../main/core/connectors/profile/decode.ts';
import { beginResync, declareFeeds, readFeed } from '../../../main/core/store/cursors.ts';
import { openStore } from '../../../main/core/store/open.ts';
import { countRecords } from '../../../main/core/store/record-count.ts';
import { knownRecords } from '../../../main/core/store/records.ts';
import { addSource } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { createApplyPage } from '../../../main/core/sync/apply-slices.ts';
import { FeedPull } from '../../../main/core/sync/feed-pull.ts';
import { must } from '../../../shared/domain/must.ts';
import { changeOf, DepartmentModel } from '../../fakes/department-model.ts';
import { modelConnector } from '../../fakes/model-connector.ts';
import { runs } from '../../fakes/runs.ts';
import { untold } from '../../fakes/untold.ts';

const records = 9;
const pageRecords = 2;

/** At a request, by its number in the whole story: before it is answered, one record becomes so. */
const change = fc.record({
  at: fc.nat(8),
  record: fc.nat(records),
  becomes: fc.constantFrom('changed', 'tombstone', 'withdrawn'),
});
const story = fc.record({
  isResync: fc.boolean(),
  /** While a resync stands before the door, unseen. */
  away: fc.array(fc.nat(records - 1), { maxLength: 3 }),
  changes: fc.array(change, { maxLength: 8 }),
  /** The desk dies after these pages. */
  kills: fc.array(fc.nat(6), { maxLength: 2 }),
  early: fc.constantFrom('well', 'failed', 'not-offered'),
  mostEarly: fc.integer({ min: 1, max: records }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Tells what ended only from the beginning of a pass on, as the profile allows. */
class Line {
  readonly model = new DepartmentModel();
  readonly connector: Connector;
  /** Nothing befalls it. */
  readonly quiet: Connector;
  /** Changes on pages since the pass began. */
  came = 0;
  asked = 0;
  recents = 0;
  #since = 0;
  #requests = 0;
  readonly #story: Story;

  constructor(told: Story) {
    this.#story = told;
    const line = { fates: [], dead: false, log: { push: () => undefined } };
    const inner = modelConnector(this.model, line, pageRecords);
    this.quiet = inner;
    this.connector = {
      ...inner,
      pull: async (feed, cursor, signal, most) => {
        this.#befall();
        if (cursor === undefined) this.#since = this.#youngest();
        const page = await inner.pull(feed, cursor, signal, most);
        if (!page.ok) return page;
        const changes = page.value.changes.filter(
          ({ change: what, id }) => what === 'upsert' || (this.model.records.get(id)?.seq ?? 0) > this.#since,
        );
        this.came += changes.length;
        return { ok: true, value: { ...page.value, changes } };
      },
      recent: async () => {
        this.#befall();
        this.recents += 1;
        if (told.early === 'not-offered') return { ok: true, value: undefined };
        if (told.early === 'failed') return { ok: false, fault: { kind: 'offline', reason: 'cut' } };
        return this.#recent();
      },
    };
  }

  #recent() {
    const newest = [...this.model.records]
      .filter(([, { presence }]) => presence === 'listed')
      .sort(([, a], [, b]) => b.seq - a.seq)
      .slice(0, this.#story.mostEarly);
    const reply = { epoch: this.model.epoch, changes: newest.map(([id, record]) => changeOf(id, record)) };
    const json = jsonOf({ bytes: Buffer.from(JSON.stringify(reply)), header: () => undefined });
    return json.ok ? decodeRecent(json.value, { feed: 'todos', expected: 'todo' }) : json;
  }

  #youngest(): number {
    return Math.max(0, ...[...this.model.records.values()].map(({ seq }) => seq));
  }

  #befall(): void {
    for (const { at, record, becomes } of this.#story.changes) {
      if (at !== this.#requests) continue;
      const id = `t${record}`;
      const isEnded = this.model.records.get(id)?.presence !== 'listed';
      if (becomes === 'changed') this.model.put(id, `改${this.#requests}`);
      else if (!isEnded) this.model.end(id, becomes);
    }
    this.#requests += 1;
  }

  /** What the story says happens from now on. */
  begin(): void {
    this.#requests = 0;
    this.came = 0;
    this.recents = 0;
  }
}

function aStore(): Store {
  const opened = openStore({ place: 'memory' });
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  const { store } = opened;
  const source = { id: 's', name: 's', organ: 'o', address: 'http://s' };
  addSource(store, { ...source, connector: 'profile', signIn: 'none', account: '' }, 0);
  declareFeeds(store, 's', [{ name: 'todos', kinds: ['todo'] }]);
  return store;
}

/** A pass to its end; killed after the pages named. */
async function pass(store: Store, connector: Connector, kills: readonly number[] = []): Promise<void> {
  const silent = () => undefined;
  const apply = createApplyPage({
    store,
    telling: untold,
    now: () => 0,
    ticks: () => 0,
    isAsking: () => false,
  });
  const begin = () =>
    new FeedPull({
      ...{ store, connector, apply, publish: silent, now: () => 0 },
      ...{ sourceId: 's', feed: 'todos', emptyBefore: false },
    });
  let pull = begin();
  for (let pages = 0; ; pages += 1) {
    const page = await pull.page(new AbortController().signal);
    if (!page.ok || page.value.kind !== 'page') throw new Error(JSON.stringify(page));
    if (!page.value.more) return;
    if (kills.includes(pages)) pull = begin();
  }
}

const calm: Story = {
  ...{ isResync: false, away: [], changes: [], kills: [] },
  ...{ early: 'well', mostEarly: 3 },
};

it('they stand here after the first page, are not counted as taken, and come again without being written', async () => {
  const store = aStore();
  const line = new Line(calm);
  for (let n = 0; n < records; n += 1) line.model.put(`t${n}`, `事项${n}`);
  const seen: unknown[] = [];
  const pull: Connector['pull'] = async (...asked) => {
    const { done, cursor } = must(readFeed(store, 's', 'todos'), 'the feed');
    seen.push([
      here(store)
        .map((one) => one.slice(0, 2))
        .join(' '),
      done,
      cursor === undefined,
    ]);
    return line.connector.pull(...asked);
  };
  await pass(store, { ...line.connector, pull });
  expect(seen.slice(0, 2)).toEqual([
    ['', 0, true],
    ['t0 t1 t6 t7 t8', 2, false],
  ]);
  expect(readFeed(store, 's', 'todos')).toMatchObject({ done: records, phase: 'delta' });
  expect(countRecords(store, 's').todo).toBe(records);
  store.close();
});

const here = (store: Store): readonly string[] =>
  knownRecords(store, 's', 'todos')
    .map(({ remoteId, revision }) => `${remoteId}@${revision}`)
    .sort();

it('whatever happens between them and their turn, what is here at the end is what the department shows', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const store = aStore();
      const line = new Line(told);
      const { model, connector } = line;
      for (let n = 0; n < records; n += 1) model.put(`t${n}`, `事项${n}`);
      if (told.isResync) {
        await pass(store, line.quiet);
        for (const n of told.away) model.end(`t${n}`, 'tombstone');
        beginResync(store, 's', 'todos', 0);
        model.forgetCursors();
      }
      line.begin();
      await pass(store, connector, told.kills);
      expect(line.recents).toBeLessThanOrEqual(1);
      if (told.kills.length === 0) expect(must(readFeed(store, 's', 'todos'), 'it').done).toBe(line.came);
      await pass(store, connector);
      expect(here(store)).toEqual(model.listed());
      expect(countRecords(store, 's').todo).toBe(model.listed().length);
      store.close();
    }),
    { numRuns: runs(150) },
  );
}, 60_000);
