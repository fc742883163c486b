// 随上级: what a volume, a category or a fonds states reaches every piece below it, also later, and also when it came
// after its pieces.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveRecord } from '../../../main/core/store/archive-levels.ts';
import { archiveBranches, wholeOf } from '../../../main/core/store/archive-tree.ts';
import { listArchives, readArchive } from '../../../main/core/store/archives.ts';
import { listAudit } from '../../../main/core/store/audit.ts';
import { beginResync, markChecked, readFeed } from '../../../main/core/store/cursors.ts';
import { matchText, putText } from '../../../main/core/store/full-text.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { listSetAside } from '../../../main/core/store/set-aside.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import type { Delta, Upsert } from '../../../shared/domain/delta.ts';
import { inherit, statedBelow } from '../../../shared/domain/inherited.ts';
import { type SecretLevel, secretLevels } from '../../../shared/domain/terms.ts';
import { runs } from '../../fakes/runs.ts';
import { aMemoryStore, anArchive, apply, now } from './builders.ts';

const classNo = 'KJ·JJ·2011·Y';
const piece = (volume: string, itemNo: string, over: Partial<ArchiveData> = {}): ArchiveData =>
  anArchive({
    ...{ refCode: `Z109-${classNo}-${volume}-${itemNo}`, category: 'KJ', itemNo, secretLevel: '公开' },
    ...{ title: `第${volume}卷第${itemNo}件`, ...over },
  });
const whole = (
  refCode: string,
  level: '全宗级' | '类别级' | '案卷级',
  passesDown: NonNullable<ArchiveData['passesDown']>,
  over: Partial<ArchiveData> = {},
): ArchiveData =>
  anArchive({ refCode, level, category: 'KJ', itemNo: '', title: `${level}条目`, passesDown, ...over });
const as = (remoteId: string, data: ArchiveData, revision = 'r1'): Upsert => ({
  ...{ kind: 'archive', remoteId, revision, data },
});
const volume = (secretLevel: SecretLevel, revision = 'r1') =>
  as('v3', whole(`Z109-${classNo}-003`, '案卷级', { secretLevel }), revision);
const pieces = [
  as('p1', piece('003', '001')),
  as('p2', piece('003', '002')),
  as('p31', piece('0031', '001')),
  as('q1', piece('004', '001')),
];
const titles = (store: Store) => listArchives(store, {}, { offset: 0, limit: 50 }).map(({ title }) => title);
const keyOf = (store: Store, remoteId: string) => findRecord(store, 'archive', 1, remoteId)?.key ?? 0;

describe('a volume above the ceiling', () => {
  it.each([
    ['before', [volume('秘密'), ...pieces]],
    ['after', [...pieces, volume('秘密')]],
  ])('keeps its pieces out when it comes %s them, and no others', (_, upserts) => {
    const store = aMemoryStore();
    apply(store, { upserts });
    expect(titles(store)).toEqual(['第0031卷第001件', '第004卷第001件']);
    const from = { refCode: `Z109-${classNo}-003`, level: '案卷级' };
    expect(listSetAside(store).filter(({ remoteId }) => remoteId?.startsWith('p'))).toMatchObject([
      { remoteId: 'p2', reason: { kind: 'above-ceiling', level: '秘密', from } },
      { remoteId: 'p1', reason: { kind: 'above-ceiling', level: '秘密', from } },
    ]);
    expect(JSON.stringify(store.sql('SELECT * FROM archive_level').all())).not.toContain('条目');
    expect(JSON.stringify(listSetAside(store))).not.toContain('第003卷');
  });

  it('erases what was here of it when it is raised later, words in the index too (S13)', () => {
    const store = aMemoryStore();
    apply(store, { upserts: [volume('内部'), ...pieces] });
    putText(store, 'archive', keyOf(store, 'p1'), '档案');
    apply(store, { upserts: [volume('机密', 'r2')] });
    expect(titles(store)).toEqual(['第0031卷第001件', '第004卷第001件']);
    expect(matchText(store, 'archive', '档案', 10)).toEqual([]);
    expect(listAudit(store).filter(({ event }) => event === 'record-blocked')).toHaveLength(3);
  });

  it('asks for its pieces again when it is lowered or is no more', () => {
    for (const page of [
      { upserts: [volume('内部', 'r2')] },
      { removals: [{ kind: 'archive', remoteId: 'v3', why: 'tombstone' }] },
    ] satisfies Partial<Delta>[]) {
      const store = aMemoryStore();
      apply(store, { upserts: [volume('秘密'), ...pieces] });
      markChecked(store, 's1', 'all', now);
      apply(store, page);
      expect(listSetAside(store).filter(({ remoteId }) => remoteId !== 'v3')).toEqual([]);
      expect(readFeed(store, 's1', 'all')?.checkedAt).toBeUndefined();
      apply(store, { upserts: pieces });
      expect(titles(store)).toHaveLength(4);
    }
  });

  it('holds on when only this person may not see it any more', () => {
    const store = aMemoryStore();
    apply(store, { upserts: [volume('秘密')] });
    apply(store, { removals: [{ kind: 'archive', remoteId: 'v3', why: 'withdrawn' }] });
    apply(store, { upserts: pieces });
    expect(titles(store)).toHaveLength(2);
  });

  it('that a complete pass does not meet again holds no more', () => {
    const store = aMemoryStore();
    apply(store, { upserts: [volume('秘密'), ...pieces] });
    beginResync(store, 's1', 'all', now);
    apply(store, { phase: 'resync', generation: 2, upserts: pieces });
    expect(aboveRecord(store, 1, piece('003', '001').refCode)).toEqual([]);
    apply(store, { upserts: pieces });
    expect(titles(store)).toHaveLength(4);
  });
});

describe('a record', () => {
  it('has what holds for it from everything above it', () => {
    const store = aMemoryStore();
    apply(store, {
      upserts: [
        as('f', whole('Z109', '全宗级', { access: '本单位' })),
        as('c', whole('Z109-KJ·JJ', '类别级', { secretLevel: '内部', openMark: '控制' })),
        ...pieces,
      ],
    });
    const held = readArchive(store, keyOf(store, 'p1'));
    expect(held && inherit(held.data, held.above)).toEqual({
      secretLevel: { value: '内部', from: { refCode: 'Z109-KJ·JJ', level: '类别级' } },
      retention: { value: 'Y' },
      openMark: { value: '控制', from: { refCode: 'Z109-KJ·JJ', level: '类别级' } },
      access: { value: '本单位', from: { refCode: 'Z109', level: '全宗级' } },
    });
  });
});

describe('the tree', () => {
  it('holds what is numbered by piece and what is numbered by volume side by side', () => {
    const store = aMemoryStore();
    apply(store, {
      upserts: [
        ...pieces,
        as(
          'w1',
          anArchive({ refCode: 'Z109-KJ·2012·D30-0001', category: 'KJ', year: 2012, retention: 'D30' }),
        ),
        volume('内部'),
        as('c', whole('Z109-KJ', '类别级', {})),
      ],
    });
    const under = (path: Parameters<typeof archiveBranches>[1]) =>
      archiveBranches(store, path).map(({ label, title, count, leaf }) => [label, title, count, leaf]);
    expect(under({ fonds: 'Z109' })).toEqual([['KJ', undefined, 5, false]]);
    expect(under({ fonds: 'Z109', category: 'KJ' })).toEqual([
      ['2012', undefined, 1, false],
      [classNo, undefined, 4, false],
    ]);
    expect(under({ fonds: 'Z109', category: 'KJ', classNo })).toEqual([
      ['003', '案卷级条目', 2, true],
      ['0031', undefined, 1, true],
      ['004', undefined, 1, true],
    ]);
    expect(under({ fonds: 'Z109', category: 'KJ', year: 2012 })).toEqual([['D30', undefined, 1, true]]);
    const path = { fonds: 'Z109', category: 'KJ', classNo, volumeNo: '003' };
    expect(listArchives(store, path, { offset: 0, limit: 9 }).map(({ title }) => title)).toEqual([
      '第003卷第001件',
      '第003卷第002件',
    ]);
    expect(wholeOf(store, path)).toEqual({ id: `a${keyOf(store, 'v3')}`, level: '案卷级' });
    expect(wholeOf(store, { fonds: 'Z109', category: 'KJ' })?.level).toBe('类别级');
    expect(wholeOf(store, { fonds: 'Z109' })).toBeUndefined();
  });
});

const places = ['Z109', 'Z109-KJ', 'Z109-KJ·JJ', `Z109-${classNo}`, `Z109-${classNo}-003`] as const;
const anyLevel = fc.constantFrom(...secretLevels);
const anyPage = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('whole' as const), at: fc.nat(places.length - 1), level: anyLevel }),
    fc.record({ kind: fc.constant('piece' as const), at: fc.nat(3), level: anyLevel }),
    fc.record({ kind: fc.constant('gone' as const), at: fc.nat(places.length - 1), level: anyLevel }),
  ),
  { maxLength: 12 },
);

describe('in any order of any pages', () => {
  it('nothing is here that its own grade or one above it keeps out', () => {
    fc.assert(
      fc.property(fc.array(anyPage, { maxLength: 5 }), (pages) => {
        const store = aMemoryStore();
        const stated = new Map<string, ArchiveData>();
        let revision = 0;
        for (const page of pages) {
          for (const { kind, at, level } of page) {
            revision += 1;
            const place = places[at] ?? 'Z109';
            if (kind === 'gone') {
              stated.delete(place);
              apply(store, { removals: [{ kind: 'archive', remoteId: place, why: 'tombstone' }] });
              continue;
            }
            const data =
              kind === 'piece'
                ? piece(at < 2 ? '003' : '004', `00${at + 1}`, { secretLevel: level })
                : whole(place, place === 'Z109' ? '全宗级' : '类别级', { secretLevel: level });
            if (kind === 'whole') stated.set(place, data);
            apply(store, { upserts: [as(kind === 'piece' ? `p${at}` : place, data, `r${revision}`)] });
          }
          for (const { refCode, secretLevel } of listArchives(store, {}, { offset: 0, limit: 50 })) {
            const above = [...stated].flatMap(([place, data]) =>
              refCode.startsWith(`${place}-`) || refCode.startsWith(`${place}·`)
                ? [{ refCode: place, level: '类别级' as const, stated: statedBelow(data) }]
                : [],
            );
            const own = { ...anArchive({ secretLevel }), secretLevel };
            expect(mayStore(inherit(own, above).secretLevel.value, '内部')).toBe(true);
          }
        }
        store.close();
      }),
      { numRuns: runs(60) },
    );
  });
});
