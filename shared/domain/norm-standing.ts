// 有效性 of a norm on a day, derived from what is here: its dates, texts of the same name, texts that repeal it, and what
// its source states. Pure. Never 现行有效 without a ground; where grounds disagree it is said (a source's
// flag still calls 保守国家秘密法 of 2010 in force beside the one of 2024).
import type { Validity, Ymd } from './terms.ts';

export type NormDates = {
  readonly id: string;
  readonly title: string;
  readonly publishedOn?: Ymd | undefined;
  readonly effectiveOn?: Ymd | undefined;
};

export type NormFacts = NormDates & {
  readonly docNo?: string | undefined;
  readonly stated?: Validity | undefined;
  /** The day its source said so. */
  readonly statedOn: Ymd;
  /** Past it what is stated is no longer vouched for. */
  readonly reviewBy?: Ymd | undefined;
};

type GroundBy = { readonly id?: string; readonly title: string; readonly day?: Ymd };
type Ground =
  | { readonly kind: 'stated'; readonly validity: Validity }
  | { readonly kind: 'not-yet'; readonly from: Ymd }
  | { readonly kind: 'newer-version'; readonly by: GroundBy }
  | { readonly kind: 'repealed-by'; readonly by: GroundBy };

export type Standing = {
  readonly asOf: Ymd;
  readonly validity?: Validity;
  readonly unconfirmed: boolean;
  /** As the contract has it, which knows no read-only lists. */
  readonly grounds: Ground[];
};

type Around = {
  /** Other texts of the same name. */
  readonly versions: readonly NormDates[];
  /** Texts that repeal the name. */
  readonly repealers: readonly NormDates[];
};

/**
 * Since when this text stands: a revised text still says when the norm first came into force, so a day before its own
 * publication is no day of this text.
 */
export function startOf({ publishedOn, effectiveOn }: NormDates): Ymd | undefined {
  if (effectiveOn === undefined) return publishedOn;
  return publishedOn !== undefined && effectiveOn < publishedOn ? publishedOn : effectiveOn;
}

export function standingOf(norm: NormFacts, around: Around, asOf: Ymd): Standing {
  const derived = derivedGrounds(norm, around, asOf);
  const stated: readonly Ground[] =
    norm.stated === undefined || !speaksOf(norm, asOf) ? [] : [{ kind: 'stated', validity: norm.stated }];
  const grounds = [...stated, ...derived];
  return { asOf, ...judge(norm, grounds, asOf), grounds };
}

/** What is stated today says nothing of an earlier day, except that what stands now stood since it began. */
function speaksOf({ stated, statedOn }: NormFacts, asOf: Ymd): boolean {
  return asOf >= statedOn || stated === '现行有效';
}

function derivedGrounds(norm: NormFacts, around: Around, asOf: Ymd): readonly Ground[] {
  const start = startOf(norm);
  const notYet: readonly Ground[] =
    start !== undefined && start > asOf ? [{ kind: 'not-yet', from: start }] : [];
  const newer = around.versions
    .filter((version) => version.id !== norm.id && isLater(startOf(version), start) && isBegun(version, asOf))
    .toSorted(byStart);
  const repealers = around.repealers
    .filter(
      (by) => by.id !== norm.id && isRepeal(by, norm) && isBegun({ ...by, publishedOn: undefined }, asOf),
    )
    .toSorted(byStart);
  return [
    ...notYet,
    ...newer.slice(0, 1).map((by): Ground => ({ kind: 'newer-version', by: groundBy(by) })),
    ...repealers.slice(0, 1).map((by): Ground => ({ kind: 'repealed-by', by: groundBy(by) })),
  ];
}

/** A repeal strikes what was published by then; what took the name afterwards is another norm. */
function isRepeal(by: NormDates, norm: NormDates): boolean {
  const day = by.effectiveOn ?? by.publishedOn;
  return (
    day !== undefined && (norm.publishedOn === undefined || norm.publishedOn < day) && !isOlder(by, norm)
  );
}

const isOlder = (by: NormDates, norm: NormDates): boolean =>
  by.publishedOn !== undefined && norm.publishedOn !== undefined && by.publishedOn < norm.publishedOn;

const isLater = (a: Ymd | undefined, b: Ymd | undefined): boolean =>
  a !== undefined && b !== undefined && a > b;

const isBegun = (dates: NormDates, asOf: Ymd): boolean => {
  const start = startOf(dates);
  return start !== undefined && start <= asOf;
};

const byStart = (a: NormDates, b: NormDates): number => ((startOf(a) ?? '') < (startOf(b) ?? '') ? -1 : 1);

function groundBy(by: NormDates): GroundBy {
  const day = startOf(by);
  return { id: by.id, title: by.title, ...(day === undefined ? {} : { day }) };
}

type Judged = { readonly validity?: Validity; readonly unconfirmed: boolean };

function judge(norm: NormFacts, grounds: readonly Ground[], asOf: Ymd): Judged {
  const stated = grounds.find((ground) => ground.kind === 'stated')?.validity;
  const derived = derivedValidity(grounds);
  if (derived !== undefined) return { validity: derived, unconfirmed: disagree(derived, stated) };
  if (stated === undefined) return { unconfirmed: true };
  // Stated before it came into force, and never again.
  if (stated === '尚未生效') return { validity: '现行有效', unconfirmed: true };
  const isStale = stated === '现行有效' && norm.reviewBy !== undefined && norm.reviewBy < asOf;
  return { validity: stated, unconfirmed: isStale };
}

function derivedValidity(grounds: readonly Ground[]): Validity | undefined {
  const has = (kind: Ground['kind']): boolean => grounds.some((ground) => ground.kind === kind);
  if (has('not-yet')) return '尚未生效';
  if (has('repealed-by')) return '已废止';
  return has('newer-version') ? '已被修订' : undefined;
}

/** 已废止, 失效 and 已被修订 all say: no longer. */
function disagree(derived: Validity, stated: Validity | undefined): boolean {
  if (stated === undefined || stated === derived) return false;
  return derived === '尚未生效' || stated === '现行有效' || stated === '尚未生效';
}

/** Of texts of one name the one in force on a day: the latest that has begun and is not repealed by then. */
export function versionOn<N extends NormFacts>(
  versions: readonly N[],
  repealers: readonly NormDates[],
  asOf: Ymd,
): N | undefined {
  const begun = versions.filter((version) => isBegun(version, asOf)).toSorted(byStart);
  return begun.findLast((version) => {
    const { validity } = standingOf(version, { versions, repealers }, asOf);
    return validity === undefined || validity === '现行有效';
  });
}
