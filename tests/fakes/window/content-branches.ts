// The tree of the made-up archive, and how many records lie under each of its branches: as many as its list tells.
import type { ArchivePath } from '../../../shared/contract/desk-archives.ts';
import { volumesOf } from './content-volumes.ts';

type Branch = {
  readonly path: ArchivePath;
  readonly label: string;
  readonly title?: string;
  readonly count: number;
  readonly leaf: boolean;
};

type Fonds = { readonly label: string; readonly by: { readonly [category: string]: number } };

const held: { readonly [fonds: string]: Fonds } = {
  A439: { label: 'A439 临溪县教育局', by: { KJ: 1_752, WS: 11_356, KU: 10_000 } },
  Z109: { label: 'Z109 临溪县民政局', by: { WS: 8_412 } },
};
const years = [2019, 2018, 1998, 1995];
const retentions = ['Y', 'D30', 'D10'];
const classNos = ['KJ·JJ·2008·Y', 'KJ·JJ·2011·Y'];
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
const inClass = sum(volumesOf('').map(({ count }) => count));

/** As evenly as it goes. */
const split = (whole: number, over: readonly unknown[]): readonly number[] =>
  over.map((_, at) => Math.floor(((at + 1) * whole) / over.length) - Math.floor((at * whole) / over.length));

export function branchesUnder({ fonds, category, year, classNo }: ArchivePath): readonly Branch[] {
  if (fonds === undefined) {
    return Object.entries(held).map(([each, { label, by }]) => ({
      path: { fonds: each },
      label,
      count: sum(Object.values(by)),
      leaf: false,
    }));
  }
  const by = held[fonds]?.by ?? {};
  if (category === undefined) {
    return Object.entries(by).map(([each, count]) => ({
      path: { fonds, category: each },
      label: each,
      count,
      leaf: false,
    }));
  }
  if (classNo !== undefined) return volumesOf(classNo);
  if (year !== undefined) {
    const counts = split(recordsUnder({ fonds, category, year }), retentions);
    return retentions.map((retention, at) => ({
      path: { fonds, category, year, retention },
      label: retention,
      count: counts[at] ?? 0,
      leaf: true,
    }));
  }
  const classes = category === 'KJ' ? classNos : [];
  const counts = split((by[category] ?? 0) - classes.length * inClass, years);
  return [
    ...years.map((each, at) => ({
      path: { fonds, category, year: each },
      label: String(each),
      count: counts[at] ?? 0,
      leaf: false,
    })),
    ...classes.map((each) => ({
      path: { fonds, category, classNo: each },
      label: each,
      count: inClass,
      leaf: false,
    })),
  ];
}

/** What stands above it in the tree says so. */
export function recordsUnder({ fonds, category, year, retention, classNo }: ArchivePath): number {
  const last = retention ?? year ?? classNo ?? category ?? fonds;
  if (last === undefined) return sum(branchesUnder({}).map(({ count }) => count));
  const above = {
    ...(category === undefined ? {} : { fonds }),
    ...(year === undefined && classNo === undefined ? {} : { category }),
    ...(retention === undefined ? {} : { year }),
  };
  return branchesUnder(above).find(({ path }) => Object.values(path).at(-1) === last)?.count ?? 0;
}
