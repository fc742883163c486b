// Builders that take only the differing fields, and a desk in memory with one declared source.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import type { ContactData } from '../../../shared/domain/contact.ts';
import type { Delta, Upsert } from '../../../shared/domain/delta.ts';
import type { TodoData } from '../../../shared/domain/todo.ts';
import { type Applied, applyPage } from '../../../main/core/store/apply.ts';
import { declareFeeds } from '../../../main/core/store/cursors.ts';
import { openStore } from '../../../main/core/store/open.ts';
import { addSource } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import { listTodos } from '../../../main/core/store/todo-list.ts';

export const now = Date.parse('2026-11-21T02:00:00.000Z');
export const aKey = 'ab'.repeat(32);

export function aTodo(differing: Partial<TodoData> = {}): TodoData {
  return {
    title: '关于报送2026年度档案工作情况的通知',
    todoKind: '待办',
    state: '待办',
    step: '承办',
    urgency: '一般',
    secretLevel: '内部',
    fromOrg: '临溪县档案局',
    arrivedAt: '2026-11-20T01:00:00.000Z',
    actions: ['approve', 'return', 'forward', 'acknowledge'],
    forwardTo: [{ id: 'u1', name: '办公室' }],
    ...differing,
  };
}

export function anArchive(differing: Partial<ArchiveData> = {}): ArchiveData {
  return {
    refCode: 'Z109-WS·2011·Y·办公室-0001',
    fonds: 'Z109',
    fondsName: '临溪县人民政府',
    category: 'WS',
    year: 2011,
    retention: 'Y',
    itemNo: '0001',
    title: '关于成立防汛指挥部的通知',
    date: '2011-05-06',
    responsible: ['临溪县人民政府办公室'],
    secretLevel: '内部',
    openMark: '未审核',
    body: '',
    files: [],
    ...differing,
  };
}

export function anArticle(differing: Partial<ArticleData> = {}): ArticleData {
  return {
    articleType: '办事指南',
    title: '公租房申请指南',
    body: '申请人应当提交下列材料。',
    audience: '全体',
    topic: '住房',
    asks: [],
    secretLevel: '公开',
    ...differing,
  };
}

export function aContact(differing: Partial<ContactData> = {}): ContactData {
  return {
    name: '单行重',
    org: '临溪县教育局',
    unit: '办公室',
    post: '主任',
    duties: '',
    status: '在岗',
    card: '人员',
    items: [],
    duty: [],
    withheld: [],
    ...differing,
  };
}

export const todoAs = (remoteId: string, revision = '1', data = aTodo()): Upsert => ({
  kind: 'todo',
  remoteId,
  revision,
  data,
});

export function aPage(differing: Partial<Delta> = {}): Delta {
  return {
    upserts: [],
    removals: [],
    setAside: [],
    cursor: 'c1',
    epoch: 'e1',
    phase: 'delta',
    generation: 1,
    done: 1,
    finished: true,
    ...differing,
  };
}

export function apply(store: Store, page: Partial<Delta>, sourceId = 's1'): Applied {
  return applyPage(store, { sourceId, feed: 'all', page: aPage(page), now });
}

export function aSource(store: Store, id = 's1'): void {
  addSource(
    store,
    {
      id,
      name: `来源${id}`,
      organ: '临溪县',
      address: `https://${id}.test`,
      connector: 'profile',
      signIn: 'none',
      account: '',
    },
    now,
  );
  declareFeeds(store, id, [{ name: 'all', kinds: ['todo', 'archive', 'article', 'contact'] }]);
}

export function aMemoryStore(): Store {
  const opened = openStore({ place: 'memory' });
  if (opened.outcome !== 'opened') throw new Error(`believed: memory opens, got ${opened.outcome}`);
  aSource(opened.store);
  return opened.store;
}

export type Scratch = { readonly folder: string; readonly path: string; leave(): void };

export function aScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'govdesk-store-'));
  return {
    folder,
    path: join(folder, 'desk.db'),
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function aFileStore(path: string, create: 'create' | 'again' = 'create'): Store {
  const opened = openStore({ place: 'file', path, key: aKey, create: create === 'create' });
  if (opened.outcome !== 'opened') throw new Error(`believed: the file opens, got ${opened.outcome}`);
  return opened.store;
}

/** What a person reads in the list of to-dos, in its order. */
export const titlesListed = (store: Store, scope: 'open' | 'closed' = 'open'): readonly string[] =>
  listTodos(store, { filter: { scope }, now, endOfToday: now }, { offset: 0, limit: 100 }).map(
    ({ title }) => title,
  );

/** The next row of each kind gets this key. */
export function keysFrom(store: Store, next: number): void {
  for (const table of ['todo', 'archive', 'article', 'contact', 'provision', 'file_part']) {
    store.db.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(table);
    store.db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, next - 1);
  }
}

/** The tables of the index of a kind, as they lie in the file. */
export const textTables = (store: Store, kind: string): readonly string[] =>
  store.db
    .prepare(`SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%' AND name LIKE ?`)
    .pluck()
    .all(`text_${kind}%`)
    .map(String)
    .toSorted();
