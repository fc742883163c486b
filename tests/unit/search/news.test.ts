// What is new of a followed question: when it is told and how far it is counted, what a first pass brings, and how following ends.
import { beforeEach, describe, expect, it } from 'vitest';
import { createSearch } from '../../../main/core/search/search.ts';
import { beginResync } from '../../../main/core/store/cursors.ts';
import { followedQuestions } from '../../../main/core/store/followed.ts';
import {
  followSearch,
  forgetSearch,
  keptSearches,
  lookAtSearch,
} from '../../../main/core/work/keep-search.ts';
import { aFileStore, apply, aScratch, aSource, aTodo, now, type Scratch } from '../store/builders.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';
import { countOf, followAll, newsOf, oneSlice, put } from './following.ts';

const all = '防汛 -演练';

let time = now;
let desk: TestDesk;

beforeEach(async () => {
  time = now;
  desk = { ...aDesk(), now: () => time };
  apply(desk.store, {});
  await followAll(desk);
});

describe('what is new of a followed question', () => {
  it('is shown once, and seen with that', async () => {
    put(desk.store, 'archive', '1', '防汛演练');
    put(desk.store, 'archive', '2', '防汛值班');
    await followAll(desk);
    followSearch(desk, { question: all, followed: true });
    put(desk.store, 'archive', '1', '关于防汛的通知');
    put(desk.store, 'archive', '2', '防汛值班安排');
    put(desk.store, 'todo', '3', '防汛值班');
    await followAll(desk);
    expect(keptSearches(desk).saved).toEqual([{ question: all, followed: true, fresh: 2 }]);
    const titles = () => lookAtSearch(desk, { question: all }).hits.map(({ title }) => title.text);
    expect(titles()).toEqual(['防汛值班', '关于防汛的通知']);
    expect([countOf(desk, all), titles()]).toEqual([0, []]);
  });

  it('is counted to 99 and no further', async () => {
    followSearch(desk, { question: all, followed: true });
    for (let at = 0; at < 120; at += 1) put(desk.store, 'contact', String(at), `防汛${at}`);
    await followAll(desk);
    expect(countOf(desk, all)).toBe(99);
  });

  it('is told to the window when it changes, and not when it does not', async () => {
    let told = 0;
    const news = newsOf(desk, () => (told += 1));
    const follow = () => {
      while (oneSlice(desk, news));
      return told;
    };
    followSearch(desk, { question: all, followed: true });
    put(desk.store, 'todo', '1', '公文处理');
    expect(follow()).toBe(0);
    put(desk.store, 'todo', '1', '防汛值班');
    expect(follow()).toBe(1);
    put(desk.store, 'todo', '1', '防汛演练');
    expect(follow()).toBe(2);
  });

  it('is there after the desk was closed and opened again', async () => {
    const scratch = aScratch();
    try {
      let { store, opened } = open(scratch, 'create');
      aSource(store);
      apply(store, {});
      await followAll(opened);
      followSearch(opened, { question: all, followed: true });
      put(store, 'todo', '1', '防汛值班');
      await followAll(opened);
      put(store, 'todo', '2', '防汛演练');
      store.close();
      ({ store, opened } = open(scratch, 'again'));
      expect(countOf(opened, all)).toBe(1);
      put(store, 'todo', '2', '防汛值班');
      await followAll(opened);
      expect(countOf(opened, all)).toBe(2);
      store.close();
    } finally {
      scratch.leave();
    }
  });
});

function open({ path }: Scratch, how: 'create' | 'again') {
  const store = aFileStore(path, how);
  const search = createSearch({ store, ticks: () => performance.now() });
  return { store, opened: { ...desk, store, search } };
}

describe('what a first pass brings', () => {
  const initial = { phase: 'initial', finished: false } as const;

  it('is not new, however late the index follows it; what comes after it is', async () => {
    followSearch(desk, { question: all, followed: true });
    const { store } = desk;
    aSource(store, 's2');
    const upsert = (remoteId: string) =>
      ({ kind: 'todo', remoteId, revision: '1', data: aTodo({ title: `防汛${remoteId}` }) }) as const;
    apply(store, { ...initial, upserts: [upsert('a')] }, 's2');
    await followAll(desk);
    apply(store, { ...initial, upserts: [upsert('b')] }, 's2');
    apply(store, { phase: 'initial', finished: true, upserts: [upsert('c')] }, 's2');
    // Meanwhile the others go on.
    put(store, 'todo', 'd', '防汛值班');
    await followAll(desk);
    expect(countOf(desk, all)).toBe(1);
    apply(store, { upserts: [upsert('e')] }, 's2');
    await followAll(desk);
    expect(countOf(desk, all)).toBe(2);
  });

  it('is not new when the pass had to begin again either', async () => {
    followSearch(desk, { question: all, followed: true });
    const { store } = desk;
    aSource(store, 's2');
    apply(store, initial, 's2');
    beginResync(store, 's2', 'all', now);
    await followAll(desk);
    put(store, 'todo', 'a', '防汛值班', 's1');
    apply(
      store,
      {
        phase: 'resync',
        generation: 2,
        finished: false,
        upserts: [{ kind: 'todo', remoteId: 'b', revision: '1', data: aTodo({ title: '防汛' }) }],
      },
      's2',
    );
    await followAll(desk);
    expect(countOf(desk, all)).toBe(1);
  });
});

describe('following', () => {
  const follow = (question: string, followed = true) => followSearch(desk, { question, followed }).result;

  it('ends, and can be taken up again for a minute as if it had not', async () => {
    follow(all);
    put(desk.store, 'todo', '1', '防汛值班');
    await followAll(desk);
    follow(all, false);
    expect(keptSearches(desk).saved).toEqual([{ question: all, followed: false, fresh: 0 }]);
    put(desk.store, 'todo', '2', '防汛值班');
    await followAll(desk);
    follow(all);
    expect(countOf(desk, all)).toBe(2);
    follow(all, false);
    time += 60_001;
    await followAll(desk);
    follow(all);
    expect(countOf(desk, all)).toBe(0);
  });

  it('is put back with a question that was removed, and is gone for good after a minute', async () => {
    follow(all);
    put(desk.store, 'todo', '1', '防汛值班');
    await followAll(desk);
    forgetSearch(desk, { question: all });
    expect(keptSearches(desk)).toEqual({ recent: [], saved: [] });
    follow(all);
    expect(keptSearches(desk).saved).toEqual([{ question: all, followed: true, fresh: 1 }]);
    forgetSearch(desk, { question: all });
    time += 60_001;
    await followAll(desk);
    expect(desk.store.db.prepare('SELECT count(*) FROM search_kept').pluck().get()).toBe(0);
    expect(desk.store.db.prepare('SELECT count(*) FROM search_mark').pluck().get()).toBe(0);
  });

  it('is refused of a question without words or filters, of files alone, and of the eleventh', () => {
    expect([follow('类型:附件 防汛'), follow('类型:待办'), follow(' ')]).toEqual([
      'no-words',
      'no-words',
      'no-words',
    ]);
    expect(['防', '年度:2026', '来源:临溪 防汛'].map((each) => follow(each))).toEqual([
      'done',
      'done',
      'done',
    ]);
    for (let at = 3; at < 10; at += 1) expect(follow(`防汛${at}`)).toBe('done');
    expect([follow('防汛值班'), follow('防')]).toEqual(['too-many', 'done']);
  });

  it('puts nothing down of what changes while nothing is followed', async () => {
    put(desk.store, 'todo', '1', '防汛值班');
    await followAll(desk);
    put(desk.store, 'todo', '1', '防汛演练');
    expect(followedQuestions(desk.store)).toEqual([]);
    expect(desk.store.db.prepare('SELECT count(*) FROM search_due').pluck().get()).toBe(0);
  });

  it('does not tell a row apart that the index never had', async () => {
    follow(all);
    put(desk.store, 'todo', '1', '防汛值班');
    expect(desk.store.db.prepare('SELECT count(*) FROM search_due').pluck().get()).toBe(0);
    await followAll(desk);
    put(desk.store, 'todo', '1', '防汛演练');
    expect(desk.store.db.prepare('SELECT count(*) FROM search_due').pluck().get()).toBe(1);
  });
});
