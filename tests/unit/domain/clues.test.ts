import { describe, expect, it } from 'vitest';
import { cluesOf, sharedRun, windowsOf } from '../../../shared/domain/clues.ts';
import { docNosIn, isNamedBy } from '../../../shared/text/docno.ts';
import { aContact, anArchive, aTodo } from '../store/builders.ts';

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
    expect(cluesOf({ kind: 'archive', data: anArchive() }).people).toEqual([]);
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
