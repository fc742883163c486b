// An article of a department is changed as an archive record is; an imported one belongs to no department.
import { beforeEach, describe, expect, it } from 'vitest';
import { recordId } from '../../../main/core/store/ids.ts';
import { writeMeta } from '../../../main/core/store/meta.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setIntroduced, sourceKey } from '../../../main/core/store/sources.ts';
import { editRecord } from '../../../main/core/work/edit-record.ts';
import { readArticle } from '../../../main/core/work/read-articles.ts';
import { anArticle, apply } from '../store/builders.ts';
import { aDesk, followIndex, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
  apply(desk.store, {
    upserts: [{ kind: 'article', remoteId: 'k1', revision: '1', data: anArticle() }],
  });
});
const id = () =>
  recordId('article', findRecord(desk.store, 'article', sourceKey(desk.store, 's1') ?? 0, 'k1')?.key ?? 0);
const editing = () => {
  const read = readArticle(desk, { id: id() });
  return read.ok ? read.value.editing : undefined;
};

describe('an article', () => {
  it('of a department that offers nothing can be read only', () => {
    expect(editing()).toEqual({ revision: '1', editable: [], edits: [] });
  });

  it('offers what its department offers, and shows what this person changed', () => {
    const edits = [{ kind: 'article' as const, fields: ['title', 'asks', 'validity'] }];
    setIntroduced(desk.store, 's1', { systemId: 'x', offers: { edits, digest: false, newerSchema: false } });
    expect(editing()?.editable).toEqual(['title', 'asks']);
    const done = editRecord(desk, { id: id(), revision: '1', fields: { asks: ['怎么申请'] } });
    expect(done.ok && editing()?.edits).toEqual(done.ok && [done.value.edit]);
  });

  it('is graded anew up to what this desk may hold, and no higher', () => {
    const edits = [{ kind: 'article' as const, fields: ['secretLevel'] }];
    setIntroduced(desk.store, 's1', { systemId: 'x', offers: { edits, digest: false, newerSchema: false } });
    const graded = (secretLevel: string) =>
      editRecord(desk, { id: id(), revision: '1', fields: { secretLevel } });
    const refused = (reason: string) => ({ fault: { kind: 'bad-request', field: 'secretLevel', reason } });
    expect(graded('工作秘密')).toMatchObject(refused('above-ceiling'));
    expect(graded('绝对秘密')).toMatchObject(refused('invalid'));
    expect(graded('内部')).toMatchObject({ value: { edit: { fields: { secretLevel: '内部' } } } });
    writeMeta(desk.store, 'ceiling', '工作秘密');
    expect(graded('工作秘密')).toMatchObject({ value: { edit: { fields: { secretLevel: '工作秘密' } } } });
  });

  it('is found by the level its department states until that has agreed to another', async () => {
    const edits = [{ kind: 'article' as const, fields: ['secretLevel'] }];
    setIntroduced(desk.store, 's1', { systemId: 'x', offers: { edits, digest: false, newerSchema: false } });
    editRecord(desk, { id: id(), revision: '1', fields: { secretLevel: '内部' } });
    await followIndex(desk);
    const found = (level: string) => desk.search.ask(`${anArticle().title} 密级:${level}`, 5).length;
    expect([found('公开'), found('内部')]).toEqual([1, 0]);
  });
});
