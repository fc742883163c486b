// Bytes of a reply → a JSON value, or the fault that says what is wrong with them. Refuses what is not UTF-8,
// pages of HTML (a captive portal answers 200 with its own page) and nesting that no record has.
import { failed, type Fault, ok, type Result } from '../../../shared/domain/fault.ts';
import type { Reply } from './transport.ts';

export const deepest = 64;

export type JsonReply = {
  readonly value: unknown;
  /** Escapes that may stand for half a character or a NUL are in the text: its records are looked at closely. */
  readonly suspectText: boolean;
};

export function jsonOf(reply: Pick<Reply, 'bytes' | 'header'>): Result<JsonReply> {
  const { bytes } = reply;
  if (looksLikeHtml(reply)) return bad('html', 'a page came instead of data');
  if (nesting(bytes) > deepest) return bad('too-deep', `more than ${deepest} levels`);
  const text = textOf(bytes);
  if (text === undefined) return bad('not-utf8', 'not valid UTF-8');
  const parsed = parse(text);
  if (parsed === undefined) return bad('not-json', `not JSON, ${bytes.byteLength} bytes`);
  return ok({ value: parsed.value, suspectText: text.includes('\\u') && /\\u(d[89a-f]|0000)/i.test(text) });
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

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

/**
 * The deepest nesting of brackets outside strings, looked for before parsing: a value nested a million times deep
 * parses, and then overflows the stack of whatever walks it. Byte by byte: most strings of a record are short, and a
 * call of the built-in search for the end of each takes a fifth longer.
 */
export function nesting(bytes: Uint8Array): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at);
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > most) most = depth;
      if (most > deepest) return most;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return most;
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
