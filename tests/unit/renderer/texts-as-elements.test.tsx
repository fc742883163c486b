// Text of departments becomes text on the screen and nothing else.

import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Highlight, piecesOf } from '../../../renderer/ui/Highlight.tsx';
import { Markdown } from '../../../renderer/ui/Markdown.tsx';
import { blocksOf, inlinesOf } from '../../../renderer/ui/blocks.ts';
import { paragraphsOf } from '../../../renderer/ui/Paper.tsx';
import { placesOf, termsOf } from '../../../renderer/ui/found-places.ts';
import { zh } from '../../../renderer/text/zh.ts';
import { plainOrNothing } from '../../../renderer/style/style-text.ts';

const nothing = { found: '', foundWords: zh.search.inDocument, onSay: () => {} };
const plain = (text: string) => [{ kind: 'text', text }];

describe('the small Markdown', () => {
  it('knows headings, paragraphs, lists, quotes and rules', () => {
    expect(blocksOf('# 总则\n第一条\n- 甲\n- 乙\n1. 一\n> 注\n---')).toEqual([
      { kind: 'heading', level: 1, words: plain('总则') },
      { kind: 'paragraph', words: plain('第一条') },
      { kind: 'list', ordered: false, items: [plain('甲'), plain('乙')] },
      { kind: 'list', ordered: true, items: [plain('一')] },
      { kind: 'quote', words: plain('注') },
      { kind: 'rule' },
    ]);
  });

  it('knows bold and code inside a line, and leaves a lone mark alone', () => {
    expect(inlinesOf('即**全民**和`码`，2**3')).toEqual([
      { kind: 'text', text: '即' },
      { kind: 'bold', text: '全民' },
      { kind: 'text', text: '和' },
      { kind: 'code', text: '码' },
      { kind: 'text', text: '，2**3' },
    ]);
  });

  it('makes no link, picture or element out of what it reads', () => {
    const nasty = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](http://z) <script>1</script>';
    const html = renderToStaticMarkup(<Markdown text={nasty} {...nothing} />);
    expect(html).not.toMatch(/<(img|a|script)\b/);
    expect(html).toContain('&lt;img src=x');
  });

  it('loses no word of a paragraph', () => {
    const line = fc.string({ unit: fc.constantFrom('第', '一', '条', '*', '`', '<', '>', ' ', 'a') });
    fc.assert(
      fc.property(line, (text) => {
        const words = inlinesOf(text)
          .map((inline) => inline.text)
          .join('');
        expect(words.replaceAll(/[*`]/g, '')).toBe(text.replaceAll(/[*`]/g, ''));
      }),
    );
  });
});

describe('a highlight', () => {
  it('marks its ranges', () => {
    const html = renderToStaticMarkup(<Highlight text="临溪中学食堂" ranges={[[2, 4]]} />);
    expect(html).toMatch(/^临溪<mark[^>]*>中学<\/mark>食堂$/);
  });

  it('keeps the text whole, whatever the ranges', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(20), fc.nat(20))), (text, ranges) => {
        expect(
          piecesOf(text, ranges)
            .map(({ piece }) => piece)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('a paper', () => {
  it('is parted into paragraphs without their typed indents', () => {
    expect(paragraphsOf('县人民政府：\n\n　　现申请办理。\n').map(({ words }) => words)).toEqual([
      '县人民政府：',
      '现申请办理。',
    ]);
  });
});

describe('found words', () => {
  it('are found in order, whatever their case', () => {
    expect(placesOf('OA 公文，oa 系统', termsOf('oa　公文'))).toEqual([
      [0, 2],
      [3, 5],
      [6, 8],
    ]);
  });

  it('are not looked for where folding changes the length', () => {
    expect(placesOf('İx', ['x'])).toEqual([]);
  });
});

describe('the rule for texts of styles', () => {
  it('lets a style through and nothing that could be an element', () => {
    expect(plainOrNothing('.a{color:red}')).toBe('.a{color:red}');
    expect(plainOrNothing('<img src=x onerror=alert(1)>')).toBeNull();
  });
});
