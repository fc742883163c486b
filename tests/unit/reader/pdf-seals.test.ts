// What the signatures of a PDF say of its bytes: unchanged, changed, or not to be told; and whose they say they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfSeals } from '../../../renderer/reader/frame/pdf-seals.ts';
import { longPdf } from '../../fixtures/files/pdf-files.ts';
import { addedToPdf, changedPdf, type PdfSigning, signedPdf } from '../../fixtures/files/pdf-signed.ts';

const signer = '临溪县教育局';
const ways: readonly PdfSigning['as'][] = ['sha256', 'sm3', 'seal'];

describe('the signature of a PDF', () => {
  it.each(ways)('made as %s says that nothing was changed, when, and whose it says it is', (as) => {
    expect(pdfSeals(signedPdf({ as, signer }))).toEqual([
      {
        id: 'pdf-0',
        name: signer,
        signedAt: '2026-11-20 09:00',
        digests: 'match',
        differing: [],
        partCount: 1,
      },
    ]);
  });

  it('has the name the file states before that of the certificate', () => {
    expect(pdfSeals(signedPdf({ as: 'sm3', signer: '县政府办', isNamed: true }))[0]?.name).toBe('县政府办');
  });

  it('says that something was changed, or that it cannot tell', () => {
    const told = (as: PdfSigning['as']) => pdfSeals(changedPdf({ as, signer }))[0]?.digests;
    expect([told('sha256'), told('sm3'), told('seal'), told('nothing we know')]).toEqual([
      'differ',
      'differ',
      'unchecked',
      'unchecked',
    ]);
  });

  it('says that something was added behind it', () => {
    expect(pdfSeals(addedToPdf({ as: 'sm3', signer }))).toMatchObject([{ digests: 'match', addedTo: true }]);
  });

  it('is none where the range leaves out more than the signature', () => {
    const bytes = signedPdf({ as: 'sm3', signer });
    const text = Buffer.from(bytes).toString('latin1');
    const [, before = '', after = ''] = /ByteRange \[0 (\d+) (\d+)/.exec(text) ?? [];
    const wider = text.replace(after, String(Number(after) + 20).padStart(10, '0'));
    const earlier = text.replace(before, String(Number(before) - 20).padStart(10, '0'));
    expect(pdfSeals(Buffer.from(wider, 'latin1'))).toEqual([]);
    expect(pdfSeals(Buffer.from(earlier, 'latin1'))).toEqual([]);
    expect(pdfSeals(longPdf(2))).toEqual([]);
  });

  it('changed anyhow never claims that nothing was changed, and never throws', () => {
    const whole = signedPdf({ as: 'sm3', signer });
    const text = Buffer.from(whole).toString('latin1');
    const [, before = 0, after = 0] = (/ByteRange \[0 (\d+) (\d+)/.exec(text) ?? []).map(Number);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const [seal] = pdfSeals(bytes);
        if (at < before || at >= after) expect(seal?.digests).not.toBe('match');
      }),
    );
  });
});
