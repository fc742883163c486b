// The two 全宗 of the archive, and counters for the numbers within them.

export type Fonds = { readonly code: string; readonly name: string; readonly offices: readonly string[] };

export const fonds: readonly [Fonds, Fonds] = [
  { code: 'Z109', name: '临溪县人民政府办公室全宗', offices: ['综合科', '秘书一科', '秘书二科', '督查科'] },
  { code: 'Z117', name: '临溪县民政局全宗', offices: ['办公室', '社会救助股', '社会事务股', '区划地名股'] },
];

export type Numbers = { next(series: string): number };

export function countPer(): Numbers {
  const counts = new Map<string, number>();
  return {
    next: (series) => {
      const value = (counts.get(series) ?? 0) + 1;
      counts.set(series, value);
      return value;
    },
  };
}
