// What is typed into the form of a record is kept as it is typed.
import { beforeEach, describe, expect, it } from 'vitest';
import { findRecord } from '../../../main/core/store/records.ts';
import { recordId } from '../../../main/core/store/ids.ts';
import { sourceKey } from '../../../main/core/store/sources.ts';
import { readRecordDraft, saveRecordDraft } from '../../../main/core/work/edit-draft.ts';
import { readTodo } from '../../../main/core/work/read-todo.ts';
import { anArchive, apply, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
  apply(desk.store, {
    upserts: [{ kind: 'archive', remoteId: 'd1', revision: '1', data: anArchive() }, todoAs('r1')],
  });
});
const idOf = (kind: 'archive' | 'todo', remoteId: string) =>
  recordId(kind, findRecord(desk.store, kind, sourceKey(desk.store, 's1') ?? 0, remoteId)?.key ?? 0);
const draft = { revision: '1', typed: { title: '新题名', pages: '三', responsible: ['甲', '乙'] } };

describe('the draft of a form', () => {
  it('is read as it was typed, also what is no number yet', () => {
    const id = idOf('archive', 'd1');
    expect(readRecordDraft(desk, { id })).toEqual({ ok: true, value: null });
    saveRecordDraft(desk, { id, draft });
    expect(readRecordDraft(desk, { id })).toEqual({ ok: true, value: draft });
  });

  it('outlives a new revision of its record', () => {
    const id = idOf('archive', 'd1');
    saveRecordDraft(desk, { id, draft });
    apply(desk.store, {
      upserts: [{ kind: 'archive', remoteId: 'd1', revision: '2', data: anArchive({ title: '改后' }) }],
    });
    expect(readRecordDraft(desk, { id })).toEqual({ ok: true, value: draft });
  });

  it('is gone when it is given up', () => {
    const id = idOf('archive', 'd1');
    saveRecordDraft(desk, { id, draft });
    saveRecordDraft(desk, { id, draft: null });
    expect(readRecordDraft(desk, { id })).toEqual({ ok: true, value: null });
  });

  it('of a to-do is that of its 归档, apart from the draft opinion; of what is not here there is none', () => {
    const id = idOf('todo', 'r1');
    expect(saveRecordDraft(desk, { id, draft }).ok).toBe(true);
    expect(readRecordDraft(desk, { id })).toEqual({ ok: true, value: draft });
    expect(readTodo(desk, { id })).toMatchObject({ value: { draft: '' } });
    expect(saveRecordDraft(desk, { id: 'a999', draft })).toEqual({ ok: false, fault: { kind: 'not-found' } });
  });
});
