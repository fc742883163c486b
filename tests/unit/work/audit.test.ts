// 本机记录 as it goes out: each line by what it says, named only while what it is about is here (S13); and the check of its chain,
// which blocks nothing and is told once.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditFilter } from '../../../shared/contract/desk-audit.ts';
import { appendAudit, listAudit } from '../../../main/core/store/audit.ts';
import { enqueueCreate, markSending } from '../../../main/core/store/outbox.ts';
import { settleAction } from '../../../main/core/store/outbox-answers.ts';
import { findRecord } from '../../../main/core/store/records.ts';
import { actOnTodo } from '../../../main/core/work/act-on-todo.ts';
import {
  auditStanding,
  cancelAuditCheck,
  checkAudit,
  markAuditSeen,
} from '../../../main/core/work/check-audit.ts';
import { auditOfRecord, listAudit as listed } from '../../../main/core/work/list-audit.ts';
import { removeSource } from '../../../main/core/work/manage-sources.ts';
import { readOverview } from '../../../main/core/work/read-overview.ts';
import { saveDraft } from '../../../main/core/work/save-draft.ts';
import { saveTable } from '../../../main/core/work/save-table.ts';
import { anArchive, apply, aTodo, now, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = aDesk();
});
afterEach(() => desk.store.close());

const lines = (filter: AuditFilter = {}) => listed(desk, { filter, offset: 0, limit: 100 }).rows;
const ofRecord = (id: string) => {
  const found = auditOfRecord(desk, { id, offset: 0, limit: 100 });
  return found.ok ? found.value.rows : [];
};
const events = (rows: readonly { readonly event: string }[]) => rows.map(({ event }) => event);
const come = (title = '关于防汛值班的通知', remoteId = 'r1') => {
  apply(desk.store, { upserts: [todoAs(remoteId, '1', aTodo({ title }))] });
  return `t${findRecord(desk.store, 'todo', 1, remoteId)?.key}`;
};
const approve = (id: string) =>
  actOnTodo(desk, { id, revision: '1', body: { action: 'approve', opinion: '拟同意，请张三办理。' } });

describe('a line', () => {
  it('says whose doing it was and what, and names its record while that is here', () => {
    const id = come();
    approve(id);
    expect(lines()).toMatchObject([
      {
        seq: 1,
        event: 'action-decided',
        by: 'person',
        type: 'action',
        act: 'approve',
        sourceId: 's1',
        record: { kind: 'todo', remoteId: 'r1', here: { id, title: '关于防汛值班的通知' } },
      },
    ]);
    expect(ofRecord(id)).toEqual(lines());
  });

  it('names nothing of a record that was withdrawn, and never what a person wrote (S13)', () => {
    const id = come('涉及个人隐私的题名');
    approve(id);
    apply(desk.store, { removals: [{ kind: 'todo', remoteId: 'r1', why: 'withdrawn' }] });
    expect(events(lines())).toEqual(['record-withdrawn', 'action-refused', 'action-decided']);
    expect(lines().every(({ record }) => record?.here === undefined && record?.remoteId === 'r1')).toBe(true);
    expect(JSON.stringify(lines())).not.toMatch(/隐私|张三/);
  });

  it('names nothing of a record above the ceiling but its grade', () => {
    const data = anArchive({ title: '秘密的题名', secretLevel: '秘密' });
    apply(desk.store, { upserts: [{ kind: 'archive', remoteId: 'a1', revision: '1', data }] });
    expect(lines()).toMatchObject([{ event: 'record-blocked', by: 'desk', level: '秘密' }]);
    expect(JSON.stringify(lines())).not.toContain('题名');
  });

  it('counts the texts that were kept of a removed source, and tells none of them', async () => {
    saveDraft(desk, { id: come(), opinion: '写了一半的意见' });
    await removeSource(desk, { id: 's1', evenWithWaiting: true });
    expect(lines()).toMatchObject([
      { event: 'source-removed', sourceGone: true },
      { event: 'texts-kept', count: 1 },
    ]);
    expect(JSON.stringify(lines())).not.toContain('写了一半');
  });

  it('is shown as unknown when somebody wrote nonsense into it', () => {
    approve(come());
    desk.store.db.exec("DROP TRIGGER audit_stays; UPDATE audit SET event = 'x', detail = '{'");
    expect(lines()).toMatchObject([{ seq: 1, event: 'unknown', sourceGone: false }]);
  });
});

describe('the lines', () => {
  it('are found by kind, source, day and up to one of them', () => {
    const id = come();
    approve(id);
    apply(desk.store, { upserts: [todoAs('r1', '2', aTodo())] });
    markSending(desk.store, firstAction(), now);
    appendAudit(desk.store, 'folder-imported', { imported: 3, left: 1 }, now + 86_400_000);
    expect(events(lines({ group: 'theirs' }))).toEqual(['record-changed']);
    expect(events(lines({ group: 'desk' }))).toEqual(['folder-imported']);
    expect(events(lines({ sourceId: 's1' }))).toEqual(['action-sent', 'record-changed', 'action-decided']);
    expect(lines({ sourceId: 'other' })).toEqual([]);
    const from = new Date(now + 1).toISOString();
    expect(events(lines({ from }))).toEqual(['folder-imported']);
    expect(events(lines({ to: from, group: 'done' }))).toEqual(['action-decided']);
    expect(lines({ upTo: 2 }).map(({ seq }) => seq)).toEqual([2, 1]);
    expect(lines({ upTo: 2, group: 'done' }).map(({ seq }) => seq)).toEqual([1]);
  });

  it('of a record made here go on under the id its department gave it', () => {
    const { store } = desk;
    const made = { id: 'c1', source: 1, kind: 'archive' as const, fields: { title: '新建的一件' } };
    const key = enqueueCreate(store, made, now);
    expect(events(ofRecord(`a${key}`))).toEqual(['create-decided']);
    markSending(store, 'c1', now);
    settleAction(store, 'c1', { state: 'accepted', revision: '7', id: 'da-9' }, now);
    apply(store, { upserts: [{ kind: 'archive', remoteId: 'da-9', revision: '7', data: anArchive() }] });
    const id = `a${findRecord(store, 'archive', 1, 'da-9')?.key}`;
    const course = ['create-decided', 'action-sent', 'action-accepted', 'record-made', 'action-confirmed'];
    expect(events(ofRecord(id))).toEqual(course);
    expect(ofRecord(id)).toEqual(ofRecord(`a${key}`));
    // Our own mark is nobody's number.
    expect(ofRecord(id)[0]?.record).toEqual({ kind: 'archive' });
  });

  it('of a file that two records name are about the one it was read by', () => {
    const hash = 'ab'.repeat(32);
    const file = { hash, name: '批复.pdf', mime: 'application/pdf', size: 1, role: '附件' as const };
    const upserts = ['a1', 'a2'].map((remoteId) => ({
      kind: 'archive' as const,
      remoteId,
      revision: '1',
      data: anArchive({ refCode: `Z109-${remoteId}`, files: [file] }),
    }));
    apply(desk.store, { upserts });
    const [first, second] = ['a1', 'a2'].map((id) => `a${findRecord(desk.store, 'archive', 1, id)?.key}`);
    appendAudit(desk.store, 'file-opened', { hash, source: 1, kind: 'archive', remoteId: 'a1' }, now);
    appendAudit(desk.store, 'file-saved', { hash }, now);
    expect(events(ofRecord(first ?? ''))).toEqual(['file-opened', 'file-saved']);
    expect(events(ofRecord(second ?? ''))).toEqual(['file-saved']);
    expect(ofRecord(second ?? '')[0]?.file).toBe('批复.pdf');
  });

  const firstAction = () => JSON.parse(listAudit(desk.store)[0]?.detail ?? '{}').action;
});

describe('the check', () => {
  const logged: unknown[] = [];
  const checking = () => ({ ...desk, log: (...line: unknown[]) => void logged.push(line) });
  beforeEach(() => void logged.splice(0));
  const breakLine = (line: number) =>
    desk.store.db.exec(
      `DROP TRIGGER IF EXISTS audit_stays; UPDATE audit SET at = at + 1 WHERE seq = ${line}`,
    );

  it('says how many lines hold, from when to when', async () => {
    approve(come());
    expect(auditStanding(desk)).toEqual({});
    const at = new Date(now).toISOString();
    const whole = { kind: 'whole', lines: 1, first: at, last: at, clockBack: 0 };
    expect(await checkAudit(checking())).toEqual({ checkedAt: at, outcome: whole });
  });

  it('tells of a break once, in the log and the overview, until the person has looked', async () => {
    const id = come();
    for (let line = 0; line < 3; line += 1) appendAudit(desk.store, 'file-opened', { hash: `h${line}` }, now);
    breakLine(2);
    expect((await checkAudit(checking())).outcome).toEqual({ kind: 'broken', line: 2, how: 'changed' });
    await checkAudit(checking());
    expect(logged).toEqual([['audit-broken', { line: 2, how: 'changed' }]]);
    expect(readOverview(desk).auditBroken).toBe(true);
    markAuditSeen(desk);
    await checkAudit(checking());
    expect([logged.length, readOverview(desk).auditBroken]).toEqual([1, false]);
    // It blocks nothing.
    expect(approve(id).ok).toBe(true);
  });

  it('gives way to others, is told how far it is, and can be stopped', async () => {
    for (let line = 0; line < 3_000; line += 1)
      appendAudit(desk.store, 'file-opened', { hash: `h${line}` }, now);
    const checked = checkAudit(checking());
    const { running } = auditStanding(desk);
    expect(running?.of).toBe(3_000);
    cancelAuditCheck(desk);
    expect(await checked).toEqual({});
    expect((await checkAudit(checking())).outcome).toMatchObject({ kind: 'whole', lines: 3_000 });
  });
});

describe('the table of it', () => {
  it('computes nothing, and that it was written is a line too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'govdesk-audit-'));
    const path = join(folder, '本机记录.csv');
    desk.files.set('g write', path);
    const table = {
      grant: 'g',
      part: 0,
      isLast: true,
      lines: [
        ['序号', '事项'],
        ['1', '=1+1'],
      ],
    };
    expect((await saveTable(desk, 'trail-saved', table)).ok).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain("'=1+1");
    expect(lines()).toMatchObject([{ event: 'trail-saved', by: 'person', count: 2 }]);
    rmSync(folder, { recursive: true });
  });
});
