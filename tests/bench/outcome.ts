// What a benchmark hands back: raw numbers by name, and ratios with the aim they are held against. Nothing passes
// or fails by a number: machines differ, and a figure that is looked at is worth more than a red light.

import { median, percentile, rounded, table } from './figures.ts';

export type Measure = {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'rows/s' | 'records';
  readonly values: readonly number[];
};
export type Ratio = { readonly what: string; readonly value: number; readonly aim: number };
export type Outcome = {
  readonly name: string;
  readonly about: string;
  readonly measures: readonly Measure[];
  readonly ratios: readonly Ratio[];
  readonly facts: Readonly<Record<string, string | number>>;
  /** Shown instead of the measures. */
  readonly table?: readonly (readonly string[])[];
};

export function ratioOf(what: string, ours: Measure, theirs: Measure, aim: number): Ratio {
  return { what, value: median(ours.values) / median(theirs.values), aim };
}

export function summary(outcome: Outcome): string {
  const rows = outcome.measures.map(({ what, unit, values }) => [
    what,
    unit,
    String(rounded(median(values))),
    String(rounded(percentile(values, 95))),
    String(rounded(Math.min(...values))),
    String(values.length),
  ]);
  const measured = table(outcome.table ?? [['', 'unit', 'median', 'p95', 'least', 'n'], ...rows]);
  const ratios = outcome.ratios.map(({ what, value, aim }) => `${what}: ${value.toFixed(2)} (aim ≤ ${aim})`);
  const facts = Object.entries(outcome.facts).map(([name, value]) => `${name}: ${value}`);
  return [`== ${outcome.name}: ${outcome.about}`, measured, ...ratios, ...facts].join('\n');
}
