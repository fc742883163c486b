// Names of departments for files, as they are proposed for a copy.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from '../../../shared/domain/file-name.ts';

describe('a proposed name', () => {
  it.each([
    ['关于防汛工作的批复.pdf', '关于防汛工作的批复.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\wang\\批复.docx', '批复.docx'],
    ['/', '文件'],
    ['..', '文件'],
    ['.bashrc', 'bashrc'],
    ['报告\u202efdp.exe', '报告fdp.exe'],
    ['报告.pdf                                  .exe', '报告.pdf.exe'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['批复.pdf. . ', '批复.pdf'],
    ['CON.txt', '_CON.txt'],
    ['nul', '_nul'],
    ['一?二*三.pdf', '一_二_三.pdf'],
    ['Ａ４．ｐｄｆ', 'Ａ４．ｐｄｆ'],
  ])('of %j is %j', (name, proposed) => {
    expect(cleanFileName(name)).toBe(proposed);
  });

  it('keeps its extension in sight, however long it is', () => {
    const clean = cleanFileName(`${'关于'.repeat(100)}.pdf`);
    expect(clean).toMatch(/^(关于)+关?\.pdf$/);
    expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(200);
  });

  it('is never a path, never hidden, never empty and never too long, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const clean = cleanFileName(name);
        expect(clean).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]/u);
        expect(clean).not.toMatch(/^[. ]|[. ]$/);
        expect(clean).not.toBe('');
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(200);
        expect(cleanFileName(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });
});
