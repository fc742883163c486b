import { expect, it } from 'vitest';
import { listRelated } from '../../../main/core/work/list-related.ts';
import type { Related } from '../../../shared/contract/desk-related.ts';
import type { Upsert } from '../../../shared/domain/delta.ts';
import { followNorms } from '../norms/a-norm.ts';
import { aContact, anArchive, anArticle, apply, aTodo, todoAs } from '../store/builders.ts';
import { aDesk, followIndex } from './a-desk.ts';

const paper = { mainTo: [], cc: [], attachmentsNote: [], opinions: [], files: [], body: '' };
const archiveAs = (remoteId: string, data = anArchive()): Upsert => ({
  kind: 'archive',
  remoteId,
  revision: '1',
  data,
});

async function related(upserts: readonly Upsert[]): Promise<Related> {
  const desk = aDesk();
  apply(desk.store, { upserts });
  followNorms(desk.store);
  await followIndex(desk);
  const [first] = upserts;
  const letter = first?.kind === 'archive' ? 'a' : 't';
  const answer = await listRelated(desk, { id: `${letter}1` });
  if (!answer.ok) throw new Error(`expected an answer, not ${answer.fault.kind}`);
  return answer.value;
}

it('records of the same matter, number and title come with the reason, strongest first', async () => {
  const { records } = await related([
    todoAs(
      't1',
      '1',
      aTodo({
        title: '关于申请临溪中学食堂改扩建项目用地预审的请示',
        paper: {
          ...paper,
          docNo: '临教〔2026〕112号',
          matterNo: '2026-999921-82-01-000217',
          body: '见临发改〔1995〕31号。',
        },
      }),
    ),
    todoAs(
      't2',
      '1',
      aTodo({ title: '食堂立项', paper: { ...paper, matterNo: '2026-999921-82-01-000217' } }),
    ),
    archiveAs('a1', anArchive({ title: '临溪中学食堂新建工程立项批复', refCode: 'A439-WS·1995·Y-0087' })),
    archiveAs(
      'a2',
      anArchive({ title: '立项批复', docNo: '临发改〔1995〕31号', refCode: 'A439-WS·1995·Y-0088' }),
    ),
    archiveAs(
      'a3',
      anArchive({ title: '用地材料', body: '附临教〔2026〕112号原件', refCode: 'A439-WS·1995·Y-0089' }),
    ),
    archiveAs('a4', anArchive({ title: '防汛值班表', refCode: 'A439-WS·1995·Y-0090' })),
  ]);
  expect(records.map(({ title, reason }) => [title, reason.kind, reason.words])).toEqual([
    ['食堂立项', 'same-matter', '2026-999921-82-01-000217'],
    ['立项批复', 'cited', '临发改〔1995〕31号'],
    ['用地材料', 'cites-this', '临教〔2026〕112号'],
    ['临溪中学食堂新建工程立项批复', 'like-title', '临溪中学食堂'],
  ]);
});

it('an archive record stands beside what names its 档号, and what names its 项目代码, and the other way round', async () => {
  const code = '2026-999921-82-01-000217';
  const { records } = await related([
    archiveAs(
      'a1',
      anArchive({
        title: '立项批复',
        refCode: 'A439-WS·1995·Y-0087',
        abstract: `项目代码${code}，原件存Z109-KJ·JJ·2011·Y-003-001。`,
      }),
    ),
    todoAs('t1', '1', aTodo({ title: '申请用地', paper: { ...paper, matterNo: code } })),
    todoAs(
      't2',
      '1',
      aTodo({ title: '请调卷', paper: { ...paper, body: '请调取 A439－WS·1995·Y－0087 号件。' } }),
    ),
    todoAs(
      't3',
      '1',
      aTodo({ title: '请另调卷', paper: { ...paper, body: '请调取 A439-WS·1995·Y-00871 号件。' } }),
    ),
    {
      kind: 'article',
      remoteId: 'k1',
      revision: '1',
      data: anArticle({ title: '食堂建设问答', body: `项目（${code}）的进度。` }),
    },
    archiveAs('a2', anArchive({ title: '竣工图', refCode: 'Z109-KJ·JJ·2011·Y-003-001', category: 'KJ' })),
    archiveAs('a3', anArchive({ title: '他图', refCode: 'Z109-KJ·JJ·2011·Y-003-0011', category: 'KJ' })),
  ]);
  expect(records.map(({ title, reason }) => [title, reason.kind, reason.words]).toSorted()).toEqual(
    [
      ['申请用地', 'same-matter', code],
      ['食堂建设问答', 'same-matter', code],
      ['竣工图', 'cited', 'Z109-KJ·JJ·2011·Y-003-001'],
      ['请调卷', 'cites-this', 'A439-WS·1995·Y-0087'],
    ].toSorted(),
  );
});

it('the organ that is responsible for a record is found by its name', async () => {
  const { contacts } = await related([
    archiveAs('a1', anArchive({ responsible: ['临溪县教育局'] })),
    {
      kind: 'contact',
      remoteId: 'c1',
      revision: '1',
      data: aContact({ name: '临溪县教育局', org: '临溪县教育局', unit: '', card: '机构' }),
    },
    {
      kind: 'contact',
      remoteId: 'c2',
      revision: '1',
      data: aContact({ name: '曾国庆', org: '临溪县教育局' }),
    },
  ]);
  expect(contacts.map(({ name, reason }) => [name, reason.kind])).toEqual([['临溪县教育局', 'named']]);
});

it('who sent it is named, and whose duties speak of it is found by the duty', async () => {
  const contact = (remoteId: string, data = aContact()): Upsert => ({
    kind: 'contact',
    remoteId,
    revision: '1',
    data,
  });
  const { contacts } = await related([
    todoAs('t1', '1', aTodo({ title: '关于用地预审的请示', fromOrg: '临溪县教育局', fromPerson: '单行重' })),
    contact('c1'),
    contact('c2', aContact({ name: '单行重', org: '临溪县水利局' })),
    contact('c3', aContact({ name: '曾国庆', org: '临溪县自然资源局', duties: '用地预审与选址' })),
  ]);
  expect(contacts.map(({ name, org, reason }) => [name, org, reason.kind, reason.words])).toEqual([
    ['单行重', '临溪县教育局', 'named', '单行重'],
    ['曾国庆', '临溪县自然资源局', 'duty', '用地预审'],
  ]);
});

it('a provision the text cites is shown with its words and standing, once', async () => {
  const { provisions } = await related([
    todoAs(
      't1',
      '1',
      aTodo({
        paper: {
          ...paper,
          body: '根据《临溪县食堂管理办法》第二条，参照《临溪县食堂管理办法》第二条和《无此办法》第九条。',
        },
      }),
    ),
    {
      kind: 'article',
      remoteId: 'k1',
      revision: '1',
      data: anArticle({
        articleType: '政策法规',
        title: '临溪县食堂管理办法',
        effectiveOn: '2020-01-01',
        validity: '现行有效',
        body: '第一条 为了管理食堂，制定本办法。\n\n第二条 食堂应当每日留样。\n\n第三条 本办法自公布之日起施行。',
      }),
    },
  ]);
  expect(provisions).toMatchObject([
    {
      id: 'k1',
      anchor: '2',
      label: '第二条',
      text: '食堂应当每日留样。',
      standing: { validity: '现行有效' },
    },
  ]);
});

it('what very many titles share joins nothing', async () => {
  const { records } = await related(
    Array.from({ length: 40 }, (_, at) =>
      archiveAs(
        `a${at}`,
        anArchive({ title: `年度工作总结报告第${at}号`, refCode: `A439-WS·1995·Y-${1000 + at}` }),
      ),
    ),
  );
  expect(records).toEqual([]);
});

it('a record that is not here has nothing beside it', async () => {
  expect((await listRelated(aDesk(), { id: 't9' })).ok).toBe(false);
});
