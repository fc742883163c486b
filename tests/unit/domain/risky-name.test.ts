// Names of files that a double click would run, or that show another ending than they have.
import { describe, expect, it } from 'vitest';
import { isRiskyName } from '../../../shared/domain/risky-name.ts';

describe('a file name', () => {
  it.each([
    '安装.exe',
    '通知.pdf.EXE',
    '报表.xlsm',
    '脚本.sh',
    '快捷方式.lnk',
    '附件.exe. ',
    '合同\u202efdp.exe',
    '合同\u202eexe.pdf',
    '看不见\u200b.pdf',
  ])('%j is risky', (name) => {
    expect(isRiskyName(name)).toBe(true);
  });

  it.each(['校园总平面图.ofd', '请示.pdf', '台账.xlsx', '照片.jpg', '没有扩展名', 'exe', '县（2026）.docx'])(
    '%j is not',
    (name) => {
      expect(isRiskyName(name)).toBe(false);
    },
  );
});
