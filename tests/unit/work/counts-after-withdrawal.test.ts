// Y6: after records were withdrawn every number that is shown agrees with what can be seen: 待办's count and badges, the source's
// row, 档案's tree, 知识's headings, the search and what is found beside a record.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRecord } from '../../../main/core/store/records.ts';
import { actOnTodo } from '../../../main/core/work/act-on-todo.ts';
import { askSearch } from '../../../main/core/work/ask-search.ts';
import { branchesUnder, listArchives } from '../../../main/core/work/browse-archives.ts';
import { contactTree, listContacts } from '../../../main/core/work/list-contacts.ts';
import { listKept } from '../../../main/core/work/list-kept.ts';
import { listOutbox } from '../../../main/core/work/list-outbox.ts';
import { listRelated } from '../../../main/core/work/list-related.ts';
import { listSources } from '../../../main/core/work/list-sources.ts';
import { countOpenTodos, listTodos } from '../../../main/core/work/list-todos.ts';
import { countAllArticles, listArticles } from '../../../main/core/work/read-articles.ts';
import { readOverview } from '../../../main/core/work/read-overview.ts';
import type { RecordKind } from '../../../shared/domain/terms.ts';
import { runs } from '../../fakes/runs.ts';
import { aContact, anArchive, anArticle, apply, aTodo, todoAs } from '../store/builders.ts';
import { aDesk, followIndex, type TestDesk } from './a-desk.ts';

const kinds = ['todo', 'archive', 'article', 'contact'] as const;
type Named = { readonly kind: RecordKind; readonly remoteId: string };
const each = 4;
const numbers = Array.from({ length: each }, (_, at) => at);
const everything: readonly Named[] = kinds.flatMap((kind) =>
  numbers.map((at) => ({ kind, remoteId: `${kind}-${at}` })),
);
const page = { offset: 0, limit: 100 };
const due = { at: '2026-11-01T09:30:00.000Z', unit: 'WD' as const, length: 5 };

async function aFullDesk(): Promise<TestDesk> {
  const desk = aDesk();
  apply(desk.store, {
    upserts: [
      ...numbers.map((at) =>
        todoAs(
          `todo-${at}`,
          '1',
          aTodo({ title: `防汛物资采购 ${at}`, docNo: '临防〔2026〕7号', due } as never),
        ),
      ),
      ...numbers.map((at) => ({
        kind: 'archive' as const,
        remoteId: `archive-${at}`,
        revision: '1',
        data: anArchive({
          title: `防汛物资采购批复 ${at}`,
          docNo: '临防〔2026〕7号',
          itemNo: `000${at}`,
          refCode: `Z109-WS·2011·Y·办公室-000${at}`,
        }),
      })),
      ...numbers.map((at) => ({
        kind: 'article' as const,
        remoteId: `article-${at}`,
        revision: '1',
        data: anArticle({ title: `防汛物资采购指南 ${at}` }),
      })),
      ...numbers.map((at) => ({
        kind: 'contact' as const,
        remoteId: `contact-${at}`,
        revision: '1',
        data: aContact({ name: `防汛员${at}` }),
      })),
    ],
  });
  await followIndex(desk);
  return desk;
}

/** What can be seen of each kind, and every number that speaks of it. */
async function told(desk: TestDesk) {
  const found = askSearch(desk, { text: '防汛', limitPerKind: 50 });
  const inSearch = (kind: RecordKind) => {
    const group = found.groups.find((one) => one.kind === kind);
    return [group?.total ?? 0, group?.hits.length ?? 0];
  };
  const todos = listTodos(desk, { filter: { scope: 'open' }, ...page });
  const archives = listArchives(desk, { path: {}, ...page });
  const articles = listArticles(desk, { ...page } as never);
  const contacts = listContacts(desk, { text: '', ...page } as never);
  const open = countOpenTodos(desk);
  const overview = readOverview(desk);
  const counts = listSources(desk)[0]?.counts;
  const branches = branchesUnder(desk, {});
  const people = JSON.stringify(contactTree(desk));
  return {
    todo: [
      todos.rows.length,
      todos.total,
      open.open,
      open.overdue,
      open.bySource['s1'] ?? 0,
      overview.openTodos,
      overview.overdueTodos,
      counts?.todo,
      ...inSearch('todo'),
    ],
    archive: [
      archives.rows.length,
      archives.total,
      branches.reduce((sum, { count }) => sum + count, 0),
      counts?.archive,
      ...inSearch('archive'),
    ],
    article: [
      articles.rows.length,
      articles.total,
      countAllArticles(desk).all,
      counts?.article,
      ...inSearch('article'),
    ],
    contact: [contacts.rows.length, contacts.total, counts?.contact, ...inSearch('contact')],
    people,
  };
}

describe('after a withdrawal', () => {
  it('every count agrees with what can be seen', async () => {
    const some = fc.record({
      gone: fc.subarray([...everything]),
      acted: fc.subarray([...numbers]),
    });
    await fc.assert(
      fc.asyncProperty(some, async ({ gone, acted }) => {
        const desk = await aFullDesk();
        for (const at of acted) {
          const key = findRecord(desk.store, 'todo', 1, `todo-${at}`)?.key;
          actOnTodo(desk, {
            id: `t${key}`,
            revision: '1',
            body: { action: 'return', opinion: `补正 ${at}` },
          });
        }
        apply(desk.store, { removals: gone.map((one) => ({ ...one, why: 'withdrawn' as const })) });
        await followIndex(desk);
        const numbersOf = await told(desk);
        for (const kind of kinds) {
          const left = each - gone.filter((one) => one.kind === kind).length;
          expect([kind, ...numbersOf[kind]]).toEqual([kind, ...numbersOf[kind].map(() => left)]);
        }
        for (const { kind, remoteId } of gone)
          if (kind === 'contact') expect(numbersOf.people).not.toContain(remoteId);
        const refused = acted.filter((at) => gone.some(({ remoteId }) => remoteId === `todo-${at}`));
        const overview = readOverview(desk);
        expect([overview.unsettled, listSources(desk)[0]?.unsettled]).toEqual([
          refused.length,
          refused.length,
        ]);
        expect([overview.waiting, countOpenTodos(desk).pending]).toEqual([
          acted.length - refused.length,
          acted.length - refused.length,
        ]);
        expect(listOutbox(desk)).toHaveLength(acted.length);
        expect(listKept(desk).kept.filter(({ why }) => why.kind === 'withdrawn')).toHaveLength(
          refused.length,
        );
        await besideOneThatStayed(desk, gone);
        desk.store.close();
      }),
      { numRuns: runs(12) },
    );
  });
});

async function besideOneThatStayed(desk: TestDesk, gone: readonly Named[]): Promise<void> {
  const stayed = numbers.find((at) => !gone.some(({ remoteId }) => remoteId === `todo-${at}`));
  if (stayed === undefined) return;
  const key = findRecord(desk.store, 'todo', 1, `todo-${stayed}`)?.key;
  const related = JSON.stringify(await listRelated(desk, { id: `t${key}` } as never));
  for (const { kind, remoteId } of gone) {
    const number = remoteId.at(-1);
    const title = kind === 'archive' ? `防汛物资采购批复 ${number}` : `防汛物资采购指南 ${number}`;
    if (kind === 'archive' || kind === 'article') expect(related).not.toContain(title);
  }
}
