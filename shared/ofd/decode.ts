// Bytes to letters. The standard says UTF-8; names packed on an old Windows and parts of old makers are GB 18030.
// `TextDecoder` is in Node and in every page; this folder has the types of neither, so its shape stands here.

declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

export const fromUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: false }).decode(bytes);
export const fromGb = (bytes: Uint8Array): string =>
  new TextDecoder('gb18030', { fatal: false }).decode(bytes);

/** Undefined when the bytes are no UTF-8. */
export function strictUtf8(bytes: Uint8Array): string | undefined {
  const text = fromUtf8(bytes);
  return text.includes('\ufffd') ? undefined : text;
}
