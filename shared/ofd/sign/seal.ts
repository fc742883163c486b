// Looks into an electronic seal or the value signed with it (GB/T 38540-2020, GM/T 0031-2014) for what a person may see:
// the name on the seal, its picture, and the digest it was put on. Nothing here says that a signature or a certificate is
// good: neither is verified.
import { strFromU8 } from 'fflate';
import { type Der, isBytes, isNumber, isSequence, isText, readDer } from './der.ts';

export type Seal = {
  readonly name: string | undefined;
  /** As the seal has it: png, jpg, bmp, gif, ofd … */
  readonly format: string;
  readonly picture: Uint8Array | undefined;
  readonly width: number;
  readonly height: number;
  /** Digest of Signature.xml that was signed. */
  readonly digest: Uint8Array | undefined;
};

const plainText = (der: Der): string =>
  strFromU8(der.value)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taken out of what a person reads
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(0, 200);

function numberOf(der: Der | undefined): number {
  if (!isNumber(der) || der.value.length > 4) return 0;
  return der.value.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** SESPictureInfo: type, data, width and height in millimetres. */
const isPicture = (der: Der): boolean =>
  isSequence(der) &&
  isText(der.children[0]) &&
  isBytes(der.children[1]) &&
  isNumber(der.children[2]) &&
  isNumber(der.children[3]);

/** SES_SealInfo: header, esID, property, picture. */
const isSealInfo = (der: Der): boolean =>
  isSequence(der) &&
  isSequence(der.children[0]) &&
  isText(der.children[1]) &&
  isSequence(der.children[2]) &&
  der.children[3] !== undefined &&
  isPicture(der.children[3]);

function find(der: Der, fits: (one: Der) => boolean): Der | undefined {
  if (fits(der)) return der;
  for (const inner of der.children) {
    const found = find(inner, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** TBS_Sign: version, seal, time, digest as a BIT STRING. */
function digestIn(root: Der): Uint8Array | undefined {
  const signed = find(root, (one) => {
    const [version, seal, time, digest] = one.children;
    const isTime = [0x03, 0x17, 0x18].includes(time?.tag ?? 0);
    return isSequence(one) && isNumber(version) && isSequence(seal) && isTime && digest?.tag === 0x03;
  });
  // The first octet of a BIT STRING counts unused bits.
  return signed?.children[3]?.value.subarray(1);
}

export function readSeal(bytes: Uint8Array): Seal | undefined {
  const root = readDer(bytes);
  const info = root === undefined ? undefined : find(root, isSealInfo);
  if (root === undefined || info === undefined) return undefined;
  const [, , property, picture] = info.children;
  const name = property?.children.find((one) => isText(one));
  const [format, data, width, height] = picture?.children ?? [];
  return {
    name: name === undefined ? undefined : plainText(name),
    format: isText(format) ? plainText(format).toLowerCase().slice(0, 12) : '',
    picture: isBytes(data) ? data.value : undefined,
    width: numberOf(width),
    height: numberOf(height),
    digest: digestIn(root),
  };
}
