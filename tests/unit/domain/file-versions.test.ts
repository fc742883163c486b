import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldVersions } from '../../../shared/domain/file-versions.ts';
import { fileRoles } from '../../../shared/domain/file-ref.ts';

type Named = { readonly name: string; readonly role: (typeof fileRoles)[number] };
const main = (name: string): Named => ({ name, role: '正文' });
const shape = (files: readonly Named[]) =>
  foldVersions(files).map(({ shown, earlier }) => [shown.name, ...earlier.map(({ name }) => name)]);

describe('versions of one document', () => {
  it('are folded beneath the sealed one, then the final one, then the original', () => {
    const names = [
      '关于x的通知（送审稿）.docx',
      '关于x的通知-终稿.docx',
      '关于x的通知（盖章版）.pdf',
      '关于x的通知 正本.pdf',
    ];
    expect(shape(names.map(main))).toEqual([
      [
        '关于x的通知（盖章版）.pdf',
        '关于x的通知-终稿.docx',
        '关于x的通知 正本.pdf',
        '关于x的通知（送审稿）.docx',
      ],
    ]);
  });

  it('that are all drafts stand by their numbers, the latest first', () => {
    expect(shape(['批复初稿.docx', '批复第三稿.docx', '批复（第2稿）.docx'].map(main))).toEqual([
      ['批复第三稿.docx', '批复（第2稿）.docx', '批复初稿.docx'],
    ]);
  });

  it('a 定稿 by its role counts before a 正文 of the same name', () => {
    const files: readonly Named[] = [main('批复.docx'), { name: '批复.pdf', role: '定稿' }];
    expect(shape(files)).toEqual([['批复.pdf', '批复.docx']]);
  });

  it('are not seen where names say nothing, differ, or the role is another', () => {
    expect(shape([main('a.pdf'), main('a.docx')])).toEqual([['a.pdf'], ['a.docx']]);
    expect(shape([main('甲（草稿）.docx'), main('乙（盖章版）.pdf')])).toEqual([
      ['甲（草稿）.docx'],
      ['乙（盖章版）.pdf'],
    ]);
    const attached: Named = { name: '甲（盖章版）.pdf', role: '附件' };
    expect(shape([attached, main('甲（草稿）.docx')])).toEqual([['甲（草稿）.docx'], ['甲（盖章版）.pdf']]);
  });

  it('lose no file, double none, and never put a draft before what it became', () => {
    const name = fc
      .tuple(
        fc.constantFrom('甲', '乙', ''),
        fc.constantFrom('', '（草稿）', '盖章版', '_v2', '终稿', ' 送审稿'),
      )
      .map((parts) => `${parts.join('')}.docx`);
    const file = fc.record({ name, role: fc.constantFrom(...fileRoles) });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (files) => {
        const all = foldVersions(files).flatMap(({ shown, earlier }) => [shown, ...earlier]);
        expect(new Set(all).size).toBe(files.length);
        for (const { shown, earlier } of foldVersions(files))
          if (/草稿|v2|送审稿/.test(shown.name))
            expect(earlier.every((each) => /草稿|v2|送审稿/.test(each.name))).toBe(true);
      }),
    );
  });
});
