// Fills an encrypted file the way sync does: pages of records through the store, statutes as norms with their provisions.
import { applyPage } from '../../../main/core/store/apply.ts';
import { declareFeeds } from '../../../main/core/store/cursors.ts';
import { openStore } from '../../../main/core/store/open.ts';
import { addSource } from '../../../main/core/store/sources.ts';
import type { Store } from '../../../main/core/store/store.ts';
import type { ArticleData } from '../../../shared/domain/article.ts';
import type { ContactData } from '../../../shared/domain/contact.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { provisionsOf, randomFrom, type Statute } from './texts.ts';

const source = { id: 's1', organ: '临溪县', address: 'https://s1.test', account: '' } as const;
const aPage = 1000;

export function openFile(path: string, key = 'ab'.repeat(32)): Store {
  const opened = openStore({ place: 'file', path, key, create: true });
  if (opened.outcome !== 'opened') throw new Error(`believed: a new file opens, got ${opened.outcome}`);
  const { store } = opened;
  addSource(store, { ...source, name: '县档案局', connector: 'profile', signIn: 'none' }, Date.now());
  declareFeeds(store, source.id, [{ name: 'all', kinds: ['todo', 'archive', 'article', 'contact'] }]);
  return store;
}

function apply(store: Store, upserts: readonly Upsert[]): void {
  const page = {
    upserts,
    removals: [],
    setAside: [],
    cursor: 'c1',
    epoch: 'e1',
    phase: 'delta',
    generation: 1,
    done: 1,
    finished: true,
  } as const;
  applyPage(store, { sourceId: source.id, feed: 'all', page, now: Date.now() });
}

export function fillStatutes(store: Store, statutes: readonly Statute[]): number {
  let provisions = 0;
  statutes.forEach((statute, at) => {
    const { name, text } = statute;
    const published = /^\d{4}-\d{2}-\d{2}$/.test(statute.published ?? '') ? statute.published : undefined;
    const data = {
      articleType: '政策法规',
      title: name.slice(0, 300),
      body: text,
      audience: '全体',
      topic: '法律',
      asks: [],
      secretLevel: '公开',
      ...(published === undefined ? {} : { publishedOn: published }),
    } satisfies ArticleData;
    apply(store, [{ kind: 'article', remoteId: `statute-${at}`, revision: '1', data }]);
    provisions += putProvisions(store, at, statute);
  });
  return provisions;
}

function putProvisions(store: Store, at: number, { name, text }: Statute): number {
  const cuts = provisionsOf(text);
  if (cuts.length === 0) return 0;
  const article = store.db
    .prepare('SELECT key FROM article WHERE remote_id = ?')
    .pluck()
    .get(`statute-${at}`);
  store.transaction(() => {
    store.sql('INSERT INTO norm (article, name, ready, facts) VALUES (?, ?, 1, ?)').run(article, name, '{}');
    const put = store.sql(
      `INSERT INTO provision (article, position, anchor, heading, under, text, hash) VALUES (?, ?, ?, ?, '', ?, '')`,
    );
    cuts.forEach(
      (cut, position) => void put.run(article, position, String(position + 1), cut.heading, cut.text),
    );
  });
  return cuts.length;
}

const genres = ['通知', '请示', '报告', '批复', '函', '意见', '公告', '会议纪要'];
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗单曾仇解查';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英华平刚桂文国建';

/** A county's records, twenty times over: two in five archives, as many to-dos, the rest guides and people. */
export function fillCounty(store: Store, paragraphs: readonly string[], count: number): void {
  const below = randomFrom(7);
  const piece = (least: number, most: number): string => {
    const paragraph = paragraphs[below(paragraphs.length)] ?? '';
    const length = least + below(most - least);
    return paragraph.slice(0, length).replace(/[\s，。；：、]+$/u, '');
  };
  for (let at = 0; at < count; at += aPage) {
    apply(
      store,
      Array.from({ length: Math.min(aPage, count - at) }, (_, n) =>
        recordAt(at + n, below, piece, paragraphs),
      ),
    );
  }
}

function recordAt(
  at: number,
  below: (limit: number) => number,
  piece: (least: number, most: number) => string,
  paragraphs: readonly string[],
): Upsert {
  const genre = genres[below(genres.length)] ?? '';
  const title = `关于${piece(8, 24)}的${genre}`;
  const body = paragraphs[below(paragraphs.length)] ?? '';
  const year = 2005 + below(20);
  const docNo = `临${'政教卫财农建'[below(6)] ?? '政'}〔${year}〕${1 + below(180)}号`;
  const day = `${year}-0${1 + below(9)}-1${below(10)}`;
  const common = { remoteId: `r${at}`, revision: '1' };
  const sort = at % 20;
  if (sort < 8) {
    const refCode = `Z109-WS·${year}·Y·办公室-${String(at).padStart(7, '0')}`;
    const place = { refCode, fonds: 'Z109', fondsName: '临溪县人民政府', year, itemNo: String(at) };
    const words = { title, date: day, responsible: ['临溪县人民政府办公室'], docNo, body, files: [] };
    const terms = { category: 'WS', retention: 'Y', secretLevel: '公开', openMark: '开放' } as const;
    return { kind: 'archive', ...common, data: { ...place, ...words, ...terms } };
  }
  if (sort < 17) {
    const paper = { docNo, body, mainTo: [], cc: [], attachmentsNote: [], opinions: [], files: [] };
    const data = {
      title,
      todoKind: '待办',
      state: '待办',
      step: '承办',
      urgency: '一般',
      secretLevel: '内部',
    } as const;
    const rest = {
      fromOrg: '临溪县档案局',
      arrivedAt: `${day}T01:00:00.000Z`,
      actions: [],
      forwardTo: [],
      paper,
    };
    return { kind: 'todo', ...common, data: { ...data, ...rest } };
  }
  if (sort < 19) {
    const terms = { articleType: '办事指南', audience: '全体', secretLevel: '公开' } as const;
    return {
      kind: 'article',
      ...common,
      data: { ...terms, title, body, topic: '服务', asks: [], publishedOn: day },
    };
  }
  const name = `${surnames[below(surnames.length)] ?? ''}${given[below(given.length)] ?? ''}${given[below(given.length)] ?? ''}`;
  const data: ContactData = {
    name,
    org: '临溪县教育局',
    unit: '办公室',
    post: '科员',
    duties: piece(6, 16),
    status: '在岗',
    card: '人员',
    items: [],
    duty: [],
    withheld: [],
  };
  return { kind: 'contact', ...common, data };
}
