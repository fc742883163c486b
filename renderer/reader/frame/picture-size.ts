// How many pixels a picture says it has, from its first bytes; undefined where it does not say. Pure.

type PictureSize = { readonly width: number; readonly height: number };

export function pixelsOf(
  bytes: Uint8Array,
  kind: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp',
): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (kind) {
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case 'bmp':
        return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
      case 'webp':
        return ofWebp(view);
      case 'jpeg':
        return ofJpeg(view);
    }
  } catch {
    // It ends before it says: the decoder will refuse it.
    return undefined;
  }
}

function ofWebp(view: DataView): PictureSize | undefined {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  const threeBytes = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
  if (chunk === 'VP8X') return { width: threeBytes(24), height: threeBytes(27) };
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== 'VP8L') return undefined;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** The frame header (SOF0 … SOF15, but for DHT, JPG and DAC) names the size. */
function ofJpeg(view: DataView): PictureSize | undefined {
  for (let at = 2; at < view.byteLength - 9; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
