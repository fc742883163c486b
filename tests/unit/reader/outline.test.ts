// The table of contents of files from anywhere: circles, endless and bottomless ones end; keys go through what is shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flatOutline,
  hasChildren,
  headingOutline,
  numberedLevel,
  outlineMove,
  parentOf,
  shownTitle,
  visibleLines,
} from '../../../renderer/reader/outline.ts';
import { classOfStyle, headingStyles } from '../../../renderer/reader/frame/docx-headings.ts';

type Node = { title: string; items: Node[] };
const node = (title: string, ...items: Node[]): Node => ({ title, items });
const flat = (...roots: Node[]) =>
  flatOutline(roots, ({ title, items }: Node) => ({ title, children: items }));
const shown = ({ lines }: ReturnType<typeof flat>) => lines.map(({ title, depth }) => `${depth} ${title}`);

describe('a tree of bookmarks', () => {
  it('becomes lines in reading order, without those that have no title', () => {
    const outline = flat(node('第一章', node('第一节'), node(' ', node('甲'))), node('第二章'));
    expect(shown(outline)).toEqual(['0 第一章', '1 第一节', '2 甲', '0 第二章']);
    expect(outline.cut).toBe(false);
  });

  it('that goes in a circle ends', () => {
    const first = node('甲');
    const second = node('乙', first);
    first.items.push(second, first);
    expect(shown(flat(first, second))).toEqual(['0 甲', '1 乙']);
  });

  it('of a hundred thousand is cut and says so, titled or not', () => {
    for (const title of ['条', '']) {
      const outline = flat(...Array.from({ length: 100_000 }, () => node(title)));
      expect(outline.lines.length).toBe(title === '' ? 0 : 2000);
      expect(outline.cut).toBe(true);
    }
  });

  it('as deep as a thousand is read without recursion, and no line stands deeper than is shown', () => {
    let deep = node('底');
    for (let level = 0; level < 1000; level += 1) deep = node(`${level}`, deep);
    const { lines } = flat(deep);
    expect(lines.length).toBe(1001);
    expect(Math.max(...lines.map(({ depth }) => depth))).toBe(8);
  });

  it('has titles of one line, of a length, without what turns text around', () => {
    expect(shownTitle('第一章\n\u202e 总\t则\u0000')).toBe('第一章 总 则');
    expect(shownTitle('𰻞'.repeat(900)).length).toBe(400);
  });
});

describe('headings', () => {
  it('leave no gap where a level is skipped', () => {
    const headings = [1, 3, 3, 2, 1].map((level, at) => ({ title: `${at}`, level }));
    expect(headingOutline(headings).lines.map(({ depth }) => depth)).toEqual([0, 1, 1, 1, 0]);
  });

  it('are told from styles by name or stated level, in either language', () => {
    const styles = [
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="标题 2"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="My Part"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="body"><w:name w:val="Normal"/><w:outlineLvl w:val="9"/></w:style>',
    ].join('');
    expect([...headingStyles(styles)]).toEqual([
      ['1', 1],
      ['a3', 2],
      ['My Part', 3],
    ]);
    expect(classOfStyle('My Part')).toBe('docx_my-part');
  });

  it.each<[string, number | undefined]>([
    ['第二章 程序', 2],
    ['第十二节　申请', 3],
    ['一、总体要求', 4],
    ['（三）压实责任', 5],
    ['第三条 本办法自公布之日起施行。', undefined],
    [`一、${'字'.repeat(60)}`, undefined],
    ['各乡镇人民政府：', undefined],
  ])('of 公文 are told by their number: %s', (text, level) => {
    expect(numberedLevel(text)).toBe(level);
  });
});

describe('a tree by keyboard', () => {
  const { lines } = flat(node('一', node('甲', node('子')), node('乙')), node('二'));
  const at = (key: string, index: number, ...closed: number[]) =>
    outlineMove(key, index, { lines, closed: new Set(closed) });

  it('goes up and down past what is closed, and in and out', () => {
    expect(at('ArrowDown', 0, 0)).toEqual({ move: 'to', index: 4 });
    expect(at('ArrowUp', 4, 1)).toEqual({ move: 'to', index: 3 });
    expect(at('ArrowRight', 0, 0)).toEqual({ move: 'open', index: 0 });
    expect(at('ArrowRight', 0)).toEqual({ move: 'to', index: 1 });
    expect(at('ArrowLeft', 1)).toEqual({ move: 'close', index: 1 });
    expect(at('ArrowLeft', 2)).toEqual({ move: 'to', index: 1 });
    expect([at('ArrowLeft', 4), at('ArrowRight', 4), at('ArrowDown', 4), at('a', 0)]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  const anyLines = fc
    .array(fc.nat(4), { minLength: 1, maxLength: 30 })
    .map((levels) => headingOutline(levels.map((level) => ({ title: 'x', level: level + 1 }))).lines);

  it('reaches every visible line by down alone, and only those; a parent is never below its child', () => {
    fc.assert(
      fc.property(anyLines, fc.array(fc.nat(29)), (all, shut) => {
        const closed = new Set(shut.filter((index) => hasChildren(all, index)));
        const visible = visibleLines(all, closed);
        const met = [0];
        for (let move = outlineMove('ArrowDown', 0, { lines: all, closed }); move?.move === 'to'; ) {
          met.push(move.index);
          move = outlineMove('ArrowDown', move.index, { lines: all, closed });
        }
        expect(met).toEqual(visible);
        for (const index of visible) {
          const parent = parentOf(all, index);
          expect(parent).toBeLessThan(index);
          if (parent >= 0) expect(closed.has(parent)).toBe(false);
        }
      }),
    );
  });
});
