// A standard answer put into an opinion: its words as plain text, never without its source, never longer than the room.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerText } from '../../../renderer/records/norms/answer-text.ts';
import { citableGroups } from '../../../renderer/records/norms/citable-groups.ts';
import { roomAt } from '../../../renderer/records/norms/insert-at.ts';
import { answerMarks } from '../../../renderer/records/norms/standing.ts';
import { zh } from '../../../renderer/text/zh.ts';
import type { ArticleDetail } from '../../../shared/contract/desk-articles.ts';
import type { SearchAnswer, SearchHit } from '../../../shared/contract/desk-search.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import { anArticle } from '../store/builders.ts';

const today = '2026-11-22';
const body = `## 对外答复
您提交的材料需要补正的，窗口会**当场一次**告知。

## 依据
1. 《行政许可法》第三十二条
2. 临政办〔2024〕9号

---

- 逾期未告知的，自收到材料之日起即为受理`;

const anAnswer = (some: Partial<ArticleData> = {}): Pick<ArticleDetail, 'row' | 'data' | 'fetchedAt'> => {
  const data = anArticle({
    articleType: '标准口径',
    title: '关于“一次性告知”的答复口径',
    body,
    issuer: '临溪县行政审批服务局',
    publishedOn: '2025-03-01',
    validity: '现行有效',
    reviewBy: '2027-03-01',
    ...some,
  });
  const row = { id: 'k3', articleType: data.articleType, title: data.title, topic: '', updatedAt: fetchedAt };
  return { row, data, fetchedAt };
};
const fetchedAt = '2026-11-19T02:12:00.000Z';

const wordsOf = (answer: ReturnType<typeof anAnswer>, room = 4000): string => {
  const got = answerText(answer, room, today);
  if (typeof got === 'string') throw new Error(`believed: it is put in, and it was ${got}`);
  return got.words;
};

describe('a standard answer', () => {
  it('is its words without marks, and its source in one line behind them', () => {
    expect(answerText(anAnswer(), 4000, today)).toEqual({
      words: `对外答复
您提交的材料需要补正的，窗口会当场一次告知。
依据
1. 《行政许可法》第三十二条
2. 临政办〔2024〕9号
· 逾期未告知的，自收到材料之日起即为受理
——临溪县行政审批服务局《关于“一次性告知”的答复口径》（标准口径，2025年3月1日公布，复核期限2027年3月1日，2026年11月19日 10:12取用，来源标注现行有效）`,
      isPart: false,
    });
  });

  it('that does not fit is its first paragraph, and says that it is a part', () => {
    expect(answerText(anAnswer(), 150, today)).toEqual({
      words: `对外答复
您提交的材料需要补正的，窗口会当场一次告知。
——临溪县行政审批服务局《关于“一次性告知”的答复口径》（标准口径，节录第一段，2025年3月1日公布，复核期限2027年3月1日，2026年11月19日 10:12取用，来源标注现行有效）`,
      isPart: true,
    });
    expect(answerText(anAnswer(), 60, today)).toBe('too-long');
    expect(answerText(anAnswer({ body: '# 对外答复\n\n---\n' }), 4000, today)).toBe('empty');
  });

  it('past its day of review, abolished or not stated says so in the source', () => {
    const { validity: _, reviewBy: __, issuer: ___, ...bare } = anAnswer().data;
    expect(wordsOf(anAnswer({ reviewBy: '2026-01-01' }))).toMatch(/，已过复核期限，待复核）$/);
    expect(wordsOf(anAnswer({ validity: '已废止' }))).toMatch(/，来源标注已废止）$/);
    expect(wordsOf({ ...anAnswer(), data: bare })).toMatch(
      /——《.*》（标准口径，未注明机关，.*未注明复核期限，.*有效性未确认）$/,
    );
  });

  it('that this desk holds for a norm says what is derived of it', () => {
    const standing = { asOf: today, validity: '已被修订', unconfirmed: true, grounds: [] } as const;
    const answer = anAnswer();
    const row = { ...answer.row, standing: { ...standing, grounds: [] } };
    expect(wordsOf({ ...answer, row })).toMatch(/，有效性未确认）$/);
  });

  it('is never longer than the room, and never without its source', () => {
    const lines = fc.constantFrom('# 题', '一段话', '- 项', '> 引文', '---', '', '**粗**');
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 12 }), fc.nat(300), (texts, room) => {
        const got = answerText(anAnswer({ body: texts.join('\n') }), room, today);
        if (typeof got === 'string') return;
        expect(got.words.length).toBeLessThanOrEqual(room);
        expect(got.words.split('\n').at(-1)).toMatch(/^——.*《关于“一次性告知”的答复口径》（.*取用/);
      }),
    );
  });
});

describe('the list of what can be cited', () => {
  const hit = (id: string, title: string, some: Partial<SearchHit>): SearchHit => ({
    kind: 'article',
    id,
    open: { kind: 'article', id },
    title: { text: title, ranges: [] },
    note: '',
    ...some,
  });
  const answer = hit('a', '一次性告知的答复口径', { stated: { articleType: '标准口径' } });
  const rule = hit('r', '一次性告知规定', { stated: { articleType: '政策法规' } });
  const provision = hit('p', '行政许可法 第三十二条', { kind: 'provision' });
  const group = (kind: 'article' | 'provision', hits: SearchHit[]): SearchAnswer['groups'][number] => ({
    kind,
    total: hits.length,
    capped: false,
    hits,
  });
  const found = [group('article', [rule, answer]), group('provision', [provision])];
  const order = (asked: string) => citableGroups(asked, found).map(({ kind, from }) => [kind, from]);

  it('has the answers first where what they are called was typed, else the provisions', () => {
    expect(order('一次性告知')).toEqual([
      ['answers', 0],
      ['provisions', 1],
    ]);
    expect(order('材料 补正')).toEqual([
      ['provisions', 0],
      ['answers', 1],
    ]);
    expect(order('告知 第三十二条')[0]).toEqual(['provisions', 0]);
  });

  it('has no rule among the answers, and no group without anything in it', () => {
    expect(citableGroups('告知', found).flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(['a', 'p']);
    expect(citableGroups('告知', [group('article', [rule])])).toEqual([]);
  });

  it('marks what is past its review, what is abolished and what nobody stated', () => {
    const marks = (stated: SearchHit['stated']) =>
      answerMarks(zh, { stated }, today).map(({ words }) => words);
    expect(marks({ articleType: '标准口径', validity: '现行有效', reviewBy: today })).toEqual([]);
    expect(marks({ articleType: '标准口径', validity: '现行有效', reviewBy: '2026-01-01' })).toEqual([
      '待复核',
    ]);
    expect(marks({ articleType: '标准口径', validity: '已废止', reviewBy: '2026-01-01' })).toEqual([
      '已废止',
      '待复核',
    ]);
    expect(marks({ articleType: '标准口径' })).toEqual(['有效性未确认']);
  });
});

describe('the room in a field', () => {
  it('is what it still takes, with what is selected given back', () => {
    expect(roomAt('经核旧文', { start: 4, end: 4 }, 10)).toBe(6);
    expect(roomAt('经核旧文', { start: 2, end: 4 }, 10)).toBe(8);
  });
});
