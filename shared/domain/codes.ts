// The numbers of official life: 统一社会信用代码 (GB 32100-2015), 公民身份号码 (GB 11643-1999) and 发文字号.
// 档号: ref-code.ts. Reads what people type, keeps the standard form. Says whether a code is well formed, never whom it names.

type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CodeProblem };
type CodeProblem = 'length' | 'character' | 'check-digit' | 'date' | 'form';

const fail = (problem: CodeProblem) => ({ ok: false, problem }) as const;

// ---- 统一社会信用代码 ----

/** Without I O S V Z. */
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The 18th character for the first 17. The outer `% 31` makes a remainder of 0 the character 0. */
export function usccCheckCharacter(first17: string): string {
  const sum = usccWeights.reduce(
    (total, weight, index) => total + weight * usccAlphabet.indexOf(first17[index] ?? ''),
    0,
  );
  return usccAlphabet[(31 - (sum % 31)) % 31] ?? '';
}

export function readUscc(text: string): Checked<string> {
  const code = text.trim().toUpperCase();
  if (code.length !== 18) return fail('length');
  if ([...code].some((character) => !usccAlphabet.includes(character))) return fail('character');
  return usccCheckCharacter(code) === code[17] ? { ok: true, value: code } : fail('check-digit');
}

// ---- 公民身份号码 ----

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

type IdNumber = {
  readonly number: string;
  /** 15 digits, from before 1999: to be asked about, never turned into 18 silently. */
  readonly old: boolean;
  /** First six digits; may be historical, so an unknown one is no fault. */
  readonly region: string;
  readonly birth: string;
  readonly sex: '男' | '女';
};

export function idCheckCharacter(first17: string): string {
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(first17[index] ?? 0), 0);
  return '10X98765432'[sum % 11] ?? '';
}

export function readIdNumber(text: string): Checked<IdNumber> {
  const number = text.trim().toUpperCase();
  const old = number.length === 15;
  if (!old && number.length !== 18) return fail('length');
  if (!(old ? /^\d{15}$/ : /^\d{17}[\dX]$/).test(number)) return fail('character');
  const digits = old ? `19${number.slice(6, 12)}` : number.slice(6, 14);
  const birth = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  if (!isRealDate(birth)) return fail('date');
  if (!old && idCheckCharacter(number) !== number[17]) return fail('check-digit');
  const order = Number(number[old ? 14 : 16]);
  return {
    ok: true,
    value: { number, old, region: number.slice(0, 6), birth, sex: order % 2 === 1 ? '男' : '女' },
  };
}

function isRealDate(ymd: string): boolean {
  const time = Date.parse(`${ymd}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(ymd);
}

// ---- 发文字号 ----

type DocNo =
  | { readonly kind: 'numbered'; readonly code: string; readonly year: number; readonly seq: number }
  /** 令 and 公告 series carry no year: 第809号. */
  | { readonly kind: 'serial'; readonly seq: number };

const docNoForm =
  /^(?<code>[^〔[(（【\s]{1,20})[〔[(（【](?<year>\d{4})[〕\])）】](?:第)?0*(?<seq>[1-9]\d*)号$/u;
const serialForm = /^(?:.{0,20}?)第0*(?<seq>[1-9]\d*)号$/u;

/** Reads 国发〔2022〕14号 in any of the brackets people type; a leading 第 or zero, which the standard forbids, is dropped. */
export function readDocNo(text: string): Checked<DocNo> {
  const squeezed = text.normalize('NFKC').replace(/\s+/gu, '');
  const numbered = docNoForm.exec(squeezed)?.groups;
  if (numbered !== undefined) {
    const { code = '', year = '', seq = '' } = numbered;
    return { ok: true, value: { kind: 'numbered', code, year: Number(year), seq: Number(seq) } };
  }
  const serial = serialForm.exec(squeezed)?.groups;
  return serial === undefined
    ? fail('form')
    : { ok: true, value: { kind: 'serial', seq: Number(serial.seq) } };
}

export function writeDocNo(docNo: DocNo): string {
  return docNo.kind === 'serial' ? `第${docNo.seq}号` : `${docNo.code}〔${docNo.year}〕${docNo.seq}号`;
}

/** The standard form of a numbered 文号 with 〔〕, or the text as it is when it is none. */
export function normaliseDocNo(text: string): string {
  const read = readDocNo(text);
  return read.ok && read.value.kind === 'numbered' ? writeDocNo(read.value) : text.trim();
}
