// Real Chinese to search in: the statutes that stand beside the project, cut into their 条 by a plain line scan, and pieces
// of them mixed into records of an office. The same at every run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const file = join(import.meta.dirname, '../../../../shared/data/statutes.jsonl.gz');

export type Statute = {
  readonly name: string;
  readonly published: string | undefined;
  readonly text: string;
};

export function readStatutes(): readonly Statute[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as { name: string; published: string | null; text: string };
      return { name: row.name, published: row.published ?? undefined, text: row.text };
    });
}

type Cut = { readonly heading: string; readonly text: string };

const beginsArticle = /^(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)\s+/u;

/** 52,918 of them in all. */
export function provisionsOf(text: string): readonly Cut[] {
  const cuts: { heading: string; text: string }[] = [];
  for (const line of text.split('\n')) {
    const match = beginsArticle.exec(line);
    const open = cuts.at(-1);
    if (match !== null) cuts.push({ heading: match[1] ?? '', text: line.slice(match[0].length) });
    else if (open !== undefined && line.trim() !== '') open.text += `\n${line}`;
  }
  return cuts;
}

/** Lines of some length, to be mixed. */
export function paragraphsOf(statutes: readonly Statute[]): readonly string[] {
  return statutes.flatMap(({ text }) =>
    text.split('\n').filter((line) => line.length >= 30 && line.length < 400),
  );
}

/** A small generator with a seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Asked = { readonly sort: string; readonly question: string };

const typed: readonly Asked[] = [
  ...['档案', '公文', '國務院', '通知', '人民政府', '规定', '应当', '管理', '有关部门', '县级以上'].map(
    (question) => ({
      sort: 'common words',
      question,
    }),
  ),
  ...['guowuyuan', 'gwy', 'danganguanli', 'zwfw', 'danwei', 'changshouqu', 'xzxk'].map((question) => ({
    sort: 'pinyin',
    question,
  })),
  ...['国发[2016]51', '临政〔2021〕37号', '2019 112', '51号', '第三十二条'].map((question) => ({
    sort: 'numbers',
    question,
  })),
  ...['的', '法', '镇', '政 府', '国务院 令'].map((question) => ({ sort: 'single characters', question })),
  ...[
    '应当 人民政府',
    '管理 规定 部门',
    '申请 许可 材料',
    '处罚 罚款',
    '企业 登记 -股份',
    '"县级以上地方人民政府"',
  ].map((question) => ({ sort: 'several words', question })),
  ...[
    '类型:档案 管理',
    '年度:2019 通知',
    '年度:2015-2020 密级:公开 应当',
    '来源:县档案局 规定',
    '年度:2018',
  ].map((question) => ({
    sort: 'with filters',
    question,
  })),
];

/** Words out of the texts, two to six characters, and what people type. */
export function questionsFrom(paragraphs: readonly string[], count: number): readonly Asked[] {
  const below = randomFrom(42);
  const words: Asked[] = [];
  while (words.length < count) {
    const paragraph = paragraphs[below(paragraphs.length)] ?? '';
    const runs = paragraph.match(/\p{Script=Han}{2,}/gu) ?? [];
    const run = runs[below(Math.max(1, runs.length))] ?? '';
    const length = 2 + below(5);
    if (run.length < length) continue;
    const start = below(run.length - length + 1);
    words.push({ sort: 'words of the texts', question: run.slice(start, start + length) });
  }
  return [...words, ...typed];
}
