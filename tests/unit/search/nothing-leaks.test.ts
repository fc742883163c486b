// What a person may not see is nowhere: not as a hit, snippet, count, suggestion, new hit of a saved question, related record
// or cited provision. Of all six kinds, before the index has followed and after.
import { beforeEach, describe, expect, it } from 'vitest';
import { writeMeta } from '../../../main/core/store/meta.ts';
import { askSearch } from '../../../main/core/work/ask-search.ts';
import { followSearch, keptSearches, lookAtSearch, usedSearch } from '../../../main/core/work/keep-search.ts';
import { checkDraft } from '../../../main/core/work/check-draft.ts';
import { listRelated } from '../../../main/core/work/list-related.ts';
import { indexedKinds, type RecordKind, type SecretLevel } from '../../../shared/domain/terms.ts';
import { followNorms } from '../norms/a-norm.ts';
import { aContact, anArchive, anArticle, apply, aTodo, todoAs } from '../store/builders.ts';
import { aDesk, type TestDesk } from '../work/a-desk.ts';
import { followAll } from './following.ts';
import { aReadFile } from './reading.ts';

/** Stands in what may not be seen, and nowhere else. */
const secret = '穿云箭';
const questions = [
  secret,
  '穿云',
  '穿',
  'chuanyun',
  'cyj',
  `"${secret}"`,
  `${secret} 通知`,
  `类型:条款 ${secret}`,
];
const hash = 'ef'.repeat(32);
const files = [{ hash, name: `${secret}方案.pdf`, mime: 'application/pdf', size: 9, role: '正文' as const }];
const paper = { mainTo: [], cc: [], attachmentsNote: [], opinions: [], files: [], body: '' };

let desk: TestDesk;

/** One of each kind that holds the word, and a to-do beside them that cites and resembles them. */
function put(secretLevel: SecretLevel): void {
  const law = `第一条 ${secret}。\n第二条 ${secret}行动通知。\n第三条 甲。`;
  apply(desk.store, {
    upserts: [
      todoAs(
        't1',
        '1',
        aTodo({
          title: '关于防汛抢险物资的通知',
          secretLevel: '公开',
          paper: {
            ...paper,
            matterNo: '2026-999921-82-01-000217',
            body: '依据《防汛抢险物资条例》第一条至第三条。',
          },
        }),
      ),
      todoAs(
        't2',
        '1',
        aTodo({
          title: `防汛抢险物资${secret}`,
          secretLevel,
          paper: { ...paper, matterNo: '2026-999921-82-01-000217', body: secret },
        }),
      ),
      {
        kind: 'archive',
        remoteId: 'a1',
        revision: '1',
        data: anArchive({ title: `防汛抢险物资${secret}档案`, secretLevel, files }),
      },
      {
        kind: 'article',
        remoteId: 'k1',
        revision: '1',
        data: anArticle({
          title: '防汛抢险物资条例',
          articleType: '政策法规',
          secretLevel,
          body: law,
          asks: [`${secret}怎么办`],
        }),
      },
      { kind: 'contact', remoteId: 'c1', revision: '1', data: aContact({ name: '单伟', duties: secret }) },
    ],
  });
  aReadFile(desk.store, hash, `${secret}方案全文`);
  followNorms(desk.store);
}

function withdraw(): void {
  const gone: readonly (readonly [RecordKind, string])[] = [
    ['todo', 't2'],
    ['archive', 'a1'],
    ['article', 'k1'],
    ['contact', 'c1'],
  ];
  apply(desk.store, { removals: gone.map(([kind, remoteId]) => ({ kind, remoteId, why: 'withdrawn' })) });
}

/** Everything the desk says of it. */
async function said(): Promise<{ readonly words: string; readonly hits: number; readonly fresh: number }> {
  const answers = questions.map((text) => askSearch(desk, { text, limitPerKind: 10 }));
  const related = await listRelated(desk, { id: 't1' });
  const checked = await checkDraft(desk, { text: '《防汛抢险物资条例》第一条至第三条' });
  return {
    words: JSON.stringify([answers.map(({ groups }) => groups), related, checked]),
    hits: answers.flatMap(({ groups }) => groups.map(({ total }) => total)).reduce((a, b) => a + b, 0),
    fresh: keptSearches(desk).saved.reduce((sum, { fresh }) => sum + fresh, 0),
  };
}

beforeEach(async () => {
  desk = aDesk();
  await desk.search.ready;
  apply(desk.store, {});
  followSearch(desk, { question: secret, followed: true });
});

it('all six kinds are found while they may be seen, so that nothing below is true by chance', async () => {
  put('内部');
  await followAll(desk);
  const { words, fresh } = await said();
  expect(words).toContain(secret);
  const { groups } = askSearch(desk, { text: secret, limitPerKind: 10 });
  expect(groups.map(({ kind }) => kind).toSorted()).toEqual([...indexedKinds].toSorted());
  // To-do, archive, article, two 条, contact; the text of a file is not followed.
  expect(fresh).toBe(6);
  expect(lookAtSearch(desk, { question: secret }).hits).toHaveLength(6);
});

describe('what was withdrawn', () => {
  it.each([
    ['before the index has followed', async () => undefined],
    ['after it', async () => followAll(desk)],
    ['of rows the index had not reached when they came', undefined],
  ])('is nowhere %s', async (_, next) => {
    put('内部');
    if (next !== undefined) await followAll(desk);
    withdraw();
    await next?.();
    const { words, hits, fresh } = await said();
    expect([words.includes(secret), hits, fresh]).toEqual([false, 0, 0]);
    const held = askSearch(desk, { text: secret, limitPerKind: 1 }).searched.map(({ kind, held: n }) => [
      kind,
      n,
    ]);
    expect(Object.fromEntries(held)).toEqual({
      todo: 1,
      archive: 0,
      article: 0,
      contact: 0,
      provision: 0,
      file: 0,
    });
  });

  it('is not told by a question of before either: only its own words are kept', async () => {
    put('内部');
    await followAll(desk);
    usedSearch(desk, { question: '通知' });
    withdraw();
    expect(keptSearches(desk)).toMatchObject({ recent: ['通知'], saved: [{ question: secret, fresh: 0 }] });
  });
});

describe('what is above the ceiling', () => {
  it('is nowhere, though it was here before the ceiling was lowered', async () => {
    put('内部');
    await followAll(desk);
    // A contact has no level of its own.
    apply(desk.store, { removals: [{ kind: 'contact', remoteId: 'c1', why: 'withdrawn' }] });
    writeMeta(desk.store, 'ceiling', '公开');
    const { words, hits, fresh } = await said();
    expect([words.includes(secret), hits, fresh]).toEqual([false, 0, 0]);
  });
});

describe('a session that is kept in memory only', () => {
  it('leaves nothing to the next: no hits, no questions', async () => {
    put('内部');
    await followAll(desk);
    usedSearch(desk, { question: secret });
    desk = aDesk();
    await followAll(desk);
    expect(keptSearches(desk)).toEqual({ recent: [], saved: [] });
    expect(askSearch(desk, { text: secret, limitPerKind: 10 }).groups).toEqual([]);
  });
});
