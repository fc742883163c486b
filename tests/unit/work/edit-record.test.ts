// Changing fields of a record, and deciding what clashed, as the window asks for it.
import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import { addArticle } from '../../../main/core/store/articles.ts';
import { readEditDraft, writeEditDraft } from '../../../main/core/store/edit-drafts.ts';
import { enqueueUpload, markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { listUnfinished, readBase, readEdit } from '../../../main/core/store/outbox-rows.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setIntroduced, sourceKey } from '../../../main/core/store/sources.ts';
import { actOnTodo } from '../../../main/core/work/act-on-todo.ts';
import { readArchive } from '../../../main/core/work/browse-archives.ts';
import { editRecord, queueEdit } from '../../../main/core/work/edit-record.ts';
import { discardAction, takeBack } from '../../../main/core/work/give-up-action.ts';
import { listConflicts } from '../../../main/core/work/list-conflicts.ts';
import { listOutbox } from '../../../main/core/work/list-outbox.ts';
import { recordHistory } from '../../../main/core/work/record-history.ts';
import { readTodo } from '../../../main/core/work/read-todo.ts';
import { settleConflict } from '../../../main/core/work/settle-conflict.ts';
import { undoDiscard } from '../../../main/core/work/undo-discard.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import type { Result } from '../../../shared/domain/fault.ts';
import { anArchive, anArticle, apply, aTodo, now, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
let id: string;
const base = anArchive({ title: '甲', abstract: '一\n二\n三', pages: 3 });
const offered = ['title', 'abstract', 'pages', 'files', 'retention'];
const file = {
  hash: 'a'.repeat(64),
  name: '附件.pdf',
  mime: 'application/pdf',
  size: 9,
  role: '附件',
} as const;

const source = () => sourceKey(desk.store, 's1') ?? 0;
const pull = (revision: string, data: ArchiveData = base) =>
  apply(desk.store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision, data }] });
const introduce = (newerSchema = false) =>
  setIntroduced(desk.store, 's1', {
    systemId: 'x',
    offers: { edits: [{ kind: 'archive', fields: offered }], digest: false, newerSchema },
  });

beforeEach(() => {
  desk = aDesk();
  pull('1');
  introduce();
  id = `a${findRecord(desk.store, 'archive', source(), 'a1')?.key ?? 0}`;
});

const change = (fields: EditFields, revision = '1') => editRecord(desk, { id, revision, fields });
const faultOf = (result: Result<unknown>) =>
  result.ok || result.fault.kind !== 'bad-request' ? result : [result.fault.field, result.fault.reason];
const keyOf = (result: ReturnType<typeof change>) => (result.ok ? result.value.edit.id : '');
const shown = () => {
  const read = readArchive(desk, { id });
  return read.ok ? read.value : undefined;
};

describe('changing fields', () => {
  it('is saved with what the person saw, wakes the source and clears the form', () => {
    writeEditDraft(
      desk.store,
      { source: source(), kind: 'archive', remoteId: 'a1' },
      { revision: '1', typed: {} },
      now,
    );
    const changed = change({ title: '我', pages: 3 });
    expect(changed).toMatchObject({
      ok: true,
      value: { edit: { state: 'waiting', fields: { title: '我' } } },
    });
    expect(readBase(desk.store, keyOf(changed))).toEqual({ title: '甲' });
    expect(desk.sync.told).toEqual(['wake s1']);
    expect(readEditDraft(desk.store, { source: source(), kind: 'archive', remoteId: 'a1' })).toBeNull();
    expect(shown()).toMatchObject({
      data: { title: '甲' },
      revision: '1',
      editable: ['title', 'abstract', 'pages', 'files'],
      edits: [{ fields: { title: '我' } }],
    });
    expect(listOutbox(desk)).toMatchObject([
      { type: 'edit', title: '甲', mayTakeBack: true, fields: { title: '我' } },
    ]);
  });

  it.each<[string, EditFields, string, readonly string[]]>([
    ['on another revision', { title: '我' }, '0', ['revision', 'moved']],
    ['of what is not offered', { docNo: '1' }, '1', ['docNo', 'not-offered']],
    ['of what is never changed from a desk', { retention: 'D10' }, '1', ['retention', 'not-offered']],
    ['to what is shown already', { title: '甲' }, '1', ['fields', 'unchanged']],
    ['to what is no value of the field', { pages: -1 }, '1', ['pages', 'invalid']],
    ['to nothing where something must be', { title: null }, '1', ['title', 'invalid']],
    ['to a file that was not attached', { files: [file] }, '1', ['files', 'not-attached']],
  ])('%s is not taken', (_what, fields, revision, fault) => {
    expect(faultOf(change(fields, revision))).toEqual(fault);
    expect(listUnfinished(desk.store)).toEqual([]);
  });

  it('of an article is the same; one imported here belongs to no department', () => {
    const { store } = desk;
    setIntroduced(store, 's1', {
      systemId: 'x',
      offers: { edits: [{ kind: 'article', fields: ['body'] }], digest: false, newerSchema: false },
    });
    const data = anArticle({ body: '一\n二' });
    apply(store, { upserts: [{ kind: 'article', remoteId: 'k1', revision: '1', data }] });
    const article = `k${findRecord(store, 'article', source(), 'k1')?.key ?? 0}`;
    expect(editRecord(desk, { id: article, revision: '1', fields: { body: '一\n二（改）' } }).ok).toBe(true);
    apply(store, {
      upserts: [{ kind: 'article', remoteId: 'k1', revision: '2', data: { ...data, body: '零\n一\n二' } }],
    });
    expect(listOutbox(desk)).toMatchObject([{ kind: 'article', fields: { body: '零\n一\n二（改）' } }]);
    const own = `k${addArticle(store, '1', data, now)}`;
    expect(editRecord(desk, { id: own, revision: '1', fields: { body: '改' } })).toMatchObject({
      ok: false,
      fault: { kind: 'not-found' },
    });
  });

  it('of a department with newer records is not offered (S14)', () => {
    introduce(true);
    expect(shown()?.editable).toEqual([]);
    expect(faultOf(change({ title: '我' }))).toEqual(['title', 'not-offered']);
  });

  it('takes along what has not left yet: one change, one key to take back', () => {
    const first = keyOf(change({ title: '我' }));
    const second = keyOf(change({ title: '我们', pages: 9 }));
    expect(readEdit(desk.store, first)?.state).toBe('superseded');
    expect(readEdit(desk.store, second)).toMatchObject({
      follows: first,
      fields: { title: '我们', pages: 9 },
    });
    expect(readBase(desk.store, second)).toEqual({ title: '甲', pages: 3 });
    expect(takeBack(desk, { id: second }).ok).toBe(true);
    expect(listUnfinished(desk.store)).toEqual([]);
  });

  it('goes behind what is on its way, and was made on what the screen showed', () => {
    const first = keyOf(change({ title: '我' }));
    markSending(desk.store, first, now);
    expect(faultOf(change({ title: '我' }))).toEqual(['fields', 'unchanged']);
    const second = keyOf(change({ title: '我们' }));
    expect(readBase(desk.store, second)).toEqual({ title: '我' });
    expect(listOutbox(desk).map(({ reason }) => reason?.kind)).toEqual([undefined, 'behind-another']);
  });

  it('waits for the file it names, and goes with it when that is given up', () => {
    const of = { source: source(), kind: 'archive', remoteId: 'a1' } as const;
    enqueueUpload(desk.store, { ...of, id: 'u1', record: Number(id.slice(1)), basedOn: '1', file }, now);
    expect(queueEdit(desk, { id, revision: '1', fields: { files: [file] }, dependsOn: ['u1'] }).ok).toBe(
      true,
    );
    expect(listOutbox(desk)).toMatchObject([
      { type: 'upload', sent: 0, file },
      { type: 'edit', reason: { kind: 'needs-another' } },
    ]);
    expect(change({ files: [] })).toMatchObject({ ok: true });
    expect(takeBack(desk, { id: 'u1' }).ok).toBe(true);
    expect(listUnfinished(desk.store)).toEqual([]);
  });
});

describe('what both changed', () => {
  const clash = () => {
    const key = keyOf(change({ title: '我', abstract: '一（我）\n二\n三（我）' }));
    pull('2', { ...base, title: '他', abstract: '一（他）\n二（他）\n三' });
    return key;
  };
  const theOne = () => listConflicts(desk, { settled: false })[0];

  it('is listed with both versions and settled field by field', () => {
    const key = clash();
    expect(theOne()).toMatchObject({
      actionId: key,
      title: '他',
      mine: { type: 'edit' },
      theirs: { revision: '2', gone: false },
      fields: [
        { field: 'title', base: '甲', mine: '我', theirs: '他', clash: true },
        { field: 'abstract', clash: true },
      ],
    });
    const conflict = theOne()?.id ?? '';
    expect(faultOf(settleConflict(desk, { id: conflict, choices: { title: 'mine' } }))).toEqual([
      'abstract',
      'required',
    ]);
    expect(settleConflict(desk, { id: conflict, choices: { title: 'theirs', abstract: 'mine' } })).toEqual({
      ok: true,
      value: {},
    });
    expect(shown()?.edits).toMatchObject([
      { state: 'waiting', fields: { abstract: '一（我）\n二（他）\n三（我）' } },
    ]);
    expect(readEdit(desk.store, key)?.state).toBe('superseded');
    expect(listConflicts(desk, { settled: true })).toMatchObject([
      { settled: { how: 'both' }, fields: [{ mine: '我' }, {}] },
    ]);
    expect(listAudit(desk.store).at(-1)).toMatchObject({ event: 'conflict-settled' });
    expect(JSON.stringify(listAudit(desk.store))).not.toContain('（我）');
  });

  it('settled as theirs alone sends only what did not clash', () => {
    clash();
    const id = theOne()?.id ?? '';
    settleConflict(desk, { id, choices: { title: 'theirs', abstract: 'theirs' } });
    expect(shown()?.edits).toMatchObject([{ fields: { abstract: '一（他）\n二（他）\n三（我）' } }]);
  });

  it('settled in words of one’s own sends those', () => {
    clash();
    const id = theOne()?.id ?? '';
    settleConflict(desk, { id, choices: { title: { value: '我们' }, abstract: 'theirs' } });
    expect(shown()?.edits[0]?.fields['title']).toBe('我们');
  });

  it('cannot be settled by what was shown before theirs moved on', () => {
    clash();
    const id = theOne()?.id ?? '';
    pull('3', { ...base, title: '他们', abstract: '一（他）\n二（他）\n三' });
    expect(settleConflict(desk, { id, choices: { title: 'mine', abstract: 'mine' } })).toMatchObject({
      ok: false,
      fault: { kind: 'not-found' },
    });
  });

  it('given up can be asked about again, until something else was decided', () => {
    const key = clash();
    expect(discardAction(desk, { id: key }).ok).toBe(true);
    expect(undoDiscard(desk, { id: key }).ok).toBe(true);
    expect(theOne()?.actionId).toBe(key);
    discardAction(desk, { id: key });
    change({ title: '另一个' }, '2');
    expect(faultOf(undoDiscard(desk, { id: key }))).toEqual(['id', 'replaced']);
  });

  it('ends when all of it is changed anew on what stands there now', () => {
    const key = clash();
    expect(change({ title: '再改', abstract: '再写' }, '2').ok).toBe(true);
    expect(readEdit(desk.store, key)?.state).toBe('discarded');
    expect(listConflicts(desk, { settled: false })).toEqual([]);
    expect(listConflicts(desk, { settled: true })).toMatchObject([{ settled: { how: 'mine' } }]);
  });

  it('of a deleted record can only be given up', () => {
    const key = keyOf(change({ title: '我' }));
    apply(desk.store, { removals: [{ kind: 'archive', remoteId: 'a1', why: 'tombstone' }] });
    const conflict = theOne();
    expect(conflict).toMatchObject({ title: '甲', theirs: { gone: true }, fields: [{ mine: '我' }] });
    expect(faultOf(settleConflict(desk, { id: conflict?.id ?? '', choices: { title: 'mine' } }))).toEqual([
      'id',
      'gone',
    ]);
    expect(settleConflict(desk, { id: conflict?.id ?? '', choices: { title: 'theirs' } }).ok).toBe(true);
    expect(readEdit(desk.store, key)?.state).toBe('discarded');
  });

  it('is in the history of the record, step by step', () => {
    const key = clash();
    const history = recordHistory(desk, { id });
    expect(history.ok && history.value.map(({ actionId, to }) => [actionId, to])).toEqual([
      [key, 'waiting'],
      [key, 'conflict'],
    ]);
  });
});

describe('a decision that clashed', () => {
  const decide = () => {
    apply(desk.store, { upserts: [todoAs('t1', '1')] });
    const todo = `t${findRecord(desk.store, 'todo', source(), 't1')?.key ?? 0}`;
    const acted = actOnTodo(desk, { id: todo, revision: '1', body: { action: 'return', opinion: '退回。' } });
    const key = acted.ok ? acted.value.action.id : '';
    markSending(desk.store, key, now);
    settleAction(desk.store, key, { state: 'conflict', revision: '2' }, now);
    return { todo, key };
  };

  it('cannot be settled before what stands there now was fetched', () => {
    decide();
    const id = listConflicts(desk, { settled: false })[0]?.id ?? '';
    expect(faultOf(settleConflict(desk, { id, choices: { decision: 'mine' } }))).toEqual([
      'id',
      'not-fetched',
    ]);
  });

  it('is decided again on what stands there now, or given up with its words in the draft', () => {
    const { todo, key } = decide();
    apply(desk.store, { upserts: [todoAs('t1', '2', aTodo({ step: '会签' }))] });
    const [conflict] = listConflicts(desk, { settled: false });
    expect(conflict).toMatchObject({
      mine: { type: 'action', body: { action: 'return' } },
      fields: [{ field: 'step', base: '承办', theirs: '会签', clash: false }],
    });
    const settled = settleConflict(desk, { id: conflict?.id ?? '', choices: { decision: 'mine' } });
    expect(settled.ok).toBe(true);
    expect(listUnfinished(desk.store)).toMatchObject([{ type: 'action', basedOn: '2', state: 'waiting' }]);
    expect(listConflicts(desk, { settled: true })).toMatchObject([
      { actionId: key, settled: { how: 'mine' } },
    ]);
    expect(readTodo(desk, { id: todo })).toMatchObject({ ok: true, value: { draft: '' } });
  });

  it('given up gives its words back, and taken back it takes them along again', () => {
    const { todo, key } = decide();
    apply(desk.store, { upserts: [todoAs('t1', '2', aTodo({ step: '会签' }))] });
    const id = listConflicts(desk, { settled: false })[0]?.id ?? '';
    settleConflict(desk, { id, choices: { decision: 'theirs' } });
    expect(readTodo(desk, { id: todo })).toMatchObject({ value: { draft: '退回。' } });
    undoDiscard(desk, { id: key });
    expect(readTodo(desk, { id: todo })).toMatchObject({
      value: { draft: '', row: { pending: { state: 'conflict' } } },
    });
  });
});
