// Words out of OFD files: in their order, whole across objects and lines, each in its box.
import { describe, expect, it } from 'vitest';
import { ofdLimits } from '../../../shared/ofd/limits.ts';
import { runsOf, textOfPage } from '../../../shared/ofd/text.ts';
import { aText, anOfd, layer } from '../../fixtures/files/ofd/build-ofd.ts';
import * as sound from '../../fixtures/files/ofd/sound.ts';
import { opened, pageOf, textOfOfd, texts } from './opened.ts';

const glyphsOf = (inner: string) => texts(pageOf(inner).things)[0]?.lines[0]?.glyphs ?? [];

describe('places of letters', () => {
  it('follow DeltaX, with g n d written out', () => {
    const glyphs = glyphsOf(aText({ value: '一二三四五', x: 0, y: 10, size: 4, delta: 'DeltaX="g 3 5 9"' }));
    expect(glyphs.map(({ x }) => x)).toEqual([0, 5, 10, 15, 24]);
  });

  it('keep the last delta where too few are stated', () => {
    const glyphs = glyphsOf(aText({ value: '一二三四', x: 0, y: 10, delta: 'DeltaX="5"' }));
    expect(glyphs.map(({ x }) => x)).toEqual([0, 5, 10, 15]);
  });

  it('give a rare character two deltas where the maker counted code units', () => {
    const glyphs = glyphsOf(aText({ value: '𠅤𰻞好', x: 0, y: 10, delta: 'DeltaX="6 0 6 0"' }));
    expect(glyphs.map(({ x, text }) => [text, x])).toEqual([
      ['𠅤', 0],
      ['𰻞', 6],
      ['好', 12],
    ]);
  });

  it('are natural when none are stated', () => {
    const [text] = texts(pageOf(aText({ value: '没有间距', x: 0, y: 10, delta: ' ' })).things);
    expect(text?.lines[0]?.natural).toBe(true);
  });

  it('run down by DeltaY', () => {
    const glyphs = glyphsOf(aText({ value: '竖排', x: 3, y: 10, delta: 'DeltaX="0" DeltaY="7"' }));
    expect(glyphs.map(({ y }) => y)).toEqual([5.64, 12.64]);
  });

  it('give a group of glyphs the letters it stands for', () => {
    const group =
      '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>';
    const glyphs = glyphsOf(aText({ value: '甲合字乙', x: 0, y: 9, inner: group, delta: 'DeltaX="g 2 5"' }));
    expect(glyphs.map(({ text, glyph }) => [text, glyph])).toEqual([
      ['甲', undefined],
      ['合字', 7],
      ['乙', undefined],
    ]);
  });
});

describe('heavy text', () => {
  it('of very many blanks and line ends is read in the time of its length', () => {
    const inner = aText({ value: '甲', x: 0, y: 9 }).replace('>甲<', `>甲${' \n'.repeat(80_000)}乙<`);
    expect(textOfPage(pageOf(inner)).endsWith('乙')).toBe(true);
    const behind = aText({ value: '甲', x: 0, y: 9 }).replace('>甲<', `>甲${' \n'.repeat(150_000)}<`);
    expect(textOfPage(pageOf(behind))).toBe('甲');
  });

  it('of three hundred thousand glyphs for one letter is read', () => {
    const glyphs = `<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="300000"><ofd:Glyphs>${'7 '.repeat(300_000)}</ofd:Glyphs></ofd:CGTransform>`;
    expect(glyphsOf(aText({ value: '甲', x: 0, y: 9, inner: glyphs })).length).toBe(300_000);
  });

  it('of ninety thousand objects is read', () => {
    const letter = (at: number): string => String.fromCodePoint(0x4e00 + (at % 20_000));
    const objects = Array.from({ length: 90_000 }, (_, at) =>
      aText({ value: letter(at), x: (at * 7919) % 211, y: (at * 104_729) % 297 }),
    );
    expect(textOfPage(pageOf(objects.join(''))).length).toBeGreaterThan(80_000);
  });
});

describe('the text of a page', () => {
  it('joins a word set in two objects beside each other', () => {
    const page = pageOf(
      aText({ value: '政务', x: 20, y: 20, size: 5 }) + aText({ value: '服务', x: 30, y: 20, size: 5 }),
    );
    expect(textOfPage(page)).toBe('政务服务');
  });

  it('parts columns by a blank and lines by a line end', () => {
    const inner =
      aText({ value: '序号', x: 20, y: 20, size: 5 }) +
      aText({ value: '事项', x: 60, y: 20, size: 5 }) +
      aText({ value: '下一行', x: 20, y: 40, size: 5 });
    expect(textOfPage(pageOf(inner))).toBe('序号 事项\n下一行');
  });

  it('joins a word broken at the right edge of a paragraph', () => {
    const page = opened(sound.redHeadLetter()).page(0);
    expect(textOfPage(page)).toContain('根据国务院关于加快推进政务服务标准化规范化便利化的指导意见');
    expect(textOfPage(page)).toContain('请认真贯彻执行。\n　　一、');
  });

  it('has the words of templates, annotations and rare characters', () => {
    expect(textOfPage(opened(sound.redHeadLetter()).page(0))).toContain('临溪县人民政府文件');
    expect(textOfPage(opened(sound.annotated()).page(0))).toContain('内部资料');
    expect(textOfPage(opened(sound.redHeadLetter()).page(0))).toContain('䶮 㼆 𬭎 𫖯 𠅤 𰻞');
  });

  it('leaves out what is hidden', () => {
    expect(textOfPage(opened(sound.annotated()).page(0))).not.toContain('看不见');
  });
});

describe('a run', () => {
  it('covers its letters on the page', () => {
    const [run] = runsOf(pageOf(aText({ value: '政务服务', x: 20, y: 50, size: 5 })));
    expect(run).toMatchObject({ text: '政务服务', x: 20, width: 20, height: 5, angle: 0, lineEnd: true });
    expect(run?.y).toBeCloseTo(50 - 5 * 0.86, 6);
  });

  it('is turned with its object', () => {
    const turned =
      '<ofd:TextObject ID="1" Boundary="50 60 50 50" CTM="0 1 -1 0 10 0" Font="1" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5">转动</ofd:TextCode></ofd:TextObject>';
    const [run] = runsOf(pageOf(turned));
    expect(run).toMatchObject({ angle: 90, width: 10, height: 5 });
    expect(run?.covers).toMatchObject({ y: 60, width: 5, height: 10 });
  });

  it('ends where letters jump to another column', () => {
    const page = pageOf(aText({ value: '甲乙', x: 20, y: 20, size: 5, delta: 'DeltaX="60"' }));
    expect(runsOf(page).map(({ text }) => text)).toEqual(['甲', '乙']);
  });
});

describe('the text of a file', () => {
  it('comes page by page, with what the file says of itself', () => {
    const text = textOfOfd(sound.manyPages(3));
    expect(text).toMatchObject({ notes: [] });
    expect('pages' in text ? text.pages.map((page) => /第\d+页/.exec(page)?.[0]) : []).toEqual([
      '第1页',
      '第2页',
      '第3页',
    ]);
  });

  it('stops at its limit and says so', () => {
    const text = textOfOfd(sound.manyPages(3), { ...ofdLimits, textLength: 1000 });
    expect(text).toMatchObject({ notes: [{ kind: 'too-large', limit: 'textLength' }] });
  });

  it('reads no picture', () => {
    expect(textOfOfd(sound.pictures())).toMatchObject({ notes: [] });
  });

  it('of 500 pages is there', () => {
    const bytes = sound.manyPages(500);
    const text = textOfOfd(bytes);
    expect('pages' in text ? text.pages.length : 0).toBe(500);
  });

  it('keeps pretty-printed indentation out of the words', () => {
    const inner = aText({ value: '甲乙', x: 0, y: 9 }).replace('>甲乙<', '>\n      甲 乙\n    <');
    const text = textOfOfd(anOfd({ pages: [layer(inner)] }));
    expect('pages' in text ? text.pages : []).toEqual(['甲 乙']);
  });
});
