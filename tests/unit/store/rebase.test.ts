// Where changes of this person meet those of the department: what is made anew, what is shown, what is left alone.
import { beforeEach, describe, expect, it } from 'vitest';
import { writeDraft, readDraft } from '../../../main/core/store/drafts.ts';
import { listConflicts, openConflictOf, purgeConflicts } from '../../../main/core/store/conflicts.ts';
import {
  discard,
  enqueueEdit,
  enqueueUpload,
  markSending,
  recoverSending,
  undoDiscard,
} from '../../../main/core/store/outbox.ts';
import { type Settlement, settleAction } from '../../../main/core/store/outbox-answers.ts';
import { nextSendAt, nextToSend } from '../../../main/core/store/outbox-next.ts';
import {
  type EditEntry,
  listUnfinished,
  readBase,
  readEdit,
  recordLog,
} from '../../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setIntroduced, sourceKey } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { type EditFields, valuesOf } from '../../../shared/domain/edit.ts';
import { aMemoryStore, anArchive, apply, now } from './builders.ts';

let store: Store;
let source: number;
const base = anArchive({ title: '甲', abstract: '一\n二\n三', responsible: ['张'], pages: 3 });
const file = {
  hash: 'a'.repeat(64),
  name: '附件.pdf',
  mime: 'application/pdf',
  size: 9,
  role: '附件',
} as const;
const record = (revision: string, data: ArchiveData = base, more: Partial<Upsert> = {}): Upsert =>
  ({ kind: 'archive', remoteId: 'a1', revision, data, ...more }) as Upsert;
const changed = { by: '档案局 王敏', at: '2026-11-21T01:00:00.000Z' };

beforeEach(() => {
  store = aMemoryStore();
  source = sourceKey(store, 's1') ?? 0;
  apply(store, { upserts: [record('1')] });
});

const keyNow = () => findRecord(store, 'archive', source, 'a1')?.key ?? 0;
const of = { kind: 'archive', remoteId: 'a1' } as const;
function edit(
  id: string,
  fields: EditFields,
  more: { readonly basedOn?: string; readonly dependsOn?: string[] } = {},
) {
  const seen = valuesOf(base, Object.keys(fields));
  enqueueEdit(store, { ...of, source, id, record: keyNow(), basedOn: '1', fields, base: seen, ...more }, now);
  return id;
}
const send = (id: string, settlement: Settlement) => {
  markSending(store, id, now);
  return settleAction(store, id, settlement, now);
};
const cut: Settlement = { state: 'unsure', fault: { kind: 'offline', reason: 'cut' } };
const notReached: Settlement = { state: 'waiting', fault: { kind: 'offline', reason: 'refused' } };
const pending = () => listUnfinished(store).filter((entry): entry is EditEntry => entry.type === 'edit');
const states = () =>
  pending().map(({ id, state, fields, basedOn }) => [id.length > 10 ? 'new' : id, state, fields, basedOn]);

describe('a change that never left', () => {
  it('is made anew on what the record became, under a new key, and the old one says so', () => {
    edit('e1', { title: '我' });
    apply(store, { upserts: [record('2', { ...base, pages: 9 })] });
    expect(states()).toEqual([['new', 'waiting', { title: '我' }, '2']]);
    expect(pending()[0]).toMatchObject({ follows: 'e1', decidedAt: now });
    expect(readEdit(store, 'e1')?.state).toBe('superseded');
    expect(listConflicts(store, 'open')).toEqual([]);
  });

  it('that the department changed alike needs no sending any more', () => {
    edit('e1', { title: '我' });
    apply(store, { upserts: [record('2', { ...base, title: '我' })] });
    expect([states(), readEdit(store, 'e1')?.state]).toEqual([[], 'superseded']);
  });

  it('brings lists and paragraphs of both together', () => {
    edit('e1', { responsible: ['张', '李'], abstract: '一（我）\n二\n三' });
    apply(store, {
      upserts: [record('2', { ...base, responsible: ['王', '张'], abstract: '一\n二\n三（他）' })],
    });
    expect(states()).toEqual([
      ['new', 'waiting', { responsible: ['王', '张', '李'], abstract: '一（我）\n二\n三（他）' }, '2'],
    ]);
  });

  it('that clashes in one field asks about that one and goes on with the rest', () => {
    edit('e1', { title: '我', pages: 4 });
    apply(store, { upserts: [record('2', { ...base, title: '他' }, { changed })] });
    expect(states()).toEqual([
      ['e1', 'conflict', { title: '我', pages: 4 }, '1'],
      ['new', 'waiting', { pages: 4 }, '2'],
    ]);
    expect(openConflictOf(store, 'e1')).toMatchObject({
      fields: [{ field: 'title', base: '甲', mine: '我', theirs: '他', clash: true }],
      theirs: { revision: '2', gone: false, ...changed },
    });
  });

  it('surely did not arrive and is made anew too; one that may have is left alone', () => {
    edit('e1', { title: '我' });
    send('e1', notReached);
    apply(store, { upserts: [record('2', { ...base, pages: 9 })] });
    expect(states()).toEqual([['new', 'waiting', { title: '我' }, '2']]);
    const [again] = pending();
    send(again?.id ?? '', cut);
    apply(store, { upserts: [record('3', { ...base, pages: 10 })] });
    expect(states()).toEqual([['new', 'unsure', { title: '我' }, '2']]);
    markSending(store, again?.id ?? '', now);
    recoverSending(store, now);
    apply(store, { upserts: [record('4', { ...base, pages: 11 })] });
    expect(states()).toEqual([['new', 'waiting', { title: '我' }, '2']]);
  });
});

describe('a change answered as a conflict', () => {
  it('waits for the record as it is now, and is then made anew or shown', () => {
    edit('e1', { title: '我' });
    expect(send('e1', { state: 'conflict', revision: '2' })).toBe('conflict');
    expect(openConflictOf(store, 'e1')).toMatchObject({ fields: [] });
    expect(openConflictOf(store, 'e1')?.theirs).toBeUndefined();
    apply(store, { upserts: [record('2', { ...base, pages: 9 })] });
    expect(states()).toEqual([['new', 'waiting', { title: '我' }, '2']]);
    expect(listConflicts(store, 'settled')).toMatchObject([{ action: 'e1', how: 'both' }]);
  });

  it('is brought together at once when the pull came first', () => {
    edit('e1', { title: '我' });
    markSending(store, 'e1', now);
    apply(store, { upserts: [record('2', { ...base, title: '他' })] });
    expect(readEdit(store, 'e1')?.state).toBe('sending');
    expect(settleAction(store, 'e1', { state: 'conflict', revision: '2' }, now)).toBe('conflict');
    expect(openConflictOf(store, 'e1')?.fields).toMatchObject([
      { field: 'title', theirs: '他', clash: true },
    ]);
  });

  it('shows the newest of theirs under another id, and ends by itself when they went back', () => {
    edit('e1', { title: '我', pages: 4 });
    apply(store, { upserts: [record('2', { ...base, title: '他' })] });
    const first = openConflictOf(store, 'e1');
    apply(store, { upserts: [record('3', { ...base, title: '他们', pages: 4 })] });
    const second = openConflictOf(store, 'e1');
    expect(second?.id).not.toBe(first?.id);
    expect(second).toMatchObject({
      fields: [{ base: '甲', mine: '我', theirs: '他们' }],
      theirs: { revision: '3' },
    });
    apply(store, { upserts: [record('4', { ...base, pages: 4 })] });
    expect(openConflictOf(store, 'e1')).toBeUndefined();
    expect(states()).toEqual([['new', 'waiting', { title: '我' }, '4']]);
  });
});

describe('several changes of one record', () => {
  it('go one after the other, each on what the one before made of it', () => {
    edit('e1', { title: '我' });
    markSending(store, 'e1', now);
    enqueueEdit(
      store,
      {
        ...of,
        source,
        id: 'e2',
        record: keyNow(),
        basedOn: '1',
        fields: { title: '我2', pages: 5 },
        base: { title: '我', pages: 3 },
      },
      now,
    );
    settleAction(store, 'e1', { state: 'accepted', revision: '2' }, now);
    expect(nextToSend(store, 's1', now)).toBeUndefined();
    apply(store, { upserts: [record('2', { ...base, title: '我' })] });
    expect(readEdit(store, 'e1')?.state).toBe('confirmed');
    expect(states()).toEqual([['new', 'waiting', { title: '我2', pages: 5 }, '2']]);
    expect(nextToSend(store, 's1', now)?.basedOn).toBe('2');
  });

  it('that both come back as conflicts are both made anew, the later on top of the earlier', () => {
    edit('e1', { title: '我' });
    markSending(store, 'e1', now);
    enqueueEdit(
      store,
      {
        ...of,
        source,
        id: 'e2',
        record: keyNow(),
        basedOn: '1',
        fields: { title: '我2' },
        base: { title: '我' },
      },
      now,
    );
    apply(store, { upserts: [record('2', { ...base, pages: 9 })] });
    expect(readEdit(store, 'e2')?.state).toBe('waiting');
    settleAction(store, 'e1', { state: 'conflict', revision: '2' }, now);
    expect(states()).toEqual([
      ['new', 'waiting', { title: '我' }, '2'],
      ['new', 'waiting', { title: '我2' }, '2'],
    ]);
    expect(listConflicts(store, 'open')).toEqual([]);
  });

  it('made anew again and again wait longer and longer', () => {
    edit('e1', { title: '我' });
    for (let revision = 2; revision < 8; revision += 1) {
      apply(store, { upserts: [record(String(revision), { ...base, pages: revision })] });
    }
    expect(pending().map(({ nextAt = now }) => nextAt - now)).toEqual([120_000]);
    expect(nextSendAt(store, 's1')).toBe(now + 120_000);
  });
});

describe('a record that is gone', () => {
  it('deleted, keeps the change for the person with its words and the title', () => {
    edit('e1', { title: '我' });
    apply(store, { removals: [{ ...of, why: 'tombstone' }] });
    expect(keyNow()).toBe(0);
    expect(states()).toEqual([['e1', 'conflict', { title: '我' }, '1']]);
    expect(openConflictOf(store, 'e1')).toMatchObject({
      fields: [{ field: 'title', base: '甲', mine: '我', theirs: null, clash: true }],
      theirs: { gone: true, title: '甲' },
    });
    expect(discard(store, 'e1', now)).toBe(true);
    expect(listConflicts(store, 'settled')).toMatchObject([{ how: 'given-up' }]);
    expect(undoDiscard(store, 'e1', now)).toBe(true);
    expect(listConflicts(store, 'open')).toHaveLength(1);
  });

  it('that comes back is the record the change is on again', () => {
    edit('e1', { title: '我' });
    apply(store, { removals: [{ ...of, why: 'tombstone' }] });
    apply(store, { upserts: [record('5', { ...base, pages: 9 })] });
    expect(pending()).toMatchObject([
      { state: 'waiting', recordId: `a${keyNow()}`, basedOn: '5', fields: { title: '我' } },
    ]);
  });

  it('withdrawn and given back, asks about everything: what the person saw is not known any more', () => {
    edit('e1', { title: '我', responsible: ['张', '我'] });
    markSending(store, 'e1', now);
    apply(store, { removals: [{ ...of, why: 'withdrawn' }] });
    settleAction(store, 'e1', { state: 'conflict', revision: '2' }, now);
    apply(store, { upserts: [record('3', { ...base, responsible: ['王'] })] });
    expect(openConflictOf(store, 'e1')?.fields).toEqual([
      { field: 'title', base: null, mine: '我', theirs: '甲', clash: true },
      { field: 'responsible', base: null, mine: ['张', '我'], theirs: ['王'], clash: true },
    ]);
    expect(recordLog(store, 'archive', keyNow()).map(({ to }) => to)).toEqual([
      'waiting',
      'sending',
      'conflict',
    ]);
  });

  it('withdrawn, leaves of the department nothing and of the person everything (S13)', () => {
    edit('e1', { title: '我' });
    apply(store, { upserts: [record('2', { ...base, title: '他' })] });
    edit('e2', { abstract: '我写的' }, { basedOn: '2' });
    writeDraft(store, { ...of, source }, '草稿', now);
    apply(store, { removals: [{ ...of, why: 'withdrawn' }] });
    expect(readEdit(store, 'e2')).toMatchObject({
      state: 'refused',
      reason: { kind: 'withdrawn' },
      fields: { abstract: '我写的' },
    });
    expect(openConflictOf(store, 'e1')).toMatchObject({
      fields: [{ field: 'title', base: null, mine: '我', theirs: null }],
      theirs: { revision: '', gone: true },
    });
    expect([readBase(store, 'e1'), readBase(store, 'e2')]).toEqual([undefined, undefined]);
    expect(readDraft(store, { ...of, source })).toBe('草稿');
    expect(JSON.stringify(store.sql('SELECT fields, theirs FROM conflict').all())).not.toMatch(/甲|他/);
  });
});

describe('a file and the change that names it', () => {
  beforeEach(() => {
    enqueueUpload(store, { ...of, source, id: 'u1', record: keyNow(), basedOn: '1', file }, now);
    edit('e1', { files: [file] }, { dependsOn: ['u1'] });
  });

  it('go in that order, and what was changed after them waits', () => {
    edit('e0', { title: '我' });
    expect(nextToSend(store, 's1', now)).toBeUndefined();
    expect(send('u1', { state: 'accepted', revision: file.hash })).toBe('confirmed');
    expect(nextToSend(store, 's1', now)?.id).toBe('e1');
  });

  it('stay together when the change is made anew', () => {
    apply(store, { upserts: [record('2', { ...base, pages: 9 })] });
    expect(pending()).toMatchObject([{ follows: 'e1', dependsOn: ['u1'], fields: { files: [file] } }]);
    expect(nextToSend(store, 's1', now)).toBeUndefined();
  });
});

it('a department with newer records is sent nothing (S14)', () => {
  edit('e1', { title: '我' });
  setIntroduced(store, 's1', { systemId: 'x', offers: { edits: [], digest: false, newerSchema: true } });
  expect([nextToSend(store, 's1', now), nextSendAt(store, 's1')]).toEqual([undefined, undefined]);
  setIntroduced(store, 's1', { systemId: 'x', offers: { edits: [], digest: false, newerSchema: false } });
  expect(nextToSend(store, 's1', now)?.id).toBe('e1');
});

it('what was not chosen is kept for 30 days and then goes', () => {
  edit('e1', { title: '我' });
  apply(store, { upserts: [record('2', { ...base, title: '他' })] });
  discard(store, 'e1', now, 'theirs');
  const day = 24 * 3_600_000;
  expect(purgeConflicts(store, now + 30 * day)).toBe(0);
  expect(purgeConflicts(store, now + 30 * day + 1)).toBe(1);
});

it('every step of a record is read in order, whatever it was made anew as', () => {
  edit('e1', { title: '我' });
  apply(store, { upserts: [record('2', { ...base, title: '他', pages: 9 })] });
  discard(store, 'e1', now);
  expect(
    recordLog(store, 'archive', keyNow()).map(({ type, from, to }) => `${type} ${from ?? '-'} ${to}`),
  ).toEqual(['edit - waiting', 'edit waiting conflict', 'edit conflict discarded']);
});

describe('who changed it on the other side', () => {
  it('stays who clashed, when the record moves on by this person’s own other fields', () => {
    edit('e1', { title: '我的', pages: 9 });
    apply(store, { upserts: [record('2', { ...base, title: '他的' }, { changed })] });
    const mine = { by: '本人', at: '2026-11-21T01:30:00.000Z' };
    apply(store, { upserts: [record('3', { ...base, title: '他的', pages: 9 }, { changed: mine })] });
    expect(openConflictOf(store, 'e1')?.theirs).toEqual({ revision: '3', gone: false, ...changed });
    apply(store, { upserts: [record('4', { ...base, title: '又一个', pages: 9 }, { changed: mine })] });
    expect(openConflictOf(store, 'e1')?.theirs).toMatchObject({ revision: '4', by: '本人' });
  });
});
