// SM3 against the vectors of GB/T 32905-2016 and against another implementation, however the bytes come.
import fc from 'fast-check';
import { sm3 } from 'sm-crypto-v2';
import { expect, it } from 'vitest';
import { Sm3 } from '../../../main/core/files/sm3.ts';

const ofText = (text: string) => new Sm3().update(Buffer.from(text)).digest();

it('is as the standard says', () => {
  expect(ofText('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(ofText('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

it('is the same as another implementation says, in whatever pieces the bytes come', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
      const hash = new Sm3();
      for (const piece of pieces) hash.update(piece);
      expect(hash.digest()).toBe(sm3(Uint8Array.from(pieces.flatMap((piece) => [...piece]))));
    }),
  );
});
