// Bytes of a text file as text: UTF-8, or GB18030 where they are no UTF-8 and read as Chinese. Undefined: no text.

type Decoded = { readonly text: string; readonly encoding: 'utf-8' | 'gb18030' };

/** UTF-8 first; GB18030 only where the bytes are no UTF-8 and read as Chinese without a fault. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const gb = decodeAs('gb18030', bytes);
  return gb !== undefined && looksChinese(gb) ? { text: gb, encoding: 'gb18030' } : undefined;
}

/** No text holds them but for tabs and line ends. */
const controls = /[^\P{Cc}\t-\r\u0080-\u009f]/u;

export const hasControls = (text: string): boolean => controls.test(text);

function decodeAs(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Almost any bytes are valid GB18030 of rare characters; real text is made of common ones. */
function looksChinese(text: string): boolean {
  const sample = [...text.slice(0, 4000)].filter((character) => character > '\u007f');
  const common = sample.filter((character) =>
    /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u203b·]/u.test(character),
  );
  // In a few words one rare character weighs much.
  const least = sample.length < 20 ? 0.7 : 0.9;
  return sample.length > 0 && common.length / sample.length > least;
}
