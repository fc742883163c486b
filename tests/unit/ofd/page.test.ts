// What a page is made of: order, styles, paths, pictures, units, clips, as the drawer gets them.
import { brightnessAsAlpha } from '../../../renderer/reader/ofd/under-mask.ts';
import { drawnKey } from '../../../shared/ofd/model.ts';
import { describe, expect, it } from 'vitest';
import type { Paint } from '../../../shared/ofd/model.ts';
import { anOfd, aPath, aText, fill, layer, part, xml } from '../../fixtures/files/ofd/build-ofd.ts';
import { maskedPictures } from '../../fixtures/files/ofd/masked.ts';
import * as sound from '../../fixtures/files/ofd/sound.ts';
import { zip } from '../../fixtures/files/ofd/zip.ts';
import { flat, opened, pageOf, paths, texts } from './opened.ts';

const plain = (red: number, green: number, blue: number, alpha = 1): Paint => ({
  kind: 'plain',
  colour: { red, green, blue, alpha },
});
const pathIn = (inner: string, res = '') => {
  const found = paths(pageOf(inner, { publicRes: res }).things)[0];
  if (found === undefined) throw new Error('no path on the page');
  return found;
};
const square = 'M 0 0 L 9 0 L 9 9 C';

describe('the order of a page', () => {
  it('is template, background, body, foreground, annotation', () => {
    const words = (value: string) => aText({ value, x: 0, y: 9 });
    const bytes = anOfd({
      templates: [layer(words('模板'))],
      uses: '<ofd:Template TemplateID="900" ZOrder="Background"/>',
      pages: [
        layer(words('前景'), 'Type="Foreground"') +
          layer(words('正文')) +
          layer(words('背景'), 'Type="Background"'),
      ],
      document: '<ofd:Annotations>Annots.xml</ofd:Annotations>',
      parts: [
        part(
          'Doc_0/Annots.xml',
          xml('Annotations', '<ofd:Page PageID="100"><ofd:FileLoc>/Doc_0/A.xml</ofd:FileLoc></ofd:Page>'),
        ),
        part(
          'Doc_0/A.xml',
          xml(
            'PageAnnot',
            `<ofd:Annot ID="1"><ofd:Appearance Boundary="0 0 9 9">${words('批注')}</ofd:Appearance></ofd:Annot>`,
          ),
        ),
      ],
    });
    const order = texts(opened(bytes).page(0).things).map((text) =>
      text.lines[0]?.glyphs.map((one) => one.text).join(''),
    );
    expect(order).toEqual(['模板', '背景', '正文', '前景', '批注']);
  });

  it('puts a foreground template above everything', () => {
    const bytes = anOfd({
      templates: [layer(aText({ value: '模', x: 0, y: 9 }))],
      uses: '<ofd:Template TemplateID="900" ZOrder="Foreground"/>',
      pages: [layer(aText({ value: '前', x: 0, y: 9 }), 'Type="Foreground"')],
    });
    expect(texts(opened(bytes).page(0).things).map((text) => text.lines[0]?.glyphs[0]?.text)).toEqual([
      '前',
      '模',
    ]);
  });
});

describe('pages', () => {
  it('take the size of their own area before that of the document', () => {
    const area = '<ofd:Area><ofd:PhysicalBox>0 0 148 210</ofd:PhysicalBox></ofd:Area>';
    const document = opened(anOfd({ pages: [layer('')], pageHead: area }));
    expect(document.sizeOf(0)).toEqual({ x: 0, y: 0, width: 148, height: 210 });
    expect(document.page(0).box).toEqual(document.sizeOf(0));
  });

  it('of several bodies follow each other', () => {
    const body = (folder: string) =>
      `<ofd:DocBody><ofd:DocRoot>${folder}/Document.xml</ofd:DocRoot></ofd:DocBody>`;
    const document = xml('Document', '<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>');
    const page = (value: string) =>
      xml('Page', `<ofd:Content>${layer(aText({ value, x: 0, y: 9 }))}</ofd:Content>`);
    const found = opened(
      zip([
        part('OFD.xml', xml('OFD', body('A') + body('B') + body('C'))),
        ...['A', 'B'].flatMap((folder) => [
          part(`${folder}/Document.xml`, document),
          part(`${folder}/P.xml`, page(folder)),
        ]),
      ]),
    );
    expect([found.pageCount, found.bodies]).toEqual([2, 2]);
    expect([0, 1].map((at) => texts(found.page(at).things)[0]?.lines[0]?.glyphs[0]?.text)).toEqual([
      'A',
      'B',
    ]);
    expect(found.notes).toEqual([{ kind: 'missing-part', part: 'C/Document.xml' }]);
  });

  it('have an outline by page and attachments by name', () => {
    const document = opened(sound.annotated());
    expect(document.outline).toEqual([
      { title: '第一章', depth: 0, page: 1 },
      { title: '第一节', depth: 1, page: 0 },
    ]);
    expect(document.attachments).toEqual([
      { name: '附件1.xml', format: 'xml', part: 'Doc_0/Attachs/a.xml', bytes: 4 },
    ]);
  });

  it('are read without a name space, with another prefix, and with other letters in names of parts', () => {
    const bytes = zip([
      part('ofd.XML', '<OFD><DocBody><DocRoot>doc_0/document.xml</DocRoot></DocBody></OFD>'),
      part(
        'Doc_0/Document.xml',
        '<x:Document xmlns:x="u"><x:Pages><x:Page ID="1" BaseLoc="P.xml"/></x:Pages></x:Document>',
      ),
      part(
        'Doc_0/P.xml',
        `<Page><Content><Layer><TextObject Boundary="0 0 9 9" Size="5"><TextCode>字</TextCode></TextObject></Layer></Content></Page>`,
      ),
    ]);
    expect(texts(opened(bytes).page(0).things)).toHaveLength(1);
  });
});

describe('letters', () => {
  const raw = (encoding: string, bytes: Uint8Array) => {
    const before = Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><Page><Content><Layer>`);
    const object = Buffer.from('<TextObject Boundary="0 0 9 9" Size="5"><TextCode>');
    const after = Buffer.from('</TextCode></TextObject></Layer></Content></Page>');
    const document = '<Document><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>';
    return zip([
      part('OFD.xml', '\ufeff <OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>'),
      part('D.xml', document),
      part('P.xml', Uint8Array.from([...before, ...object, ...bytes, ...after])),
    ]);
  };
  const lettersOf = (bytes: Uint8Array) =>
    texts(opened(bytes).page(0).things)[0]?.lines[0]?.glyphs.map(({ text }) => text);

  it('of a part in GBK are read as they are', () => {
    expect(lettersOf(raw('GBK', Uint8Array.from([0xb9, 0xab, 0xce, 0xc4])))).toEqual(['公', '文']);
  });

  it('that XML does not have keep their place', () => {
    expect(lettersOf(raw('UTF-8', Buffer.from('甲\u0001&#2;&#xFFFF;乙')))).toEqual([
      '甲',
      '\ufffd',
      '\ufffd',
      '\ufffd',
      '乙',
    ]);
  });
});

describe('paths', () => {
  it('know moves, lines and curves, and end at what they do not know', () => {
    const path = pathIn(aPath('0 0 9 9', 'S 1 2 L 3 4 Q 1 1 2 2 B 1 1 2 2 3 3 C X 5 5'));
    expect(path.outline).toEqual({ steps: 'MLQBC', points: [1, 2, 3, 4, 1, 1, 2, 2, 1, 1, 2, 2, 3, 3] });
  });

  it('turn an arc into curves that end where it ends and bulge as far as its radius', () => {
    const { steps, points } = pathIn(aPath('0 0 20 20', 'M 0 10 A 10 10 0 0 1 20 10')).outline;
    expect(steps).toBe('MBB');
    expect(points.slice(-2).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([20, 10]);
    expect([points[6], points[7]].map((value) => Math.round((value ?? 0) * 1e6) / 1e6)).toEqual([10, 0]);
  });

  it('stroke in black and fill with nothing unless told', () => {
    expect(pathIn(aPath('0 0 9 9', square, 'Fill="true"'))).toMatchObject({
      fill: undefined,
      pen: { width: 0.353, paint: plain(0, 0, 0) },
    });
  });

  it('take what they do not state from their draw parameter and what that is relative to', () => {
    const params =
      '<ofd:DrawParams><ofd:DrawParam ID="1" LineWidth="2" Cap="Round"><ofd:StrokeColor Value="1 2 3"/></ofd:DrawParam>' +
      '<ofd:DrawParam ID="2" Relative="1" LineWidth="3"/></ofd:DrawParams>';
    expect(pathIn(aPath('0 0 9 9', square, 'DrawParam="2" Join="Bevel"'), params).pen).toMatchObject({
      width: 3,
      cap: 'round',
      join: 'bevel',
      paint: plain(1, 2, 3),
    });
  });

  it('take what is left from the draw parameter of their layer', () => {
    const params = '<ofd:DrawParams><ofd:DrawParam ID="1" LineWidth="4"/></ofd:DrawParams>';
    const bytes = anOfd({ publicRes: params, pages: [layer(aPath('0 0 9 9', square), 'DrawParam="1"')] });
    expect(paths(opened(bytes).page(0).things)[0]?.pen?.width).toBe(4);
  });
});

describe('dashes', () => {
  it('are kept when they can be seen, and drawn whole when they would be millions', () => {
    expect(pathIn(aPath('0 0 9 9', square, 'DashPattern="2 1"')).pen?.dash).toEqual([2, 1]);
    expect(pathIn(aPath('0 0 9 9', square, 'DashPattern="0.0001 0.0001"')).pen?.dash).toEqual([]);
    expect(pathIn(aPath('0 0 9 9', square, 'DashPattern="-1 3"')).pen?.dash).toEqual([]);
  });
});

describe('colours', () => {
  const spaces =
    '<ofd:ColorSpaces><ofd:ColorSpace ID="1" Type="GRAY"/><ofd:ColorSpace ID="2" Type="CMYK"/>' +
    '<ofd:ColorSpace ID="3" Type="RGB"><ofd:Palette><ofd:CV>1 1 1</ofd:CV><ofd:CV>0 128 0</ofd:CV></ofd:Palette></ofd:ColorSpace>' +
    '<ofd:ColorSpace ID="4" Type="RGB" BitsPerComponent="4"/></ofd:ColorSpaces>';
  it.each([
    ['red, green and blue', 'Value="10 20 30"', plain(10, 20, 30)],
    ['hexadecimal', 'Value="#ff #80 #00"', plain(255, 128, 0)],
    ['grey', 'Value="60" ColorSpace="1"', plain(60, 60, 60)],
    ['four inks', 'Value="0 255 255 0" ColorSpace="2"', plain(255, 0, 0)],
    ['a palette', 'Index="1" ColorSpace="3"', plain(0, 128, 0)],
    ['four bits', 'Value="15 0 15" ColorSpace="4"', plain(255, 0, 255)],
    ['half through', 'Value="0 0 0" Alpha="51"', plain(0, 0, 0, 0.2)],
    ['nothing', '', undefined],
  ] as const)('are read as %s', (_, attributes, expected) => {
    const inner = aPath('0 0 9 9', square, 'Fill="true"', `<ofd:FillColor ${attributes}/>`);
    expect(pathIn(inner, spaces).fill).toEqual(expected);
  });

  it('may be shadings and patterns', () => {
    const kinds = paths(opened(sound.drawing()).page(0).things).map((path) => path.fill?.kind);
    expect(kinds).toEqual(expect.arrayContaining(['axial', 'radial', 'tiles']));
  });
});

describe('other objects', () => {
  it('are pictures by what their bytes are; another format is named', () => {
    const page = opened(sound.pictures()).page(0);
    const kinds = flat(page.things).flatMap((thing) =>
      thing.kind === 'picture' ? [thing.picture.kind] : [],
    );
    expect(kinds).toEqual(['png', 'bmp', 'gif', 'jpeg', 'jbig2', 'tiff', 'png']);
    expect(page.notes).toEqual([{ kind: 'picture-format', part: 'JP2' }]);
  });

  it('are pictures under their masks; one whose mask is missing stands whole, and that is noted', () => {
    const page = opened(maskedPictures()).page(0);
    const shown = flat(page.things).flatMap((thing) => (thing.kind === 'picture' ? [thing.picture] : []));
    const picture = { key: 'Doc_0/Res/a.png', kind: 'png' };
    const mask = { key: 'Doc_0/Res/m.png', kind: 'png' };
    expect(shown).toEqual([picture, { ...picture, mask }, picture]);
    expect(new Set(shown.map(drawnKey)).size).toBe(2);
    expect(page.notes).toEqual([{ kind: 'missing-part', part: 'MultiMedia 99' }]);
  });

  it('show of a picture as much as its mask is bright', () => {
    const pixels = Uint8ClampedArray.from([
      255, 255, 255, 255, 0, 0, 0, 255, 128, 128, 128, 255, 0, 255, 0, 9,
    ]);
    brightnessAsAlpha(pixels);
    expect([3, 7, 11, 15].map((at) => pixels[at])).toEqual([255, 0, 128, 150]);
  });

  it('are repeated units in the space of their object', () => {
    const group = opened(sound.drawing())
      .page(0)
      .things.find(({ kind }) => kind === 'group');
    expect(group).toMatchObject({ matrix: [1.5, 0, 0, 1.5, 20, 200], alpha: 160 / 255 });
  });

  it('are cut by their clips', () => {
    const clipped = paths(opened(sound.drawing()).page(0).things).find(({ clips }) => clips.length > 0);
    expect(clipped?.clips).toEqual([
      [
        {
          matrix: [1, 0, 0, 1, 70, 200],
          outline: { steps: 'MLLC', points: [15, 0, 30, 30, 0, 30] },
          rule: 'nonzero',
        },
      ],
    ]);
  });

  it('with a size below nothing stand where they say and are cut by nothing', () => {
    const inner = aText({ value: '印', x: 20, y: 30 }).replace(/Boundary="[^"]*"/, 'Boundary="20 30 -3 5"');
    expect(texts(pageOf(inner).things)[0]?.boundary).toEqual({ x: 20, y: 30, width: 0, height: 0 });
  });

  it('of text are filled in black unless told', () => {
    expect(texts(pageOf(aText({ value: '黑', x: 0, y: 9 })).things)[0]?.fill).toEqual(plain(0, 0, 0));
    expect(texts(pageOf(aText({ value: '红', x: 0, y: 9, inner: fill('220 0 0') })).things)[0]?.fill).toEqual(
      plain(220, 0, 0),
    );
  });
});
