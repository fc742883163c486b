// What is new of a followed question: in any order of changes, looks and slices it is what all hits now are without all hits then.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSearch } from '../../../main/core/search/search.ts';
import type { IndexedKey } from '../../../main/core/store/indexed.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { keysOfTable } from '../../../main/core/store/text-tables.ts';
import { followSearch, lookAtSearch } from '../../../main/core/work/keep-search.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { runs } from '../../fakes/runs.ts';
import { followNorms } from '../norms/a-norm.ts';
import { anArticle, apply, keysFrom, textTables } from '../store/builders.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';
import { countOf, followAll, newsOf, oneSlice, put } from './following.ts';

const all = '防汛 -演练';
const some = '防汛 类型:条款,档案';

const texts = ['防汛值班', '防汛演练', '公文处理', '关于防汛的通知', '演练方案'] as const;
const kinds = ['todo', 'archive', 'article', 'contact'] as const;

function putNorm(store: Store, remoteId: string, provisions: readonly string[]): void {
  const body = provisions.map((text, at) => `第${'一二三四'[at]}条 ${text}。`).join('\n');
  const data = anArticle({ title: '应急条例', articleType: '政策法规', body });
  apply(store, { upserts: [{ kind: 'article', remoteId, revision: body, data }] });
  followNorms(store);
}

const remove = (store: Store, kind: RecordKind, remoteId: string): void =>
  void apply(store, { removals: [{ kind, remoteId, why: 'withdrawn' }] });

/** What a hit stays the same by, of every row there ever was. */
type Known = Map<string, string>;

function remember(store: Store, known: Known): void {
  for (const kind of kinds)
    for (const key of store.db.prepare(`SELECT key FROM ${kind}`).pluck().all())
      known.set(`${kind} ${key}`, `${kind} ${key}`);
  for (const row of store.db.prepare('SELECT key, article, anchor FROM provision').raw().all()) {
    const [key, article, anchor] = row as readonly unknown[];
    known.set(`provision ${key}`, `provision ${article} ${anchor}`);
  }
}

/** All hits the index has, by its tables and nothing else. */
function hitsInIndex(store: Store, known: Known, question: string): Set<string> {
  const match = question === all ? '("防汛") NOT ("演练")' : '"防汛"';
  const asked = question === all ? [...kinds, 'provision'] : ['archive', 'provision'];
  return new Set(
    asked.flatMap((kind) =>
      textTables(store, kind).flatMap((table) =>
        store.db
          .prepare(`SELECT ${2 ** 34} - rowid FROM ${table} WHERE ${table} MATCH ?`)
          .pluck()
          .all(match)
          .map((key) => known.get(`${kind} ${key}`) ?? `unknown ${kind} ${key}`),
      ),
    ),
  );
}

/** The same by the words of the rows. */
function hitsInRows(store: Store, question: string): Set<string> {
  const asked = question === all ? kinds : (['archive'] as const);
  const isHit = (words: string) => words.includes('防汛') && (question !== all || !words.includes('演练'));
  const names = { todo: 'title', archive: 'title', article: 'title', contact: 'name' };
  const records = asked.flatMap((kind) =>
    (store.db.prepare(`SELECT key, ${names[kind]} FROM ${kind}`).raw().all() as [number, string][]).flatMap(
      ([key, title]) => (isHit(title) ? [`${kind} ${key}`] : []),
    ),
  );
  const provisions = (
    store.db.prepare('SELECT article, anchor, text FROM provision').raw().all() as [number, string, string][]
  ).flatMap(([article, anchor, text]) => (isHit(text) ? [`provision ${article} ${anchor}`] : []));
  return new Set([...records, ...provisions]);
}

function told({ search, store }: TestDesk, known: Known, question: string): Set<string> {
  const marks = store.db
    .prepare(`SELECT kind, of FROM search_mark WHERE question = ? AND mark = 'new'`)
    .raw()
    .all(question) as [number, string][];
  const rows = marks.flatMap(([number, of]): readonly IndexedKey[] => {
    const kind = [...kinds, 'provision' as const][number];
    if (kind !== 'provision') return kind === undefined ? [] : [{ kind, key: Number(of) }];
    return [...known]
      .filter(([, hit]) => hit === `provision ${of.replace('/', ' ')}`)
      .map(([row]) => ({ kind, key: Number(row.split(' ')[1]) }));
  });
  return new Set(search.fresh(question, rows).map(({ kind, key }) => known.get(`${kind} ${key}`) ?? ''));
}

const without = (from: ReadonlySet<string>, what: ReadonlySet<string>): readonly string[] =>
  [...from].filter((each) => !what.has(each)).toSorted();

type Step =
  | { readonly does: 'put'; readonly kind: RecordKind; readonly id: number; readonly text: string }
  | { readonly does: 'norm'; readonly texts: readonly string[] }
  | { readonly does: 'remove'; readonly kind: RecordKind; readonly id: number }
  | { readonly does: 'slices'; readonly many: number }
  | { readonly does: 'look' | 'leave'; readonly question: string }
  | { readonly does: 'follow all' | 'start again' };
const text = fc.constantFrom(...texts);
const id = fc.nat(2);
const kind = fc.constantFrom<RecordKind>(...kinds);
const question = fc.constantFrom(all, some);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('put' as const), kind, id, text }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('norm' as const),
      texts: fc.array(text, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('remove' as const), kind, id }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('slices' as const), many: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('look' as const), question }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('leave' as const), question }) },
  { weight: 3, arbitrary: fc.constant({ does: 'follow all' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'start again' as const }) },
);

it('is what all hits are now without all hits there were when the person last looked', async () => {
  const few = fc.array(step, { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      few,
      fc.array(step, { minLength: 4, maxLength: 20 }),
      fc.nat(6),
      // Some keys before the first table of the index is full, or none.
      fc.option(fc.nat(6)),
      async (before, steps, late, room) => {
        let desk: TestDesk = aDesk();
        const { store } = desk;
        if (room !== null) keysFrom(store, keysOfTable - room);
        apply(store, {});
        await followAll(desk);
        const known: Known = new Map();
        const seen = new Map<string, ReadonlySet<string>>();
        await desk.search.ready;
        let news = newsOf(desk);
        const take = async (one: Step): Promise<void> => {
          if (one.does === 'put') put(store, one.kind, String(one.id), one.text);
          else if (one.does === 'norm') putNorm(store, 'norm', one.texts);
          else if (one.does === 'remove') remove(store, one.kind, String(one.id));
          else if (one.does === 'slices') for (let at = 0; at < one.many; at += 1) oneSlice(desk, news);
          else if (one.does === 'follow all') await followAll(desk);
          else if (one.does === 'start again') {
            desk = { ...desk, search: createSearch({ store, ticks: () => performance.now() }) };
            await desk.search.ready;
            news = newsOf(desk);
          } else if (one.does === 'look' && seen.has(one.question)) {
            lookAtSearch(desk, { question: one.question });
            seen.set(one.question, hitsInIndex(store, known, one.question));
          } else if (one.does === 'leave' && seen.has(one.question)) {
            // Taken up again at once: nothing is lost by it.
            followSearch(desk, { question: one.question, followed: false });
            followSearch(desk, { question: one.question, followed: true });
          }
          remember(store, known);
        };
        const follow = (question: string): void => {
          followSearch(desk, { question, followed: true });
          seen.set(question, hitsInIndex(store, known, question));
        };
        for (const one of before) await take(one);
        await followAll(desk);
        follow(all);
        for (const one of steps.slice(0, late)) await take(one);
        follow(some);
        for (const one of steps.slice(late)) await take(one);
        await followAll(desk);
        for (const asked of [all, some]) {
          const expected = without(hitsInRows(store, asked), seen.get(asked) ?? new Set());
          expect([...told(desk, known, asked)].toSorted()).toEqual(expected);
          expect(countOf(desk, asked)).toBe(expected.length);
        }
        expect(store.db.prepare('SELECT count(*) FROM search_due').pluck().get()).toBe(0);
      },
    ),
    { numRuns: runs(30) },
  );
});
