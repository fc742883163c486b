// A whole 全宗 raised above the ceiling: from the moment of the raise nobody sees one title, count or snippet of it, and it goes
// in slices, which a kill may come between.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createErasing } from '../../../main/core/store/archive-erasing.ts';
import { isAnyShut } from '../../../main/core/store/archive-shut.ts';
import { archiveBranches } from '../../../main/core/store/archive-tree.ts';
import { archiveKeys, countArchives, listArchives, readArchive } from '../../../main/core/store/archives.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import { writePieces } from '../../../main/core/store/file-bytes.ts';
import { fileNamed, filesOfRecords } from '../../../main/core/store/files.ts';
import { countHeld } from '../../../main/core/store/hits.ts';
import { heldTitles, takenItemNos } from '../../../main/core/store/item-numbers.ts';
import { countRecords } from '../../../main/core/store/record-count.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { listSetAside } from '../../../main/core/store/set-aside.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { askSearch } from '../../../main/core/work/ask-search.ts';
import { readArchive as openRecord } from '../../../main/core/work/browse-archives.ts';
import { editRecord } from '../../../main/core/work/edit-record.ts';
import { listConflicts } from '../../../main/core/work/list-conflicts.ts';
import { listOutbox } from '../../../main/core/work/list-outbox.ts';
import { listRelated } from '../../../main/core/work/list-related.ts';
import { filesOfRecord, openFile } from '../../../main/core/work/open-file.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import type { SecretLevel } from '../../../shared/domain/terms.ts';
import { runs } from '../../fakes/runs.ts';
import { aReadFile } from '../search/reading.ts';
import { aDesk, followIndex, type TestDesk } from '../work/a-desk.ts';
import { aFileStore, anArchive, apply, aScratch, aSource, now, todoAs, aTodo } from './builders.ts';
import { brokenAuditLine } from '../../fakes/file-facts.ts';

/** Stands in what is raised, and nowhere else. */
const secret = '穿云箭';
const hash = 'ef'.repeat(32);
const file = { hash, name: `${secret}附件.pdf`, mime: 'application/pdf', size: 9, role: '附件' as const };
const many = 130;

const piece = (at: number, fonds = 'Z109', title = `${secret}第${at}件`): Upsert => {
  const itemNo = String(at).padStart(4, '0');
  const place = {
    fonds,
    fondsName: `${title.slice(0, 3)}全宗`,
    refCode: `${fonds}-WS·2011·Y·办公室-${itemNo}`,
  };
  const files = at === 1 && fonds === 'Z109' ? [file] : [];
  const data = anArchive({ ...place, itemNo, title, secretLevel: '公开', orgOrTopic: '办公室', files });
  return { kind: 'archive', remoteId: `${fonds} ${at}`, revision: '1', data };
};
const whole = (secretLevel: SecretLevel, revision: string, refCode = 'Z109'): Upsert => ({
  ...{ kind: 'archive', remoteId: 'f', revision },
  data: anArchive({ refCode, level: '全宗级', itemNo: '', title: '全宗介绍', secretLevel }),
});
const pieces = Array.from({ length: many }, (_, at) => piece(at + 1));
const others = [piece(1, 'Z110', '防汛通知'), piece(2, 'Z110', '抗旱通知')];

let desk: TestDesk;
let clock: number;
/** A slice ends at the first look at the clock after this many. */
const erasing = (store: Store, perSlice: number) => {
  let looks = 0;
  const ticks = () => {
    looks += 1;
    if (looks % perSlice === 0) clock += 100;
    return clock;
  };
  return createErasing(store, ticks, () => now);
};
const fill = (store: Store) =>
  apply(store, {
    upserts: [
      whole('公开', '1'),
      ...pieces,
      ...others,
      todoAs('t1', '1', aTodo({ title: '关于防汛的通知' })),
    ],
  });
const keyOf = (remoteId: string) => findRecord(desk.store, 'archive', 1, remoteId)?.key ?? 0;

/** Everything that a window may be told of archive records. */
async function shown(ids: readonly string[]): Promise<string> {
  const { store } = desk;
  const page = { offset: 0, limit: 500 };
  const paths = [
    {},
    { fonds: 'Z109' },
    { fonds: 'Z109', category: 'WS' },
    { fonds: 'Z109', category: 'WS', year: 2011 },
  ];
  const series = { fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', orgOrTopic: '办公室' } as const;
  const all = [
    ...paths.flatMap((path) => [archiveBranches(store, path), listArchives(store, path, page)]),
    ...ids.flatMap((id) => [openRecord(desk, { id }), filesOfRecord(desk, { recordId: id })]),
    ...ids.map((id) => editRecord(desk, { id, revision: '1', fields: { title: '改' } })),
    ...(await Promise.all(ids.map((id) => listRelated(desk, { id })))),
    ...(await Promise.all(ids.map((recordId) => openFile(desk, { recordId, hash })))),
    ...['第1件', 'Z109', '附件', 'quanzong'].map((question) =>
      askSearch(desk, { text: question, limitPerKind: 50 }),
    ),
    ...[heldTitles(store, { after: 0, most: 500 }), [...takenItemNos(store, series)], fileNamed(store, hash)],
    ...[listOutbox(desk), listConflicts(desk, { settled: false }), listConflicts(desk, { settled: true })],
    listSetAside(store),
    filesOfRecords(store, 'archive', [keyOf('Z109 1')]),
  ];
  return JSON.stringify(all);
}

const counted = () => ({
  all: countArchives(desk.store, {}),
  keys: archiveKeys(desk.store, {}).length,
  branches: archiveBranches(desk.store, {}).map(({ label, count }) => [label, count]),
  ofSource: countRecords(desk.store, 's1').archive,
  searched: countHeld(desk.store, 'archive'),
  files: countHeld(desk.store, 'file'),
  asked: askSearch(desk, { text: secret, limitPerKind: 5 }).groups.map(({ kind, total }) => [kind, total]),
});
const without = {
  ...{ all: 2, keys: 2, branches: [['防汛通全宗', 2]], ofSource: 2, searched: 2, files: 0, asked: [] },
};

beforeEach(async () => {
  clock = 0;
  desk = aDesk();
  fill(desk.store);
  writePieces(desk.store.beside(), hash, 0, [Buffer.from('123456789')]);
  aReadFile(desk.store, hash, `${secret}附件全文`);
  await followIndex(desk);
});

describe('a 全宗 raised above the ceiling', () => {
  it('is seen no more from the page that raised it on, in no list, count, search, file or name', async () => {
    const ids = [1, 2, many].map((at) => `a${keyOf(`Z109 ${at}`)}`);
    expect(await shown(ids)).toContain(secret);
    expect(counted()).toMatchObject({ all: many + 2, ofSource: many + 3, searched: many + 3 });
    apply(desk.store, { upserts: [whole('秘密', '2')] });
    expect(isAnyShut(desk.store)).toBe(true);
    expect(keyOf('Z109 1')).toBeGreaterThan(0);
    expect(counted()).toEqual(without);
    const after = await shown(ids);
    expect(after).not.toContain(secret);
    expect(after).not.toContain('Z109-WS');
  });

  it('takes along at once what this person has done to its records', () => {
    const [first, last] = [1, many].map((at) => `a${keyOf(`Z109 ${at}`)}`);
    desk.store.sql(`UPDATE source SET offers = '{"edits":[{"kind":"archive","fields":["title"]}]}'`).run();
    expect(editRecord(desk, { id: first ?? '', revision: '1', fields: { title: '改' } }).ok).toBe(true);
    apply(desk.store, { upserts: [whole('秘密', '2')] });
    expect(listOutbox(desk)).toMatchObject([{ type: 'edit', title: '' }]);
    expect(findRecord(desk.store, 'archive', 1, 'Z109 1')).toBeUndefined();
    expect(readArchive(desk.store, Number(last?.slice(1)))).toBeUndefined();
  });

  it('goes in slices, with a line in the trail for each record, and says so when it is done', async () => {
    apply(desk.store, { upserts: [whole('秘密', '2')] });
    const { step } = erasing(desk.store, 20);
    let steps = 0;
    for (; step(); steps += 1) expect(counted()).toEqual(without);
    expect(steps).toBeGreaterThan(5);
    expect(isAnyShut(desk.store)).toBe(false);
    expect(desk.store.sql('SELECT count(*) AS n FROM archive').get()).toEqual({ n: 2 });
    expect(JSON.stringify(desk.store.sql('SELECT * FROM archive').all())).not.toContain(secret);
    expect(listSetAside(desk.store)).toHaveLength(many + 1);
    expect(listAudit(desk.store).filter(({ event }) => event === 'record-blocked')).toHaveLength(many + 1);
    expect(brokenAuditLine(desk.store)).toBeUndefined();
    expect(counted()).toEqual(without);
    expect(desk.store.sql('SELECT count(*) AS n FROM file').get()).toEqual({ n: 0 });
  });

  it('leaves another source with a 全宗 of that number alone', () => {
    aSource(desk.store, 's2');
    apply(desk.store, { upserts: [piece(1, 'Z109', '别馆通知')] }, 's2');
    apply(desk.store, { upserts: [whole('秘密', '2')] });
    expect(countRecords(desk.store, 's2').archive).toBe(1);
    expect(listArchives(desk.store, { fonds: 'Z109' }, { offset: 0, limit: 9 })).toMatchObject([
      { title: '别馆通知', sourceId: 's2' },
    ]);
    const { step } = erasing(desk.store, 20);
    while (step());
    expect(countArchives(desk.store, {})).toBe(3);
  });

  it('lowered while it goes, is seen and found again as far as it is here, and the rest is asked for', async () => {
    apply(desk.store, { upserts: [whole('秘密', '2')] });
    // The index lets go of what is hidden before it is erased.
    await followIndex(desk);
    const { step } = erasing(desk.store, 20);
    for (let slices = 0; slices < 3; slices += 1) step();
    apply(desk.store, { upserts: [whole('公开', '3')] });
    expect(isAnyShut(desk.store)).toBe(false);
    const here = countArchives(desk.store, { fonds: 'Z109' });
    expect(here).toBeGreaterThan(0);
    expect(here).toBeLessThan(many);
    await followIndex(desk);
    const [found] = askSearch(desk, { text: `类型:档案 ${secret}`, limitPerKind: 5 }).groups;
    expect(found?.total).toBe(here);
    expect(listSetAside(desk.store)).toEqual([]);
    apply(desk.store, { upserts: pieces });
    expect(countArchives(desk.store, { fonds: 'Z109' })).toBe(many);
  });

  it('that is no more while it goes, hides nothing any longer', () => {
    apply(desk.store, { upserts: [whole('秘密', '2')] });
    apply(desk.store, { removals: [{ kind: 'archive', remoteId: 'f', why: 'tombstone' }] });
    expect(countArchives(desk.store, { fonds: 'Z109' })).toBe(many);
  });

  it('keeps out what comes while it goes', () => {
    apply(desk.store, { upserts: [whole('秘密', '2')] });
    apply(desk.store, { upserts: [piece(many + 1), { ...piece(1), revision: '2' }] });
    expect(counted()).toEqual(without);
    expect(findRecord(desk.store, 'archive', 1, 'Z109 1')).toBeUndefined();
  });
});

describe('one 类别 of it raised', () => {
  it('hides what is below it alone, whichever way its 档号 is written', () => {
    const volume = (at: number, classNo: string, between = '-') => {
      const refCode = `Z109${between}${classNo}-003-${String(at).padStart(3, '0')}`;
      const data = anArchive({ refCode, category: 'KJ', title: `${classNo}第${at}件`, secretLevel: '公开' });
      return { kind: 'archive' as const, remoteId: refCode, revision: '1', data };
    };
    const upserts = [
      ...Array.from({ length: 101 }, (_, at) => volume(at + 1, 'KJ·JJ')),
      volume(1, 'KJ·JJX'),
      volume(102, 'KJ·JJ', '－'),
    ];
    apply(desk.store, { upserts });
    const path = { fonds: 'Z109', category: 'KJ' } as const;
    expect(countArchives(desk.store, path)).toBe(103);
    apply(desk.store, { upserts: [whole('秘密', '2', 'Z109-KJ·JJ')] });
    expect(isAnyShut(desk.store)).toBe(true);
    expect(listArchives(desk.store, path, { offset: 0, limit: 9 })).toMatchObject([{ title: 'KJ·JJX第1件' }]);
    expect(countArchives(desk.store, { fonds: 'Z109', category: 'WS' })).toBe(many);
    const { step } = erasing(desk.store, 20);
    while (step());
    expect(countArchives(desk.store, {})).toBe(many + 3);
  });
});

describe('a kill', () => {
  it('between any two slices loses nothing: it goes on at the next start, and nothing is seen meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }), (lives) => {
        const own = aScratch();
        let store = aFileStore(own.path);
        aSource(store);
        fill(store);
        apply(store, { upserts: [whole('秘密', '2')] });
        for (const slices of lives) {
          const { step } = erasing(store, 25);
          for (let at = 0; at < slices; at += 1) step();
          expect(countArchives(store, {})).toBe(2);
          store.close();
          store = aFileStore(own.path, 'again');
          expect([countArchives(store, {}), countRecords(store, 's1').archive]).toEqual([2, 2]);
        }
        const { step } = erasing(store, 25);
        while (step());
        expect(store.sql('SELECT count(*) AS n FROM archive').get()).toEqual({ n: 2 });
        expect(listSetAside(store)).toHaveLength(many + 1);
        store.close();
        own.leave();
      }),
      { numRuns: runs(6) },
    );
  });
});
