// Answers what is asked of the search, in the grammar of the desk, from made-up records; keeps what is kept until the page
// goes.

import { implement } from '@orpc/server';
import type { SearchAnswer, SearchHit } from '../../../shared/contract/desk-search.ts';
import { deskContract } from '../../../shared/contract/desk.ts';
import { filtersOf, parseQuestion, wordsOf } from '../../../shared/domain/question.ts';
import { rowAt } from './content.ts';
import { answerRows, archiveRowAt, articleRows } from './content-records.ts';
import { ago, hour } from './moments.ts';
import { findProvisions } from './serve-norms.ts';

const os = implement(deskContract);

const bodyText =
  '临溪中学食堂建成于 1996 年，现有就餐座位 420 个，已不能满足在校学生 2,300 人就餐需求。为改善办学条件，拟对该校食堂实施改扩建';

const searchedKinds: SearchAnswer['searched'] = [
  { kind: 'todo', held: 61, freshAt: ago(hour / 3) },
  { kind: 'archive', held: 31_520, freshAt: ago(hour / 3) },
  { kind: 'article', held: 404, freshAt: ago(15 * hour) },
  { kind: 'contact', held: 320, freshAt: ago(hour) },
  { kind: 'provision', held: 52_918, freshAt: ago(15 * hour) },
  { kind: 'file', held: 1204 },
];

type Marked = SearchHit['title'];

const marking =
  (words: readonly string[]) =>
  (text: string): Marked => ({
    text,
    ranges: words
      .flatMap((word): [number, number][] => {
        const start = text.indexOf(word);
        return start < 0 ? [] : [[start, start + word.length]];
      })
      .toSorted(([a], [b]) => a - b),
  });

function groupsOf(question: string, limit: number): SearchAnswer['groups'] {
  const words = wordsOf(parseQuestion(question)).map(({ text }) => text);
  const mark = marking(words);
  const todos = Array.from({ length: Math.min(limit, 3) }, (_, index): SearchHit => {
    const row = rowAt(index);
    const id = `t${index + 1}`;
    return {
      kind: 'todo',
      id,
      open: { kind: 'todo', id },
      sourceId: 'oa',
      title: mark(row.title),
      ...(index === 1 && { snippet: mark(bodyText) }),
      note: row.docNo ?? '',
      date: row.arrivedAt,
    };
  });
  const archives = [0, 1].map((index): SearchHit => {
    const row = archiveRowAt(index);
    const open = { kind: 'archive' as const, id: row.id };
    return { kind: 'archive', id: row.id, open, sourceId: 'da', title: mark(row.title), note: row.refCode };
  });
  const file: SearchHit = {
    kind: 'file',
    id: 'f0',
    open: { kind: 'archive', id: 'd0', fileHash: '0'.repeat(64) },
    sourceId: 'da',
    title: mark('立项批复.pdf'),
    snippet: mark('同意临溪中学食堂新建工程立项，建筑面积 1,860 平方米，总投资 428 万元。'),
    note: archiveRowAt(0).title,
  };
  const provisions = findProvisions(words.join(' '), limit).groups;
  const answers = answersFor(words, mark);
  const contact: SearchHit = {
    kind: 'contact',
    id: 'c0',
    open: { kind: 'contact', id: 'c0' },
    sourceId: 'oa',
    title: mark('周明远'),
    note: '县自然资源局 · 用地预审股',
  };
  return [
    { kind: 'todo', total: 12, capped: false, hits: todos },
    { kind: 'archive', total: 1000, capped: true, hits: archives },
    ...(answers.length === 0
      ? []
      : [{ kind: 'article' as const, total: answers.length, capped: false, hits: answers }]),
    ...provisions,
    { kind: 'file', total: 1, capped: false, hits: [file] },
    { kind: 'contact', total: 1, capped: false, hits: [contact] },
  ];
}

/** The articles that have every word in what they are called. */
const answersFor = (words: readonly string[], mark: (text: string) => Marked): SearchHit[] =>
  answerRows
    .filter(({ title }) => words.every((word) => title.includes(word)))
    .map(({ id, sourceId, title, ownerOrg, articleType, validity, reviewBy }) => ({
      kind: 'article',
      id,
      open: { kind: 'article', id },
      ...(sourceId !== undefined && { sourceId }),
      title: mark(title),
      note: ownerOrg ?? '',
      stated: {
        articleType,
        ...(validity !== undefined && { validity }),
        ...(reviewBy !== undefined && { reviewBy }),
      },
    }));

const noNotes: SearchAnswer['notes'] = { total: 0, elsewhere: 0, hits: [] };

/** One note, which speaks of a permit. */
function notesOf(question: string): SearchAnswer['notes'] {
  const words = '食堂换证一并办理，窗口口径以市里 3 月的通知为准。';
  const asked = wordsOf(parseQuestion(question)).map(({ text }) => text);
  const of = articleRows[0];
  const ranges = asked.flatMap((word) => {
    const at = words.indexOf(word);
    return at < 0 ? [] : [[at, at + word.length] as [number, number]];
  });
  if (of === undefined || ranges.length === 0) return noNotes;
  const note = {
    id: 'n1',
    articleId: of.id,
    title: of.title,
    words: { text: words, ranges },
    changedAt: ago(50 * 3_600_000),
  };
  return { total: 1, elsewhere: 1, hits: [note] };
}

function answerOf(question: string, limit: number): SearchAnswer {
  const parts = parseQuestion(question);
  const { kinds, validities } = filtersOf(parts);
  const isNothing = wordsOf(parts).length === 0 || question.includes('没有');
  const groups = isNothing ? [] : groupsOf(question, limit);
  const inForce = ({ standing }: SearchHit) =>
    validities === undefined || (standing?.validity !== undefined && validities.includes(standing.validity));
  return {
    groups: groups
      .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
      .map((group) => ({ ...group, hits: group.hits.filter(inForce) }))
      .filter(({ hits }) => hits.length > 0),
    notes: isNothing ? noNotes : notesOf(question),
    searched: searchedKinds,
    notUnderstood: parts.flatMap((part) =>
      part.part === 'unclear' ? [{ start: part.start, end: part.end, problem: part.problem }] : [],
    ),
    indexBehind: isNothing ? 0 : 120,
    staleSources: ['知识库', '招投标'],
  };
}

export const serveSearch = () => {
  const saved = new Map([
    ['宅基地 类型:档案', { followed: false, fresh: 0 }],
    ['临溪', { followed: true, fresh: 2 }],
    ['食堂', { followed: true, fresh: 0 }],
  ]);
  const ended = new Map<string, { readonly followed: boolean; readonly fresh: number }>();
  const seen = (question: string) => {
    const known = saved.get(question);
    if (known !== undefined) saved.set(question, { ...known, fresh: 0 });
    return known;
  };
  let recent = ['临溪中学', '"个体工商户" 年度:2024-2026', 'gwy'];
  return {
    ask: os.search.ask.handler(({ input: { text, limitPerKind } }) => answerOf(text, limitPerKind)),
    kept: os.search.kept.handler(() => ({
      recent: [...recent],
      saved: [...saved].map(([question, rest]) => ({ question, ...rest })),
    })),
    used: os.search.used.handler(({ input: { question } }) => {
      if (seen(question) === undefined) recent = [question, ...recent.filter((each) => each !== question)];
      return {};
    }),
    look: os.search.look.handler(({ input: { question } }) => {
      const fresh = seen(question)?.fresh ?? 0;
      const hits = answerOf(question, 6).groups.flatMap((group) => group.hits);
      return { hits: hits.slice(0, fresh) };
    }),
    follow: os.search.follow.handler(({ input: { question, followed } }) => {
      const before = ended.get(question) ?? { fresh: 0 };
      if (followed) saved.set(question, { ...before, followed });
      else {
        ended.set(question, saved.get(question) ?? { followed, fresh: 0 });
        saved.set(question, { followed, fresh: 0 });
      }
      return { result: 'done' as const };
    }),
    keep: os.search.keep.handler(({ input: { question, saved: isSaved } }) => {
      if (isSaved) saved.set(question, { followed: false, fresh: 0 });
      else saved.delete(question);
      return {};
    }),
    forget: os.search.forget.handler(({ input: { question } }) => {
      recent = question === undefined ? [] : recent.filter((each) => each !== question);
      const known = question === undefined ? undefined : saved.get(question);
      if (question !== undefined && known !== undefined) ended.set(question, known);
      if (question !== undefined) saved.delete(question);
      return {};
    }),
  };
};
