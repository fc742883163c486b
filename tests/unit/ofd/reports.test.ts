// What the reader is told of an OFD: seals in its own words, gaps of a page, why a file is refused.
import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../../renderer/reader/ofd/gaps.ts';
import { unreadable } from '../../../renderer/reader/ofd/refusal.ts';
import { sealReports } from '../../../renderer/reader/ofd/seal-reports.ts';
import { wantedBy } from '../../../renderer/reader/ofd/wanted.ts';
import { layer } from '../../fixtures/files/ofd/build-ofd.ts';
import { signedParts } from '../../fixtures/files/ofd/signed.ts';
import * as sound from '../../fixtures/files/ofd/sound.ts';
import { zip } from '../../fixtures/files/ofd/zip.ts';
import { opened } from './opened.ts';

describe('a seal is reported', () => {
  it('as matching when every digest is the same', () => {
    expect(sealReports(opened(sound.signedLetter()))).toEqual([
      {
        id: '0-1',
        name: '临溪县人民政府（测试）',
        signedAt: '2026-11-20 09:00',
        digests: 'match',
        differing: [],
        partCount: 4,
      },
    ]);
  });

  it('as differing with the names of what is another', () => {
    expect(sealReports(opened(sound.alteredLetter()))).toMatchObject([
      { digests: 'differ', differing: ['/Doc_0/Pages/Page_0/Content.xml'] },
    ]);
  });

  it('as unchecked when the method is not known', () => {
    const bytes = zip(signedParts({ pages: [layer('')] }, { method: '1.2.3' }));
    expect(sealReports(opened(bytes))).toMatchObject([{ digests: 'unchecked', name: '测试签章' }]);
  });
});

describe('a page', () => {
  it('names each kind of gap once', () => {
    expect(gapsOf(opened(sound.pictures()).page(0).notes)).toEqual(['picture']);
    expect(
      gapsOf([
        { kind: 'missing-part', part: 'a' },
        { kind: 'damaged-part', part: 'b' },
        { kind: 'circle', part: 'c' },
        { kind: 'outside-reference', part: 'd' },
      ]),
    ).toEqual(['damaged', 'limit', 'outside']);
  });

  it('asks for the fonts and pictures within groups and patterns', () => {
    const { fonts, pictures } = wantedBy(opened(sound.sealInOfd()).page(0).things);
    expect([...fonts.values()].map(({ name }) => name)).toContain('宋体');
    expect([...wantedBy(opened(sound.pictures()).page(0).things).pictures.keys()]).toHaveLength(6);
    expect(pictures.size).toBe(0);
  });
});

describe('a refusal', () => {
  it.each([
    [{ kind: 'encrypted' }, 'locked'],
    [{ kind: 'not-ofd' }, 'damaged'],
    [{ kind: 'too-large', limit: 'ratio' }, 'hostile'],
    [{ kind: 'too-large', limit: 'pages' }, 'too-large'],
    [{ kind: 'no-pages' }, 'empty'],
    [{ kind: 'unsafe-name', part: 'x' }, 'hostile'],
  ] as const)('of %j is %s', (trouble, why) => {
    expect(unreadable(trouble).why).toBe(why);
  });
});
