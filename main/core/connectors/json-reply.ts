// Bytes of a reply → a JSON value, or the fault that says what is wrong with them. Refuses what is not UTF-8,
// pages of HTML (a captive portal answers 200 with its own page) and nesting that no record has.
import { isUtf8, transcode } from 'node:buffer';
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Reply } from './transport.ts';

export const deepest = 64;

export type JsonReply = {
  readonly value: unknown;
  /** Escapes that may stand for half a character or a NUL are in the text: its records are looked at closely. */
  readonly suspectText: boolean;
  /** The bytes it was read from, and where in them the records lie; absent where a text is written with `\u`. */
  readonly source?: { readonly bytes: Uint8Array; readonly places: RecordPlaces };
};

/**
 * Of each object in a list of the outermost object, one after another, three numbers: where the only object two levels
 * below it begins (-1: there is none, or more than one) and ends, and how many fields all objects of it have together.
 */
type RecordPlaces = readonly number[];

export function jsonOf(reply: Pick<Reply, 'bytes' | 'header'>): Result<JsonReply> {
  const { bytes } = reply;
  if (looksLikeHtml(reply)) return bad('html', 'a page came instead of data');
  const { depth, places } = scanned(bytes);
  if (depth > deepest) return bad('too-deep', `more than ${deepest} levels`);
  const text = textOf(bytes);
  if (text === undefined) return bad('not-utf8', 'not valid UTF-8');
  const parsed = parse(text);
  if (parsed === undefined) return bad('not-json', `not JSON, ${bytes.byteLength} bytes`);
  if (!hasEscape(bytes)) return ok({ value: parsed.value, suspectText: false, source: { bytes, places } });
  return ok({ value: parsed.value, suspectText: /\\u(d[89a-f]|0000)/i.test(text) });
}

/** A third of what `TextDecoder` takes in Electron 33 for a page that is mostly Chinese: 1.3 instead of 3.6 us a record. */
function textOf(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = startsWithMark(bytes) ? bytes.subarray(3) : bytes;
  return text.length === 0 ? '' : transcode(text, 'utf8', 'utf16le').toString('utf16le');
}

/** The byte order mark of UTF-8 is no part of the text. */
const startsWithMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const hasEscape = ({ buffer, byteOffset, byteLength }: Uint8Array): boolean =>
  Buffer.from(buffer, byteOffset, byteLength).includes('\\u');

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

export function looksLikeHtml(reply: Pick<Reply, 'bytes' | 'header'>): boolean {
  if (/^\s*(text\/html|application\/xhtml)/i.test(reply.header('content-type') ?? '')) return true;
  const start = new TextDecoder().decode(reply.bytes.subarray(0, 200)).trimStart();
  return start.startsWith('<');
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

const listed = 3;
const below = listed + 2;

/**
 * The deepest nesting of brackets outside strings, looked for before parsing: a value nested a million times deep
 * parses, and then overflows the stack of whatever walks it. On the way it is noted where records lie. Byte by byte: most
 * strings of a record are short, and a call of the built-in search for the end of each takes a fifth longer.
 */
export function scanned(bytes: Uint8Array): { readonly depth: number; readonly places: RecordPlaces } {
  const places: number[] = [];
  let depth = 0;
  let most = 0;
  let fields = 0;
  let inside = 0;
  let start = -1;
  let end = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at);
    else if (byte === colon) fields += 1;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > most) most = depth;
      if (most > deepest) break;
      if (depth === listed && byte === 0x7b) {
        fields = 0;
        inside = 0;
      } else if (depth === below && byte === 0x7b) {
        inside += 1;
        start = at;
      }
    } else if (byte === 0x7d || byte === 0x5d) {
      if (depth === below && byte === 0x7d) end = at + 1;
      else if (depth === listed && byte === 0x7d) places.push(inside === 1 ? start : -1, end, fields);
      depth -= 1;
    }
  }
  return { depth: most, places };
}

/** Where the string that begins at `start` ends; the end of the bytes when it never does. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) return at;
    if (byte === backslash) at += 1;
  }
  return bytes.length;
}

const bad = (reason: Extract<Fault, { kind: 'bad-reply' }>['reason'], detail: string): Result<never> =>
  failed({ kind: 'bad-reply', reason, detail });
