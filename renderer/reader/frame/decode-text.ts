// Bytes to text: UTF-8 first, UTF-16 where its mark says so, GB 18030 where the bytes are no UTF-8. Pure.
import { Unreadable } from '../paged.ts';

/** No text holds them but for tabs and line ends. */
const controls = /[^\P{Cc}\t-\r\u0080-\u009f]/u;
const mostBytes = 64 * 1024 * 1024;

export function textOfBytes(bytes: Uint8Array): string {
  if (bytes.length > mostBytes) throw new Unreadable('too-large', `${bytes.length} bytes of text`);
  const text = decodedAs(markedAs(bytes) ?? 'utf-8', bytes) ?? decodedAs('gb18030', bytes);
  if (text === undefined || controls.test(text.slice(0, 65_536)))
    throw new Unreadable('not-supported', 'not text');
  return text;
}

function markedAs([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
