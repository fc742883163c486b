// A short mark of a text without its blanks: tells that the words changed. For comparing only: it proves nothing about
// who wrote them (files are proven by SHA-256 and SM3).

/** 64 bits in hex, by two mixed 32-bit multiplications (Bob Jenkins' and MurmurHash3's finishers). */
export function wordsHash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) continue;
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return hex(b) + hex(a);
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

const isBlank = (unit: number): boolean =>
  unit <= 0x20 || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200d) || unit === 0xfeff;
