// The frame may be anybody: whatever it says, the window gets one of its own messages or nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSaid } from '../../../renderer/reader/decode.ts';
import { refusals } from '../../../renderer/reader/paged.ts';
import { readerActs } from '../../../renderer/reader/reader-keys.ts';

const opened = {
  kind: 'opened',
  documentKind: 'pdf',
  pageCount: 3,
  sheets: [],
  seals: [],
  leftOut: 'nothing',
};

describe('what the frame says', () => {
  it.each([
    { kind: 'ready' },
    { kind: 'pong' },
    { kind: 'paper-end' },
    opened,
    ...refusals.map((why) => ({ kind: 'refused', why })),
    { kind: 'inside', files: [{ name: '附件1.pdf', size: 12, kind: 'pdf' }] },
    { kind: 'inside', files: [{ name: '', size: undefined, kind: 'damaged' }] },
    { kind: 'taken', at: 0, bytes: new ArrayBuffer(3) },
    { kind: 'taken', at: 3, bytes: undefined },
    { kind: 'place', page: 0, percent: 100 },
    { kind: 'found', at: -1, total: 0, complete: true },
    { kind: 'quoted', text: '第一条', page: 2 },
    ...readerActs.map((act) => ({ kind: 'pressed', act })),
    { kind: 'paper-lines', lines: [{ as: 'row', cells: ['一', '二'] }] },
  ])('is taken as it is: %j', (message) => {
    expect(decodeSaid(message)).toEqual(message);
  });

  it.each([
    undefined,
    null,
    'ready',
    [],
    {},
    { kind: 'eval' },
    { kind: 'pressed', act: 'quit' },
    { kind: 'pressed', act: '__proto__' },
    { kind: 'refused', why: '<img>' },
    { kind: 'place', page: -1, percent: 100 },
    { kind: 'place', page: 1.5, percent: 100 },
    { kind: 'place', page: Number.NaN, percent: 100 },
    { kind: 'found', at: 0, total: 1e9, complete: true },
    { kind: 'quoted', text: { toString: () => 'x' } },
    { ...opened, documentKind: 'exe' },
    { ...opened, pageCount: Number.POSITIVE_INFINITY },
    { ...opened, sheets: 'a' },
    { ...opened, seals: [{}] },
    { kind: 'inside', files: [{ name: 1, size: 12, kind: 'pdf' }] },
    { kind: 'inside', files: [{ name: 'a', size: 12, kind: 'exe' }] },
    { kind: 'inside', files: 'a' },
    { kind: 'taken', at: -1, bytes: new ArrayBuffer(3) },
    { kind: 'taken', at: 0, bytes: 'MZ' },
    { kind: 'taken', at: 0, bytes: new ArrayBuffer(64 * 1024 * 1024 + 1) },
    { kind: 'paper-page', page: 0, width: 2, height: 2, pixels: new ArrayBuffer(15) },
    { kind: 'paper-page', page: 0, width: 20_000, height: 20_000, pixels: new ArrayBuffer(16) },
    { kind: 'paper-page', page: 0, width: 0, height: 0, pixels: new ArrayBuffer(0) },
    { kind: 'paper-lines', lines: Array.from({ length: 501 }, () => ({ as: 'text', cells: [] })) },
  ])('is nothing when it does not fit: %j', (message) => {
    expect(decodeSaid(message)).toBeUndefined();
  });

  it('is cut to lengths a window can bear', () => {
    const said = decodeSaid({ kind: 'quoted', text: 'x'.repeat(1_000_000), page: undefined });
    expect(said).toMatchObject({ kind: 'quoted', page: undefined });
    expect(said?.kind === 'quoted' && said.text.length).toBe(20_000);
  });

  it('never throws and carries nothing that is not asked for', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const said = decodeSaid(raw);
        expect(said === undefined || typeof said.kind === 'string').toBe(true);
      }),
    );
    expect(decodeSaid({ kind: 'pong', more: 1 })).toEqual({ kind: 'pong' });
  });
});
