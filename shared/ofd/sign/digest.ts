// The digest methods signatures of OFD files name, over bytes, as base64-ready bytes. SM3 is sm-crypto-v2's; MD5, SHA-1 and
// SHA-256 are written out because neither Node nor the page's crypto is at hand in both places this runs.
import { sm3 } from 'sm-crypto-v2';

export type DigestMethod = 'sm3' | 'md5' | 'sha1' | 'sha256';

/** By OID (GM/T 0006) or by name, as CheckMethod has them. GB/T 33190 18.2.2: MD5 when none is stated. */
const methods: Readonly<Record<string, DigestMethod>> = {
  '1.2.156.10197.1.401': 'sm3',
  '1.2.156.10197.1.401.1': 'sm3',
  sm3: 'sm3',
  '1.2.840.113549.2.5': 'md5',
  md5: 'md5',
  '1.3.14.3.2.26': 'sha1',
  sha1: 'sha1',
  'sha-1': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  sha256: 'sha256',
  'sha-256': 'sha256',
};

export const digestMethodOf = (name: string | undefined): DigestMethod | undefined =>
  name === undefined ? 'md5' : methods[name.trim().toLowerCase()];

/** The message with its padding as 32-bit words, 16 to a block. */
function blocksOf(bytes: Uint8Array, bigEndian: boolean): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  const bits = bytes.length * 8;
  view.setUint32(length - (bigEndian ? 4 : 8), bits >>> 0, !bigEndian);
  view.setUint32(length - (bigEndian ? 8 : 4), Math.floor(bits / 0x100000000), !bigEndian);
  return view;
}

function bytesOf(words: readonly number[], bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word >>> 0, !bigEndian);
  return bytes;
}

const left = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
const right = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const md5Turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const md5Sines = Int32Array.from({ length: 64 }, (_, step) =>
  Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32),
);

function md5Mix(step: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}

function md5(bytes: Uint8Array): Uint8Array {
  const view = blocksOf(bytes, false);
  let state: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let step = 0; step < 64; step += 1) {
      const [mixed, word] = md5Mix(step, b, c, d);
      const sum = (a + mixed + (md5Sines[step] ?? 0) + view.getInt32(block + word * 4, true)) | 0;
      a = d;
      d = c;
      c = b;
      b = (b + left(sum, md5Turns[(step >> 4) * 4 + (step % 4)] ?? 0)) | 0;
    }
    state = [a, b, c, d].map((word, index) => (word + (state[index] ?? 0)) | 0);
  }
  return bytesOf(state, false);
}

function sha1Mix(step: number, b: number, c: number, d: number): number {
  if (step < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (step < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (step < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function sha1(bytes: Uint8Array): Uint8Array {
  const view = blocksOf(bytes, true);
  const words = new Int32Array(80);
  let state: readonly number[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
    for (let at = 16; at < 80; at += 1) {
      const mixed =
        (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0) ^ (words[at - 16] ?? 0);
      words[at] = left(mixed, 1);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let step = 0; step < 80; step += 1) {
      const next = (left(a, 5) + sha1Mix(step, b, c, d) + e + (words[step] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, left(b, 30), a, next];
    }
    state = [a, b, c, d, e].map((word, index) => (word + (state[index] ?? 0)) | 0);
  }
  return bytesOf(state, true);
}

const isPrime = (n: number): boolean => {
  for (let by = 2; by * by <= n; by += 1) if (n % by === 0) return false;
  return true;
};
const primes = Array.from({ length: 310 }, (_, index) => index + 2).filter(isPrime);
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
const shaKeys = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));
const shaStart = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function sha256Words(view: DataView, block: number, words: Int32Array): void {
  for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(block + at * 4);
  for (let at = 16; at < 64; at += 1) {
    const far = words[at - 15] ?? 0;
    const near = words[at - 2] ?? 0;
    const low = right(far, 7) ^ right(far, 18) ^ (far >>> 3);
    const high = right(near, 17) ^ right(near, 19) ^ (near >>> 10);
    words[at] = ((words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high) | 0;
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  const view = blocksOf(bytes, true);
  const words = new Int32Array(64);
  let state: readonly number[] = shaStart;
  for (let block = 0; block < view.byteLength; block += 64) {
    sha256Words(view, block, words);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let step = 0; step < 64; step += 1) {
      const ofE = right(e, 6) ^ right(e, 11) ^ right(e, 25);
      const first = (h + ofE + ((e & f) ^ (~e & g)) + (shaKeys[step] ?? 0) + (words[step] ?? 0)) | 0;
      const ofA = right(a, 2) ^ right(a, 13) ^ right(a, 22);
      const second = (ofA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    state = [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] ?? 0)) | 0);
  }
  return bytesOf(state, true);
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}

export function digestOf(method: DigestMethod, bytes: Uint8Array): Uint8Array {
  switch (method) {
    case 'sm3':
      return fromHex(sm3(bytes));
    case 'md5':
      return md5(bytes);
    case 'sha1':
      return sha1(bytes);
    case 'sha256':
      return sha256(bytes);
  }
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => base64[(three >> shift) & 63]);
    text += letters.map((letter, index) => (at + index > bytes.length ? '=' : letter)).join('');
  }
  return text;
}
