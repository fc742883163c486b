import { describe, expect, it } from 'vitest';
import { cluesOf, sharedRun, windowsOf } from '../../../shared/domain/clues.ts';
import { docNosIn, isNamedBy } from '../../../shared/text/docno.ts';
import { projectCodesIn, refCodesIn } from '../../../shared/domain/numbers-in-text.ts';
import { aContact, anArchive, anArticle, aTodo } from '../store/builders.ts';

const paper = {
  body: '',
  mainTo: [],
  cc: [],
  attachmentsNote: [],
  opinions: [],
  files: [],
};

describe('what in a record points to others', () => {
  it('the numbers a text names are found in any brackets, its own left out', () => {
    const { cited, docNo } = cluesOf({
      kind: 'todo',
      data: aTodo({
        title: '关于转发临办〔2026〕7号文件的通知',
        paper: {
          ...paper,
          docNo: '临教〔2026〕112号',
          body: '根据国发[2016]51号和临办〔2026〕7号，临教〔2026〕112号另行通知。',
        },
      }),
    });
    expect(docNo).toBe('临教〔2026〕112号');
    expect(cited.map(({ number }) => [number.year, number.number])).toEqual([
      [2026, 7],
      [2016, 51],
      [2026, 7],
    ]);
  });

  it('a number in a sentence names the record whose 代字 it ends with, and no other', () => {
    const [found] = docNosIn('现根据临教〔2026〕112号文件要求');
    expect(found && isNamedBy('临教〔2026〕112号', found)).toBe(true);
    expect(found && isNamedBy('临教[2026]112', found)).toBe(true);
    expect(found && isNamedBy('县教〔2026〕112号', found)).toBe(false);
    expect(found && isNamedBy('临教〔2026〕11号', found)).toBe(false);
  });

  it('who sent it and who signed it are the people of a to-do', () => {
    const { people } = cluesOf({
      kind: 'todo',
      data: aTodo({ fromPerson: '单行重', fromOrg: '临溪县教育局', paper: { ...paper, signer: '曾国庆' } }),
    });
    expect(people).toEqual([{ name: '单行重', org: '临溪县教育局' }, { name: '曾国庆' }]);
    expect(cluesOf({ kind: 'contact', data: aContact() }).people[0]?.name).toBe('单行重');
    expect(cluesOf({ kind: 'archive', data: anArchive() }).people).toEqual([
      { name: '临溪县人民政府办公室' },
    ]);
  });
});

describe('numbers a text names', () => {
  it.each([
    ['见Z109-WS·2011·Y·办公室-0001号件，', ['Z109-WS·2011·Y·办公室-0001']],
    ['附（a439—ws・2011.D30－003－005）', ['A439-WS·2011·D30-003-005']],
    ['附 a439－ws・2011・D30－0003。', ['A439-WS·2011·D30-0003']],
    [
      'J019-ZY·JC·CC·2019·D30-001-001，J019-ZY·JC·CC·2019·D30-001',
      ['J019-ZY·JC·CC·2019·D30-001-001', 'J019-ZY·JC·CC·2019·D30-001'],
    ],
    ['Z109-WS·2011·Y-0001和Z109-WS·2011·Y-0001', ['Z109-WS·2011·Y-0001']],
    ['Z109-XX·2011·Y-0001，AZ109-WS·2011·Y-0001，Z109-WS·2011·Y-000123', []],
  ])('档号 in %s are %j', (text, codes) => {
    expect(refCodesIn(text)).toEqual(codes);
  });

  it('项目代码 are found in any dashes, and not inside longer numbers', () => {
    expect(projectCodesIn('项目代码：2026－999921－82－01－000217，2026-999921-82-01-000217。')).toEqual([
      '2026-999921-82-01-000217',
    ]);
    expect(projectCodesIn('2026-999921-82-01-0002171 12026-999921-82-01-000217')).toEqual([]);
  });

  it('are clues, the own 档号 left out, with who is responsible and who owns', () => {
    const clues = cluesOf({
      kind: 'archive',
      data: anArchive({
        refCode: 'Z109-WS·2011·Y-0001',
        body: '本件Z109-WS·2011·Y-0001，另见Z109-WS·2011·Y-0002，项目2026-999921-82-01-000217。',
        responsible: ['临溪县教育局'],
      }),
    });
    expect(clues).toMatchObject({
      refCode: 'Z109-WS·2011·Y-0001',
      citedRefCodes: ['Z109-WS·2011·Y-0002'],
      matterNos: ['2026-999921-82-01-000217'],
      people: [{ name: '临溪县教育局' }],
    });
    expect(
      cluesOf({ kind: 'article', data: anArticle({ ownerOrg: '县教育局', reviewer: '单行重' }) }).people,
    ).toEqual([{ name: '单行重' }, { name: '县教育局' }]);
  });
});

describe('what a title turns on', () => {
  it.each([
    ['关于申请临溪中学食堂改扩建项目用地预审的请示', '临溪中学', '用地预审'],
    ['临溪县教育局关于印发临溪中学食堂管理办法的通知', '临溪中学', '管理办法'],
    ['临溪中学食堂', '临溪中学', '中学食堂'],
  ])('%s begins with %s and ends with %s', (title, first, last) => {
    const windows = windowsOf(title);
    expect(windows).toContain(first);
    expect(windows.at(-1)).toBe(last);
    expect(windows.join('')).not.toMatch(/关于|请示|通知/);
  });

  it('fewer than four characters turn on nothing', () => {
    expect(windowsOf('通知')).toEqual([]);
    expect(windowsOf('关于会议的通知')).toEqual([]);
  });

  it('what two titles share is their longest common run', () => {
    expect(sharedRun('临溪中学食堂新建工程立项批复', '申请临溪中学食堂改扩建')).toBe('临溪中学食堂');
    expect(sharedRun('甲', '乙')).toBe('');
  });
});
