import { beforeEach, describe, expect, it } from 'vitest';
import { createSearch } from '../../../main/core/search/search.ts';
import { askSearch } from '../../../main/core/work/ask-search.ts';
import { forgetSearch, keepSearch, keptSearches, usedSearch } from '../../../main/core/work/keep-search.ts';
import { markOk } from '../../../main/core/store/sources.ts';
import { anArchive, apply, now } from '../store/builders.ts';
import { aDesk, followIndex, type TestDesk } from '../work/a-desk.ts';

let desk: TestDesk;
let time: number;

beforeEach(async () => {
  time = now;
  const made = aDesk();
  const search = createSearch({ store: made.store, ticks: () => performance.now(), now: () => time });
  desk = { ...made, search, now: () => time };
  await followIndex(desk);
});

async function archives(...titles: readonly string[]): Promise<void> {
  apply(desk.store, {
    upserts: titles.map((title) => ({
      kind: 'archive',
      remoteId: title,
      revision: '1',
      data: anArchive({ title, refCode: `Z109-WS·2011·Y·办公室-${title.length}` }),
    })),
  });
  await followIndex(desk);
}

function use(question: string): void {
  time += 1000;
  usedSearch(desk, { question });
}

describe('questions of before', () => {
  it('are those of which a hit was opened, newest first, each once', () => {
    for (const question of ['公文', '档案', ' 公文 ', '']) use(question);
    expect(keptSearches(desk)).toEqual({ recent: ['公文', '档案'], saved: [] });
  });

  it('stay few', () => {
    for (let at = 0; at < 60; at += 1) use(`第${at}问`);
    expect(keptSearches(desk).recent).toHaveLength(10);
    expect(desk.store.db.prepare('SELECT count(*) FROM search_kept').pluck().get()).toBe(20);
  });

  it('are forgotten one by one or all, and those kept on purpose stay', () => {
    const kept = { question: '防汛', followed: false, fresh: 0 };
    for (const question of ['公文', '档案', '防汛']) use(question);
    keepSearch(desk, { question: '防汛', saved: true });
    forgetSearch(desk, { question: '公文' });
    expect(keptSearches(desk)).toEqual({ recent: ['档案'], saved: [kept] });
    forgetSearch(desk, {});
    expect(keptSearches(desk)).toEqual({ recent: [], saved: [kept] });
    keepSearch(desk, { question: '防汛', saved: false });
    expect(keptSearches(desk)).toEqual({ recent: ['防汛'], saved: [] });
  });
});

describe('an answer', () => {
  it('says what was searched, how much of it there is, and since when it is known', async () => {
    await archives('防汛值班', '防汛预案');
    const searched = () => askSearch(desk, { text: '防汛', limitPerKind: 5 }).searched;
    expect(searched()).toContainEqual({ kind: 'archive', held: 2 });
    markOk(desk.store, 's1', Date.parse('2026-11-21T01:00:00.000Z'));
    expect(searched()).toContainEqual({ kind: 'archive', held: 2, freshAt: '2026-11-21T01:00:00.000Z' });
    expect(searched()).toContainEqual({ kind: 'file', held: 0 });
  });
});
