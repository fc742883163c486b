// 密级 as a filter of the search: what is in force for a record (随上级), whichever of the two came first, and in counts
// too.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearch, type Search } from '../../../main/core/search/search.ts';
import { writeMeta } from '../../../main/core/store/meta.ts';
import { listArchives, readArchive } from '../../../main/core/store/archives.ts';
import { parseRecordId } from '../../../main/core/store/ids.ts';
import { removeSource } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { inherit, stricterLevel } from '../../../shared/domain/inherited.ts';
import { must } from '../../../shared/domain/must.ts';
import type { SecretLevel } from '../../../shared/domain/terms.ts';
import { runs } from '../../fakes/runs.ts';
import { aMemoryStore, anArchive, apply } from '../store/builders.ts';
import { aReadFile } from './reading.ts';

const volumeNo = 'Z109-KJ·JJ·2011·Y-003';
const hash = 'ab'.repeat(32);
const file = { hash, name: '堤防方案.pdf', mime: 'application/pdf', size: 9, role: '正文' as const };
const record = (remoteId: string, revision: string, over: Partial<ArchiveData>): Upsert => ({
  ...{ kind: 'archive', remoteId, revision },
  data: anArchive({ category: 'KJ', secretLevel: '公开', title: '堤防加固档案', ...over }),
});
const pieces = [
  record('p1', '1', { refCode: `${volumeNo}-001`, files: [file] }),
  record('p2', '1', { refCode: `${volumeNo}-002` }),
  record('q1', '1', { refCode: 'Z109-KJ·JJ·2011·Y-004-001' }),
];
const volume = (secretLevel: SecretLevel, revision = '1') =>
  record('v3', revision, {
    ...{ refCode: volumeNo, level: '案卷级', itemNo: '', title: '本卷', passesDown: { secretLevel } },
  });

async function searching(store: Store): Promise<Search & { readonly follow: () => void }> {
  const search = createSearch({ store, ticks: () => performance.now() });
  await search.ready;
  const follow = () => {
    while (search.step());
  };
  return { ...search, follow };
}
const totals = (search: Search, question: string): Record<string, number> =>
  Object.fromEntries(search.ask(question, 20).map(({ kind, total }) => [kind, total]));

describe('密级: in a question', () => {
  it.each([
    ['before', [volume('内部'), ...pieces]],
    ['after', [...pieces, volume('内部')]],
  ])('means what is in force, also when the volume comes %s its pieces', async (_, upserts) => {
    const store = aMemoryStore();
    const search = await searching(store);
    for (const upsert of upserts) {
      apply(store, { upserts: [upsert] });
      search.follow();
    }
    expect(totals(search, '堤防 密级:公开')).toEqual({ archive: 1 });
    expect(totals(search, '堤防 密级:内部')).toEqual({ archive: 2 });
    expect(totals(search, '堤防 -密级:内部')).toEqual({ archive: 1 });
  });

  it('follows a volume that is lowered, raised, numbered anew and is no more', async () => {
    const store = aMemoryStore();
    const search = await searching(store);
    const inside = () => {
      search.follow();
      return totals(search, '堤防 密级:内部')['archive'] ?? 0;
    };
    apply(store, { upserts: [...pieces, volume('公开')] });
    expect(inside()).toBe(0);
    apply(store, { upserts: [volume('内部', '2')] });
    expect(inside()).toBe(2);
    apply(store, {
      upserts: [
        record('v3', '3', {
          ...{ refCode: 'Z109-KJ·JJ·2011·Y-004', level: '案卷级', itemNo: '' },
          passesDown: { secretLevel: '内部' },
        }),
      ],
    });
    expect(inside()).toBe(2);
    expect(totals(search, '堤防 密级:公开')).toEqual({ archive: 2 });
    apply(store, { removals: [{ kind: 'archive', remoteId: 'v3', why: 'tombstone' }] });
    expect(inside()).toBe(0);
  });

  it('holds for a file by the record that names it', async () => {
    const store = aMemoryStore();
    const search = await searching(store);
    apply(store, { upserts: [...pieces, volume('内部')] });
    aReadFile(store, hash, '巡堤查险');
    search.follow();
    expect(totals(search, '巡堤 密级:公开')).toEqual({});
    expect(totals(search, '巡堤 密级:内部')).toEqual({ file: 1 });
  });

  it('keeps out of every answer what stands above a ceiling that was lowered, also by its volume alone', async () => {
    const store = aMemoryStore();
    const search = await searching(store);
    apply(store, { upserts: [...pieces, volume('内部')] });
    search.follow();
    writeMeta(store, 'ceiling', '公开');
    expect(totals(search, '堤防')).toEqual({ archive: 1 });
  });

  it('is done with once the source that stated it is removed', async () => {
    const store = aMemoryStore();
    const search = await searching(store);
    apply(store, { upserts: [...pieces, volume('内部')] });
    search.follow();
    removeSource(store, 's1');
    search.follow();
    expect(totals(search, '堤防')).toEqual({});
  });
});

const places = ['Z109', 'Z109-KJ·JJ', 'Z109-KJ·JJ·2011·Y', volumeNo] as const;
const levels = ['公开', '内部'] as const;
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('whole' as const), at: fc.nat(3), level: fc.constantFrom(...levels) }),
  fc.record({ kind: fc.constant('piece' as const), at: fc.nat(3), level: fc.constantFrom(...levels) }),
  fc.record({ kind: fc.constant('gone' as const), at: fc.nat(3) }),
  fc.record({ kind: fc.constant('follow' as const) }),
);

it('in any order of anything, a question for a level counts the records for which it is in force', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 20 }), async (steps) => {
      const store = aMemoryStore();
      const search = await searching(store);
      for (const [revision, step] of steps.entries()) {
        if (step.kind === 'follow') search.follow();
        else applyStep(store, step, String(revision));
      }
      search.follow();
      for (const level of levels)
        expect(totals(search, `堤防 密级:${level}`)['archive'] ?? 0).toBe(countInForce(store, level));
      store.close();
    }),
    { numRuns: runs(12) },
  );
});

type Step = { readonly kind: string; readonly at: number; readonly level?: SecretLevel };

function applyStep(store: Store, { kind, at, level = '公开' }: Step, revision: string): void {
  const place = places[at] ?? 'Z109';
  if (kind === 'gone') {
    apply(store, { removals: [{ kind: 'archive', remoteId: place, why: 'tombstone' }] });
    return;
  }
  const upsert =
    kind === 'piece'
      ? record(`p${at}`, revision, { refCode: `${volumeNo}-00${at + 1}`, secretLevel: level })
      : record(place, revision, {
          ...{ refCode: place, itemNo: '', title: '一支', passesDown: { secretLevel: level } },
          level: at === 0 ? '全宗级' : at === 3 ? '案卷级' : '类别级',
        });
  apply(store, { upserts: [upsert] });
}

/** By what the record itself says and what is kept of the places above it. */
function countInForce(store: Store, level: SecretLevel): number {
  return listArchives(store, {}, { offset: 0, limit: 50 }).filter(({ id }) => {
    const { data, above } = must(readArchive(store, parseRecordId(id)?.key ?? 0), 'a listed record is here');
    const own = stricterLevel(data.secretLevel, data.passesDown?.secretLevel);
    return inherit({ ...data, secretLevel: own }, above).secretLevel.value === level;
  }).length;
}
