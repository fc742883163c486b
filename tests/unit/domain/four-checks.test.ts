import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ExaminedFile,
  examineNumbers,
  examineRecord,
  type Finding,
  fourChecks,
  worstOf,
} from '../../../shared/domain/four-checks.ts';
import type { ArchiveData } from '../../../shared/domain/archive.ts';
import { anArchive } from '../store/builders.ts';

const sound = anArchive({
  refCode: 'Z109-WS·2011·Y·办公室-0001',
  fonds: 'Z109',
  category: 'WS',
  year: 2011,
  retention: 'Y',
  itemNo: '0001',
  title: '关于某事的批复',
  responsible: ['县政府办公室'],
  body: '正文',
});
const aFile = (over: Partial<ExaminedFile> & { readonly name?: string } = {}): ExaminedFile => {
  const { name = '批复.pdf', ...rest } = over;
  const file = { hash: 'a'.repeat(64), name, mime: 'application/pdf', size: 3, role: '正文' } as const;
  return { file, bytes: 'same', reading: 'read', ...rest };
};
const examined = (data = sound, files: readonly ExaminedFile[] = [aFile()]) =>
  examineRecord(data, files, '内部');
const of = (check: Finding['check'], findings: readonly Finding[]) =>
  findings.filter((each) => each.check === check);
const fileTrouble = (outcome: string, trouble: string, name = '批复.pdf') => [
  { outcome, detail: { kind: 'file', name, trouble } },
];

describe('四性检测 of a record', () => {
  it('passes what this desk can know and never what it cannot', () => {
    const findings = examined();
    const outcomes = fourChecks.map(([, check]) => [check, worstOf(findings, check)]);
    expect(Object.fromEntries(outcomes)).toEqual({
      'bytes-unchanged': 'pass',
      'ref-code-form': 'pass',
      'ref-code-agrees': 'pass',
      signatures: 'unknown',
      'description-complete': 'pass',
      'content-there': 'pass',
      'sizes-agree': 'pass',
      'numbers-continuous': 'unknown',
      'files-readable': 'pass',
      'no-programs': 'pass',
      'level-allowed': 'pass',
      'no-virus': 'unknown',
    });
  });

  it('names the part of the 档号 that is wrong, and the parts that say something else', () => {
    const broken = examined({ ...sound, refCode: 'Z109-WS·2011·D20-0001' });
    expect(of('ref-code-form', broken)).toMatchObject([
      { outcome: 'fail', detail: { parts: ['retention'] } },
    ]);
    const other = examined({ ...sound, year: 2012, itemNo: '0002' });
    expect(of('ref-code-agrees', other)).toMatchObject([
      { outcome: 'fail', detail: { parts: ['year', 'itemNo'] } },
    ]);
  });

  it('names the fields that must be described and are not', () => {
    const bare = examined({ ...sound, responsible: [' '], itemNo: '' });
    expect(of('description-complete', bare)).toMatchObject([
      { detail: { fields: ['responsible', 'itemNo'] } },
    ]);
  });

  it('tells a record without content from one that lies on paper', () => {
    const empty = { ...sound, body: '', files: [] };
    expect(worstOf(examined(empty, []), 'content-there')).toBe('fail');
    expect(worstOf(examined({ ...empty, carrier: '纸质' }, []), 'content-there')).toBe('unknown');
  });

  it.each<[string, Partial<ExaminedFile>, Finding['check'], 'fail' | 'unknown', string]>([
    ['changed bytes', { bytes: 'changed' }, 'bytes-unchanged', 'fail', 'changed'],
    ['bytes that are not here', { bytes: 'not-here' }, 'bytes-unchanged', 'unknown', 'not-here'],
    ['a damaged file', { reading: 'damaged' }, 'files-readable', 'fail', 'damaged'],
    ['a file under a password', { reading: 'encrypted' }, 'files-readable', 'fail', 'encrypted'],
    ['a picture', { reading: 'not-readable' }, 'files-readable', 'unknown', 'no-text-format'],
    ['a file above the ceiling', { bytes: 'above-ceiling' }, 'level-allowed', 'fail', 'above-ceiling'],
  ])('tells %s', (_, over, check, outcome, trouble) => {
    expect(of(check, examined(sound, [aFile(), aFile(over)]))).toMatchObject(fileTrouble(outcome, trouble));
  });

  it('tells a file that has not been read yet, and one that an operating system would run', () => {
    const { reading: _, ...due } = aFile();
    expect(of('files-readable', examined(sound, [due]))).toMatchObject(
      fileTrouble('unknown', 'not-read-yet'),
    );
    const program = aFile({ name: '批复.exe' });
    expect(of('no-programs', examined(sound, [program]))).toMatchObject(
      fileTrouble('fail', 'program', '批复.exe'),
    );
  });
});

describe('the numbers of a series', () => {
  const piece = (number: number) => `Z109-WS·2011·Y-${String(number).padStart(4, '0')}`;

  it('are wrong when doubled; a missing one may only not be shown here', () => {
    expect(examineNumbers([1, 2, 2, 5].map(piece))).toEqual([
      { check: 'numbers-continuous', outcome: 'fail', detail: { kind: 'doubled', refCodes: [piece(2)] } },
      {
        check: 'numbers-continuous',
        outcome: 'unknown',
        detail: { kind: 'missing', refCodes: [piece(3), piece(4)] },
      },
    ]);
  });

  it('are continuous in each series for itself', () => {
    const volumes = ['Z109-KJ·JJ-001-001', 'Z109-KJ·JJ-001-002', 'Z109-KJ·JJ-002-007'];
    expect(examineNumbers([...volumes, piece(3), piece(4)])).toEqual([
      { check: 'numbers-continuous', outcome: 'pass' },
    ]);
  });

  it('that are there and those that are missing make up the whole series', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, (held) => {
        const missing = examineNumbers(held.map(piece)).flatMap(({ detail }) =>
          detail?.kind === 'missing' ? detail.refCodes : [],
        );
        const all = [...held.map(piece), ...missing].toSorted();
        const [least, most] = [Math.min(...held), Math.max(...held)];
        expect(all).toEqual(Array.from({ length: most - least + 1 }, (_, at) => piece(least + at)));
      }),
    );
  });
});

describe('what describes a whole', () => {
  const whole = (over: Partial<ArchiveData>) =>
    examineRecord(anArchive({ itemNo: '', fonds: 'Z109', category: 'KJ', ...over }), [], '内部');
  const outcome = (over: Partial<ArchiveData>, check: string) =>
    whole(over).find((each) => each.check === check)?.outcome;

  it('has no 件号, and its content below it', () => {
    for (const [level, refCode] of [
      ['全宗级', 'Z109'],
      ['类别级', 'Z109-KJ·JJ'],
      ['案卷级', 'Z109-KJ·JJ-003'],
    ] as const) {
      expect(outcome({ level, refCode }, 'ref-code-form')).toBe('pass');
      expect(outcome({ level, refCode }, 'ref-code-agrees')).toBe('pass');
      expect(outcome({ level, refCode }, 'description-complete')).toBe('pass');
      expect(outcome({ level, refCode }, 'content-there')).toBe('pass');
    }
  });

  it('of another 全宗 or 门类 than it says disagrees', () => {
    expect(outcome({ level: '类别级', refCode: 'Z109-WS' }, 'ref-code-agrees')).toBe('fail');
    expect(outcome({ level: '全宗级', refCode: 'Z117' }, 'ref-code-agrees')).toBe('fail');
    expect(outcome({ level: '全宗级', refCode: 'Z109-WS' }, 'ref-code-form')).toBe('fail');
  });
});
