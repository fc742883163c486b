// 四性检测 (DA/T 70-2018: 真实性, 完整性, 可用性, 安全性) of archive records, as far as one desk can know: what it cannot
// know is a line of the report too, with its reason, and never a pass. Pure.
import type { ArchiveData } from './archive.ts';
import { mayStore } from './classification.ts';
import type { ReadProblem } from './file-format.ts';
import type { FileRef } from './file-ref.ts';
import { isRiskyName } from './risky-name.ts';
import { disagreements, foldRefCode, type RefCodePart, readRefCode } from './ref-code.ts';
import type { SecretLevel } from './terms.ts';

export const fourAspects = ['authenticity', 'integrity', 'usability', 'safety'] as const;

/** Each check with the property it belongs to, in the order of the report. */
export const fourChecks = [
  ['authenticity', 'bytes-unchanged'],
  ['authenticity', 'ref-code-form'],
  ['authenticity', 'ref-code-agrees'],
  ['authenticity', 'signatures'],
  ['integrity', 'description-complete'],
  ['integrity', 'content-there'],
  ['integrity', 'sizes-agree'],
  ['integrity', 'numbers-continuous'],
  ['usability', 'files-readable'],
  ['safety', 'no-programs'],
  ['safety', 'level-allowed'],
  ['safety', 'no-virus'],
] as const;
export type FourCheck = (typeof fourChecks)[number][1];

/** `unknown`: it cannot be told here; the detail says why. */
export const outcomes = ['pass', 'fail', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

export const fileTroubles = [
  'not-here',
  'changed',
  'size',
  'not-read-yet',
  'no-text-format',
  'damaged',
  'encrypted',
  'too-large',
  'too-slow',
  'program',
  'above-ceiling',
] as const;
type FileTrouble = (typeof fileTroubles)[number];

type FourDetail =
  | { readonly kind: 'fields'; readonly fields: readonly string[] }
  | { readonly kind: 'parts'; readonly parts: readonly RefCodePart[] }
  | { readonly kind: 'file'; readonly name: string; readonly trouble: FileTrouble }
  | { readonly kind: 'no-content' }
  | { readonly kind: 'missing' | 'doubled'; readonly refCodes: readonly string[] };

export type Finding = {
  readonly check: FourCheck;
  readonly outcome: Outcome;
  readonly detail?: FourDetail;
};

/** A file of the record, and what this desk knows of its bytes. */
export type ExaminedFile = {
  readonly file: FileRef;
  readonly bytes: 'not-here' | 'same' | 'changed' | 'above-ceiling';
  /** How its reading went; undefined while it is due. */
  readonly reading?: 'read' | ReadProblem;
};

export function examineRecord(
  data: ArchiveData,
  files: readonly ExaminedFile[],
  ceiling: SecretLevel,
): readonly Finding[] {
  return [
    ...ofFiles('bytes-unchanged', files, bytesTrouble),
    ...refCodeFindings(data),
    described(data),
    hasContent(data),
    ...ofFiles('sizes-agree', files, ({ bytes }) => (bytes === 'same' ? undefined : notHere(bytes))),
    ...ofFiles('files-readable', files, readingTrouble),
    ...ofFiles('no-programs', files, ({ file }) =>
      isRiskyName(file.name) ? ['fail', 'program'] : undefined,
    ),
    levelAllowed(data, files, ceiling),
    // A seal that is drawn is no proof, and this desk is no virus scanner.
    { check: 'signatures', outcome: 'unknown' },
    { check: 'no-virus', outcome: 'unknown' },
  ];
}

type Trouble = readonly ['fail' | 'unknown', FileTrouble];

/** One finding a file in trouble; one pass when none is. */
function ofFiles(
  check: FourCheck,
  files: readonly ExaminedFile[],
  troubleOf: (file: ExaminedFile) => Trouble | undefined,
): readonly Finding[] {
  const found = files.flatMap((each): Finding[] => {
    const trouble = troubleOf(each);
    if (trouble === undefined) return [];
    const [outcome, what] = trouble;
    return [{ check, outcome, detail: { kind: 'file', name: each.file.name, trouble: what } }];
  });
  return found.length > 0 ? found : [{ check, outcome: 'pass' }];
}

const notHere = (bytes: ExaminedFile['bytes']): Trouble =>
  bytes === 'changed' ? ['fail', 'changed'] : ['unknown', bytes === 'same' ? 'not-here' : bytes];

const bytesTrouble = ({ bytes }: ExaminedFile): Trouble | undefined =>
  bytes === 'same' ? undefined : notHere(bytes);

function readingTrouble({ bytes, reading }: ExaminedFile): Trouble | undefined {
  if (bytes !== 'same') return notHere(bytes);
  if (reading === undefined) return ['unknown', 'not-read-yet'];
  switch (reading) {
    case 'read':
      return undefined;
    case 'not-readable':
      return ['unknown', 'no-text-format'];
    case 'damaged':
    case 'encrypted':
      return ['fail', reading];
    case 'too-large':
    case 'too-slow':
      return ['unknown', reading];
  }
}

function refCodeFindings(data: ArchiveData): readonly Finding[] {
  if (data.level === '全宗级' || data.level === '类别级') return [wholeForm(data), wholeAgrees(data)];
  const read = readRefCode(data.refCode);
  if (!read.ok)
    return [
      { check: 'ref-code-form', outcome: 'fail', detail: { kind: 'parts', parts: [read.part] } },
      { check: 'ref-code-agrees', outcome: 'unknown', detail: { kind: 'parts', parts: [read.part] } },
    ];
  const parts = disagreements(read.value, data);
  const agrees: Finding =
    parts.length === 0
      ? { check: 'ref-code-agrees', outcome: 'pass' }
      : { check: 'ref-code-agrees', outcome: 'fail', detail: { kind: 'parts', parts } };
  return [{ check: 'ref-code-form', outcome: 'pass' }, agrees];
}

/** A 全宗 is named by its number alone, a 类别 by the beginning of what is in it. */
function wholeForm({ refCode, fonds, level }: ArchiveData): Finding {
  const middle = foldRefCode(refCode).slice(fonds.length + 1);
  const isFine = level === '全宗级' ? middle === '' : /^[^-]+$/u.test(middle);
  if (isFine) return { check: 'ref-code-form', outcome: 'pass' };
  return { check: 'ref-code-form', outcome: 'fail', detail: { kind: 'parts', parts: ['form'] } };
}

function wholeAgrees({ refCode, fonds, category, level }: ArchiveData): Finding {
  const [first = '', middle = ''] = foldRefCode(refCode).split('-');
  const parts: readonly RefCodePart[] = [
    ...(first === fonds ? [] : (['fonds'] as const)),
    ...(level === '全宗级' || middle.split('·')[0] === category ? [] : (['category'] as const)),
  ];
  if (parts.length === 0) return { check: 'ref-code-agrees', outcome: 'pass' };
  return { check: 'ref-code-agrees', outcome: 'fail', detail: { kind: 'parts', parts } };
}

/** 必著项目 (DA/T 18-2022) that may be empty in what an archive system states. */
const required = ['refCode', 'fondsName', 'title', 'responsible', 'date', 'itemNo', 'openMark'] as const;

function described(data: ArchiveData): Finding {
  const isEmpty = (value: string | readonly string[]): boolean =>
    typeof value === 'string' ? value.trim() === '' : value.every((each) => each.trim() === '');
  const isPiece = data.level === undefined || data.level === '文件级';
  const fields = required.filter((field) => isEmpty(data[field]) && (isPiece || field !== 'itemNo'));
  if (fields.length === 0) return { check: 'description-complete', outcome: 'pass' };
  return { check: 'description-complete', outcome: 'fail', detail: { kind: 'fields', fields } };
}

function hasContent({ body, files, carrier, level }: ArchiveData): Finding {
  if (body.trim() !== '' || files.length > 0) return { check: 'content-there', outcome: 'pass' };
  // What describes a whole has its content in what is below it.
  if (level !== undefined && level !== '文件级') return { check: 'content-there', outcome: 'pass' };
  // A paper original has its content on the shelf.
  const onPaper = carrier !== undefined && /纸/u.test(carrier);
  return { check: 'content-there', outcome: onPaper ? 'unknown' : 'fail', detail: { kind: 'no-content' } };
}

function levelAllowed(data: ArchiveData, files: readonly ExaminedFile[], ceiling: SecretLevel): Finding {
  const above = files.find(({ bytes }) => bytes === 'above-ceiling');
  if (above !== undefined)
    return {
      check: 'level-allowed',
      outcome: 'fail',
      detail: { kind: 'file', name: above.file.name, trouble: 'above-ceiling' },
    };
  const isAllowed = mayStore(data.secretLevel, ceiling);
  if (isAllowed) return { check: 'level-allowed', outcome: 'pass' };
  return { check: 'level-allowed', outcome: 'fail', detail: { kind: 'fields', fields: ['secretLevel'] } };
}

const mostNumbers = 200;

/**
 * The numbers of each series: doubled ones are wrong; a missing one may be a record that this desk is not shown. Of one
 * record alone nothing can be told.
 */
export function examineNumbers(refCodes: readonly string[]): readonly Finding[] {
  const series = new Map<string, string[]>();
  for (const refCode of refCodes) {
    const read = readRefCode(refCode);
    if (!read.ok || read.value.kind === 'file') continue;
    const head = refCode.slice(0, refCode.length - read.value.itemNo.length);
    const numbers = series.get(head) ?? [];
    numbers.push(read.value.itemNo);
    series.set(head, numbers);
  }
  const doubled = [...series].flatMap(([head, numbers]) => doubledIn(numbers).map((number) => head + number));
  const missing = [...series].flatMap(([head, numbers]) => missingIn(numbers).map((number) => head + number));
  const findings = [finding('fail', 'doubled', doubled), finding('unknown', 'missing', missing)].filter(
    (each) => each !== undefined,
  );
  return findings.length > 0 ? findings : [{ check: 'numbers-continuous', outcome: 'pass' }];
}

function finding(
  outcome: Outcome,
  kind: 'missing' | 'doubled',
  refCodes: readonly string[],
): Finding | undefined {
  if (refCodes.length === 0) return undefined;
  return { check: 'numbers-continuous', outcome, detail: { kind, refCodes: refCodes.slice(0, mostNumbers) } };
}

function doubledIn(numbers: readonly string[]): readonly string[] {
  const met = new Set<string>();
  const doubled = numbers.filter((number) => met.has(number) || met.add(number) === undefined);
  return [...new Set(doubled)].toSorted();
}

function missingIn(numbers: readonly string[]): readonly string[] {
  const held = new Set(numbers.map(Number));
  const [least, most] = [Math.min(...held), Math.max(...held)];
  const width = numbers[0]?.length ?? 0;
  const missing: string[] = [];
  for (let number = least + 1; number < most && missing.length < mostNumbers; number += 1)
    if (!held.has(number)) missing.push(String(number).padStart(width, '0'));
  return missing;
}

/** Of several findings of one check in one record the worst counts. */
export function worstOf(findings: readonly Finding[], check: FourCheck): Outcome {
  const own = findings.filter((each) => each.check === check).map(({ outcome }) => outcome);
  if (own.includes('fail')) return 'fail';
  return own.includes('unknown') || own.length === 0 ? 'unknown' : 'pass';
}
