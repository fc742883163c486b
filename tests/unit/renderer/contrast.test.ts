// Every pair of ink and ground in the tokens can be read: at least 4.5 : 1, and 3 : 1 for edges and signs.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/style/tokens.css', import.meta.url), 'utf8');

function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(`[data-theme="${theme}"]`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ['pane', 'bg', 'sel'];
const read: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...grounds, 'brand-bg', 'found', 'wrong-bg']],
  ['ink2', grounds],
  ['ink3', grounds],
  ['brand', [...grounds, 'brand-bg']],
  ['red', ['pane', 'bg', 'sel']],
  ['green', grounds],
  ['amber', ['amber-bg']],
  ['orange', ['orange-bg']],
  ['wrong', [...grounds, 'wrong-bg']],
  ['blue', ['blue-bg']],
  ['violet', ['violet-bg']],
  ['on-fill', ['brand-fill']],
  ['on-alarm', ['alarm', 'alarm-deep']],
];
const seen: readonly (readonly [string, readonly string[]])[] = [
  ['edge', ['pane']],
  ['dot-ok', ['pane']],
  ['dot-warn', ['pane']],
  ['dot-off', ['pane']],
];

const weak = (theme: 'light' | 'dark', pairs: typeof read, least: number): readonly string[] => {
  const tokens = tokensOf(theme);
  return pairs.flatMap(([ink, on]) =>
    on
      .map((ground) => [ground, contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')] as const)
      .filter(([, ratio]) => !(ratio >= least))
      .map(([ground, ratio]) => `${ink} on ${ground} ${ratio.toFixed(2)}`),
  );
};

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it('can be read', () => {
    expect(weak(theme, read, 4.5)).toEqual([]);
  });

  it('has edges and signs that can be seen', () => {
    expect(weak(theme, seen, 3)).toEqual([]);
  });
});
