// What is said of a file attached within another: a name fit for a disk, and whether it promises what the bytes are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedInside } from '../../../renderer/reader/inside-files.ts';
import { type InsideKind, insideKinds } from '../../../renderer/reader/paged.ts';

const named = (name: string, kind: InsideKind) => namedInside({ name, size: 1, kind }, '附件1');

describe('an attached file', () => {
  it.each<[string, InsideKind, string]>([
    ['清单.pdf', 'pdf', '清单.pdf'],
    ['附件2 名册', 'xlsx', '附件2 名册.xlsx'],
    ['', 'text', '附件1.txt'],
    ['  ', 'unknown', '附件1'],
    ['../../../home/clerk/.profile', 'text', 'profile.txt'],
    ['C:\\Windows\\calc.exe', 'unknown', 'calc.exe'],
    ['照片\u202egpj.exe', 'unknown', '照片gpj.exe'],
  ])('called “%s” that is %s gets the name %s', (name, kind, as) => {
    expect(named(name, kind).name).toBe(as);
  });

  it.each<[string, InsideKind, boolean]>([
    ['报价单.pdf', 'unknown', true],
    ['报价单.pdf', 'html', true],
    ['照片.png', 'pdf', true],
    ['清单.pdf', 'pdf', false],
    ['锁着的.docx', 'ole', false],
    ['图纸.dwg', 'unknown', false],
    ['坏了.pdf', 'damaged', false],
    ['空的.pdf', 'empty', false],
  ])('called %s that is %s is misnamed: %s', (name, kind, isMisnamed) => {
    expect(named(name, kind).isMisnamed).toBe(isMisnamed);
    expect(named(name, kind).isRisky).toBe(isMisnamed);
  });

  it('that is a program by its name is warned of, and one that nothing here can show is not opened', () => {
    expect(named('安装.exe', 'unknown')).toMatchObject({ isRisky: true, isReadable: false });
    expect(named('清单.pdf', 'pdf')).toMatchObject({ isRisky: false, isReadable: true });
  });

  it('never has a name that is a path or turns the direction of writing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.constantFrom(...insideKinds),
        (name, kind) => {
          const as = named(name, kind).name;
          expect(as).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
          expect(as).not.toBe('');
        },
      ),
    );
  });
});
