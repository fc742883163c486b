// 导出给主管: the file itself: whole or not there at all, never over another one, with the files that were not sent and with
// nothing that may not leave.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../main/core/store/audit.ts';
import { dropSome, writePieces } from '../../../main/core/store/file-bytes.ts';
import { settleHere, wantFile } from '../../../main/core/store/file-held.ts';
import { fileMatter } from '../../../main/core/work/file-matter.ts';
import { discardAction } from '../../../main/core/work/give-up-action.ts';
import { stopHandOver } from '../../../main/core/work/hand-over.ts';
import { listTodos } from '../../../main/core/work/list-todos.ts';
import { saveDraft } from '../../../main/core/work/save-draft.ts';
import { createdFields } from '../../../shared/domain/create.ts';
import { apply, aTodo, now, todoAs } from '../store/builders.ts';
import {
  act,
  attach,
  begin,
  end,
  events,
  introduce,
  kept,
  page,
  put,
  save,
  todoId,
  withdraw,
  world,
} from './kept-world.ts';

beforeEach(begin);
afterEach(end);

describe('an export', () => {
  it('is a file that says its digests, is in the trail, and deletes nothing', async () => {
    put();
    act('请补正材料。');
    withdraw('t1');
    const before = kept();
    const done = await save('移交.html');
    const bytes = readFileSync(join(world.folder, '移交.html'));
    expect(bytes.toString()).toBe(page());
    expect(done).toMatchObject({ value: { sha256: createHash('sha256').update(bytes).digest('hex') } });
    expect(kept()).toEqual(
      before.map((one) => ({ ...one, handedOver: { at: new Date(now).toISOString(), name: '移交.html' } })),
    );
    const line = listAudit(world.desk.store).find(({ event }) => event === 'work-handed-over');
    expect(line?.detail).toContain(before[0]?.id);
    expect(line?.detail).not.toContain('请补正材料。');
  });

  it('in parts is one file, and without one of them none', async () => {
    put();
    act('请补正材料。');
    const first = { part: 0, isLast: false, page: '甲', kept: [] };
    expect(await save('x.html', first)).toMatchObject({ ok: true });
    expect(await save('x.html', { part: 2, page: '丙' })).toMatchObject({ fault: { field: 'part' } });
    await save('x.html', first);
    await save('x.html', { part: 1, page: '乙' });
    expect(readFileSync(join(world.folder, 'x.html'), 'utf8')).toBe('甲乙');
  });

  it('takes the files that were not sent along in one archive, each under a name of its own', async () => {
    put();
    await attach('照片.jpg', Buffer.alloc(700_000, 7));
    await attach('说明.pdf', Buffer.from('乙'));
    withdraw('a1');
    const done = await save('移交.zip');
    expect(done.ok).toBe(true);
    const inside = unzipSync(readFileSync(join(world.folder, '移交.zip')));
    expect(Object.keys(inside).sort()).toEqual(['说明.html', '附件/照片.jpg', '附件/说明.pdf'].sort());
    expect(Buffer.from(inside['附件/照片.jpg'] ?? []).equals(Buffer.alloc(700_000, 7))).toBe(true);
    expect(strFromU8(inside['附件/说明.pdf'] ?? new Uint8Array())).toBe('乙');
    const html = strFromU8(inside['说明.html'] ?? new Uint8Array());
    for (const place of ['附件/照片.jpg', '附件/说明.pdf']) expect(html).toContain(place);
    expect(html).toContain(createHash('sha256').update('乙').digest('hex'));
  });

  it('never goes over another file, and leaves nothing where it cannot be written', async () => {
    put();
    act('请补正材料。');
    writeFileSync(join(world.folder, 'x.html'), '别人的');
    expect(await save('x.html')).toMatchObject({ fault: { field: 'target', reason: 'exists' } });
    expect(readFileSync(join(world.folder, 'x.html'), 'utf8')).toBe('别人的');
    mkdirSync(join(world.folder, 'dir'));
    expect(await save('dir')).toMatchObject({ fault: { field: 'target' } });
    expect(await save('not/there.html')).toMatchObject({ fault: { field: 'target', reason: 'unreachable' } });
    expect(readdirSync(world.folder).sort()).toEqual(['dir', 'x.html']);
    expect(events()).not.toContain('work-handed-over');
    expect(kept()[0]?.handedOver).toBeUndefined();
  });

  it('that is stopped, or meets a damaged file, leaves nothing behind', async () => {
    put();
    await attach('照片.jpg', Buffer.alloc(700_000, 7));
    const saving = save('x.zip');
    // It is being written, and so are its pieces in the turns after this one.
    await nextTurn();
    stopHandOver(world.desk, { grant: 'g' });
    expect(await saving).toMatchObject({ fault: { field: 'target', reason: 'cancelled' } });
    const hash = createHash('sha256').update(Buffer.alloc(700_000, 7)).digest('hex');
    dropSome(world.desk.store.beside(), hash, 1);
    expect(await save('x.zip')).toMatchObject({ fault: { kind: 'bad-reply', reason: 'wrong-bytes' } });
    expect(readdirSync(world.folder)).toEqual([]);
  });

  it('is not made of what was settled meanwhile', async () => {
    put();
    act('请补正材料。');
    const ids = kept().map(({ id }) => id);
    withdraw('t1');
    discardAction(world.desk, { id: ids[0] ?? '' });
    expect(await save('x.html', { kept: ids })).toMatchObject({ fault: { field: 'kept' } });
  });

  it('of a draft that was written on since is shown no more', async () => {
    put();
    saveDraft(world.desk, { id: todoId(), opinion: '拟退回。' });
    apply(world.desk.store, { removals: [{ kind: 'todo', remoteId: 't1', why: 'gone-from-list' }] });
    await save('x.html');
    expect(kept()[0]?.handedOver).toBeDefined();
    const id = listTodos(world.desk, { filter: { scope: 'closed' }, offset: 0, limit: 9 }).rows[0]?.id ?? '';
    saveDraft({ ...world.desk, now: () => now + 1 }, { id, opinion: '拟退回，请补正。' });
    expect(kept()[0]?.handedOver).toBeUndefined();
  });
});

describe('a 归档 of a to-do that is withdrawn', () => {
  it('does not leave with what the to-do said, nor with its files', async () => {
    introduce(createdFields.archive);
    const bytes = Buffer.from('不留的附件');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const file = {
      hash,
      name: '不留的附件.pdf',
      mime: 'application/pdf',
      size: bytes.length,
      role: '附件',
    } as const;
    apply(world.desk.store, {
      upserts: [
        todoAs(
          't1',
          '1',
          aTodo({ title: '不留的标题', state: '已办', paper: { genre: '批复', files: [file] } as never }),
        ),
      ],
    });
    wantFile(world.desk.store, { hash, size: bytes.length, got: 0, sourceId: 's1', now });
    writePieces(world.desk.store.beside(), hash, 0, [bytes]);
    settleHere(world.desk.store, hash, now);
    const id = listTodos(world.desk, { filter: { scope: 'closed' }, offset: 0, limit: 9 }).rows[0]?.id ?? '';
    const fields = {
      ...{ title: '不留的标题', fonds: 'Z109', category: 'WS', year: 2026, retention: 'Y' },
      ...{ date: '2026-11-20', responsible: ['不留的单位'] },
    };
    const made = fileMatter(world.desk, { id, sourceId: 's1', fields, hashes: [hash] });
    if (!made.ok) throw new Error(JSON.stringify(made.fault));
    expect(kept().map(({ work }) => work.type === 'upload' && work.here)).not.toContain(true);
    withdraw('t1');
    expect(kept().length).toBeGreaterThan(1);
    expect(kept().map(({ barred, title }) => [barred, title])).toEqual(kept().map(() => ['carried', '']));
    expect(await save('x.zip')).toMatchObject({ fault: { field: 'kept' } });
    expect(readdirSync(world.folder)).toEqual([]);
  });
});
