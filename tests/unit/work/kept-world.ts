// A desk with a to-do and an archive record full of words that may not stay, what a person does to both, and the export of what
// is left of it.
import { expect } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAudit } from '../../../main/core/store/audit.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { setIntroduced } from '../../../main/core/store/sources.ts';
import { actOnTodo } from '../../../main/core/work/act-on-todo.ts';
import { attachFile } from '../../../main/core/work/attach-file.ts';
import { editRecord } from '../../../main/core/work/edit-record.ts';
import { saveHandOver } from '../../../main/core/work/hand-over.ts';
import { listKept } from '../../../main/core/work/list-kept.ts';
import { listTodos } from '../../../main/core/work/list-todos.ts';
import { handOverPage } from '../../../renderer/features/hand-over/page.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { EditFields } from '../../../shared/domain/edit.ts';
import { paperSchema } from '../../../shared/domain/todo.ts';
import { anArchive, apply, aTodo, now, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

/** Of the test that runs. */
export const world = {} as { desk: TestDesk; folder: string };

export function begin(): void {
  world.desk = aDesk();
  world.folder = mkdtempSync(join(tmpdir(), 'govdesk-hand-over-'));
  introduce();
}

export function end(): void {
  world.desk.store.close();
  rmSync(world.folder, { recursive: true, force: true });
}

export const introduce = (creatable: readonly string[] = []) =>
  setIntroduced(world.desk.store, 's1', {
    systemId: 'a',
    offers: {
      ...(creatable.length === 0 ? {} : { creates: [{ kind: 'archive', fields: [...creatable] }] }),
      edits: [{ kind: 'archive', fields: ['title', 'abstract', 'responsible', 'files', 'location'] }],
      digest: false,
      newerSchema: false,
      uploads: { maxSize: 10_000_000, chunk: 1024 ** 2 },
    },
  });
export const secret = aTodo({ title: '不留的标题', paper: paperSchema.parse({ body: '不留的正文。' }) });
const theirs = anArchive({
  title: '不留的题名',
  abstract: '不留的第一句。不留的第二句。',
  responsible: ['不留的人'],
  location: '不留的位置',
});
export const put = (data = theirs) =>
  apply(world.desk.store, {
    upserts: [todoAs('t1', '1', secret), { kind: 'archive', remoteId: 'a1', revision: '1', data }],
  });
export const withdraw = (...remoteIds: readonly string[]) =>
  apply(world.desk.store, {
    removals: remoteIds.map((remoteId) => ({
      kind: remoteId.startsWith('t') ? ('todo' as const) : ('archive' as const),
      remoteId,
      why: 'withdrawn' as const,
    })),
  });
export const idOf = (remoteId: string) => `a${findRecord(world.desk.store, 'archive', 1, remoteId)?.key}`;
export const todoId = () =>
  listTodos(world.desk, { filter: { scope: 'open' }, offset: 0, limit: 9 }).rows[0]?.id ?? '';
export const act = (opinion: string) =>
  actOnTodo(world.desk, { id: todoId(), revision: '1', body: { action: 'return', opinion } });
export const edit = (fields: EditFields) => editRecord(world.desk, { id: idOf('a1'), revision: '1', fields });
export const kept = () => listKept(world.desk).kept;
export const page = () => handOverPage(zh, { ...listKept(world.desk), now });
export const attach = async (name: string, bytes: Buffer) => {
  writeFileSync(join(world.folder, name), bytes);
  world.desk.files.set('a read', join(world.folder, name));
  const done = await attachFile(world.desk, {
    recordId: idOf('a1'),
    revision: '1',
    grant: 'a',
    role: '附件',
  });
  expect(done.ok).toBe(true);
  rmSync(join(world.folder, name));
};
/** As the window does it. */
export const save = (name: string, more: Partial<Parameters<typeof saveHandOver>[1]> = {}) => {
  const path = join(world.folder, name);
  world.desk.files.set('g write', path);
  const ids = kept().map(({ id }) => id);
  const whole = {
    grant: 'g',
    part: 0,
    isLast: true,
    page: page(),
    pageName: '说明.html',
    kept: ids,
    ...more,
  };
  return saveHandOver(world.desk, whole);
};
export const events = () => listAudit(world.desk.store).map(({ event }) => event);

/** As a browser shows it. */
export const textOf = (html: string): string =>
  html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
