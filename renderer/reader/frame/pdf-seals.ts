// The signatures of a PDF (ISO 32000 12.8; GM/T 0031 seals in PDF): whose each says it is, when, and whether the bytes it
// covers are those that were signed. Found in the bytes themselves, because the range it covers is stated in bytes. Neither
// the signature nor the certificate is verified. Pure.
import { type Der, isBytes, isNumber, isText, readDer } from '../../../shared/ofd/sign/der.ts';
import { type DigestMethod, digestMethodOf, digestOf } from '../../../shared/ofd/sign/digest.ts';
import { readSeal } from '../../../shared/ofd/sign/seal.ts';
import { signedAt } from '../../../shared/ofd/sign/signed-at.ts';
import type { SealReport } from '../paged.ts';

const mostSignatures = 64;
/** Of all signatures together: a digest of more would keep the first page waiting. */
const mostDigested = 64 * 1024 * 1024;
const longestSignature = 1024 * 1024;
const key = latinBytes('/ByteRange');

export function pdfSeals(file: Uint8Array): readonly SealReport[] {
  const found: SealReport[] = [];
  const budget = { left: mostDigested };
  for (
    let at = placeOf(key, file, 0);
    at >= 0 && found.length < mostSignatures;
    at = placeOf(key, file, at + 1)
  ) {
    const range = rangeAt(file, at + key.length);
    if (range !== undefined) found.push(reportOf({ file, at, range, budget }, `pdf-${found.length}`));
  }
  return found;
}

function placeOf(wanted: Uint8Array, file: Uint8Array, from: number): number {
  for (let at = file.indexOf(wanted[0] ?? 0, from); at >= 0; at = file.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, index) => file[at + index] === byte)) return at;
  return -1;
}

/** What is covered: all before the signature itself, and what follows it. */
type Range = { readonly before: number; readonly after: number; readonly end: number };

function rangeAt(file: Uint8Array, at: number): Range | undefined {
  const stated = /^\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(latin(file, at, at + 120));
  const [before = 0, after = 0, length = 0] = stated?.slice(1).map(Number) ?? [];
  const isWhole = before > 0 && after > before && after + length <= file.length;
  // Between the two lies the signature in hexadecimal digits, and nothing that could be read as something else.
  return isWhole && file[before] === 0x3c && file[after - 1] === 0x3e
    ? { before, after, end: after + length }
    : undefined;
}

type Signed = {
  readonly file: Uint8Array;
  /** Where its range is stated. */
  readonly at: number;
  readonly range: Range;
  readonly budget: { left: number };
};

function reportOf(signed: Signed, id: string): SealReport {
  const { file, at, range } = signed;
  const isLong = range.after - range.before > longestSignature;
  const value = isLong ? new Uint8Array() : fromHex(file.subarray(range.before + 1, range.after - 1));
  const said = dictionaryAround(file, at, range);
  const signature = readDer(value);
  const claim = signature && (ofSeal(value) ?? ofMessage(signature));
  const date = /\/M\s*\(D:(\d{12,14})(Z|[+-]00'?00)?/.exec(said);
  const utc = date?.[2] === undefined ? '' : 'Z';
  return {
    id,
    name: textAfter('/Name', said) ?? claim?.name ?? '',
    ...(date !== null && { signedAt: signedAt(`${date[1]?.padEnd(14, '0')}${utc}`) }),
    digests: claim === undefined ? 'unchecked' : compared(claim, signed),
    differing: [],
    partCount: 1,
    ...(hasMore(file, range.end) && { addedTo: true as const }),
  };
}

type Claim = {
  readonly name: string | undefined;
  readonly method: DigestMethod;
  readonly digest: Uint8Array;
  /** The standard leaves open what exactly was digested: another digest proves nothing. */
  readonly isLoose?: true;
};

function compared(claim: Claim, { file, range, budget }: Signed): SealReport['digests'] {
  const { before, after, end } = range;
  const length = before + end - after;
  if (length > budget.left) return 'unchecked';
  budget.left -= length;
  const covered = new Uint8Array(length);
  covered.set(file.subarray(0, before));
  covered.set(file.subarray(after, end), before);
  if (isSame(digestOf(claim.method, covered), claim.digest)) return 'match';
  return claim.isLoose ? 'unchecked' : 'differ';
}

/** White space at the end is no content. */
const hasMore = (file: Uint8Array, end: number): boolean => file.subarray(end).some((byte) => byte > 0x20);

/** A seal of GB/T 38540 or GM/T 0031. */
function ofSeal(value: Uint8Array): Claim | undefined {
  const seal = readSeal(value);
  return seal?.digest?.length === 32
    ? { name: seal.name, method: 'sm3', digest: seal.digest, isLoose: true }
    : undefined;
}

const messageDigest = '1.2.840.113549.1.9.4';
const commonName = '2.5.4.3';

/** A signed message (PKCS #7, GM/T 0010) about bytes outside it: the first signer's digest, and the name of its certificate. */
function ofMessage(root: Der): Claim | undefined {
  const signed = root.children[1]?.children[0];
  const signer = signed?.children.at(-1)?.children[0];
  const [, issuer, algorithm, attributes] = signer?.children ?? [];
  const method = digestMethodOf(oidOf(algorithm?.children[0]) ?? '');
  const stated = attributes?.children.find(({ children }) => oidOf(children[0]) === messageDigest);
  const digest = stated?.children[1]?.children[0];
  if (method === undefined || !isBytes(digest)) return undefined;
  const certificates = signed?.children.find(({ tag }) => tag === 0xa0)?.children ?? [];
  return { name: nameOf(certificates, issuer?.children[1]), method, digest: digest.value };
}

/** Of the certificate with this number: whom it was made out to. */
function nameOf(certificates: readonly Der[], serial: Der | undefined): string | undefined {
  for (const { children } of certificates) {
    const body = children[0]?.children ?? [];
    const [number, , , , subject] = isNumber(body[0]) ? body : body.slice(1);
    if (serial === undefined || !isNumber(number) || !isSame(number.value, serial.value)) continue;
    const named = subject?.children
      .flatMap((set) => set.children)
      .find((one) => oidOf(one.children[0]) === commonName);
    return isText(named?.children[1]) ? shown(new TextDecoder().decode(named.children[1].value)) : undefined;
  }
  return undefined;
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

function oidOf(der: Der | undefined): string | undefined {
  if (der?.tag !== 0x06 || der.value.length > 20) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of der.value) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** The text of the object the range stands in, without the signature itself. */
function dictionaryAround(file: Uint8Array, at: number, { before, after }: Range): string {
  const own =
    at < before
      ? latin(file, Math.max(0, at - 4000), before)
      : latin(file, Math.max(0, before - 4000), before);
  const rest = latin(file, after, Math.min(file.length, after + 4000));
  const [head = ''] = rest.split('endobj', 1);
  return own.slice(own.lastIndexOf(' obj') + 1) + head;
}

/** A text in brackets or hexadecimal digits; in UTF-16 where it says so. */
function textAfter(name: string, said: string): string | undefined {
  const [, , literal, hex] =
    new RegExp(`${name}\\s*(\\(((?:[^()\\\\]|\\\\.)*)\\)|<([0-9A-Fa-f\\s]*)>)`, 's').exec(said) ?? [];
  if (literal === undefined && hex === undefined) return undefined;
  const bytes = hex === undefined ? latinBytes(unescaped(literal ?? '')) : fromHex(latinBytes(hex));
  const wide = bytes[0] === 0xfe && bytes[1] === 0xff;
  return shown(new TextDecoder(wide ? 'utf-16be' : 'utf-8').decode(wide ? bytes.subarray(2) : bytes));
}

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, one: string) =>
    /^[0-7]/.test(one) ? String.fromCharCode(Number.parseInt(one, 8) & 255) : one,
  );

const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('');

function latinBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function fromHex(digits: Uint8Array): Uint8Array<ArrayBuffer> {
  const values = digits.reduce<number[]>((all, digit) => {
    const value = Number.parseInt(String.fromCharCode(digit), 16);
    if (!Number.isNaN(value)) all.push(value);
    return all;
  }, []);
  return Uint8Array.from(
    { length: values.length >> 1 },
    (_, at) => (values[at * 2] ?? 0) * 16 + (values[at * 2 + 1] ?? 0),
  );
}
