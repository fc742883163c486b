// What one matter (事由) is: who writes, in which genre, by what rule it falls due, and how its paper reads.
// `write` draws facts once and uses them throughout, so that places, sums and dates agree within a paper.
import { type Day, ymdOfDay } from '../../../shared/domain/calendar.ts';
import type { SecretLevel, TodoKind } from '../../../shared/domain/terms.ts';
import type { Deadline } from '../../../shared/domain/todo.ts';
import type { Organ } from './organs.ts';
import { personName } from './people.ts';
import { towns, villages } from './place.ts';
import type { Random } from './random.ts';

export type Genre = '请示' | '报告' | '通知' | '函' | '批复' | '意见' | '通报' | '纪要';
export type Issuer = { readonly name: string; readonly short: string; readonly code: string };

export type Earlier = { readonly title: string; readonly docNo: string; readonly issuer: string };

type Facts = Random & {
  readonly issuer: Issuer;
  /** 成文日期. */
  readonly day: Day;
  readonly year: number;
  readonly month: number;
  /** `2026年11月5日`, so many days after the paper is written. */
  date(after?: number): string;
  /** `11月5日`. */
  monthDay(after?: number): string;
  town(): (typeof towns)[number];
  village(): string;
  person(): string;
  /** Telephone numbers begin with 000, which no network has. */
  phone(): string;
  /** An earlier 请示 that this paper answers. */
  readonly earlier: Earlier | undefined;
};

export type Draft = {
  readonly title: string;
  readonly body: readonly string[];
  readonly attachments?: readonly string[];
  readonly mainTo?: readonly string[];
  readonly cc?: readonly string[];
  /** 签发人, for papers to a higher organ. */
  readonly signer?: string;
  readonly matterNo?: string;
};

type Rule = { readonly unit: Deadline['unit']; readonly length: number; readonly basis: string };

export type Matter = {
  readonly key: string;
  readonly genre: Genre;
  /** Key of the organ that writes, or who writes from outside the county's organs. */
  readonly from: string | Issuer | ((random: Random) => Issuer);
  readonly todoKind: TodoKind;
  readonly step: string;
  /** 办理时限; none for papers that are only read. */
  readonly rule?: Rule;
  /** 特别程序 that may stop the clock, in the department's words. */
  readonly pausedFor?: string;
  readonly level?: SecretLevel;
  /** The first year in which such a paper could have been written; 2019 when absent. */
  readonly since?: number;
  /** How much more often than others. */
  readonly weight?: number;
  write(facts: Facts): Draft;
};

export const issuerOf = ({ name, short, code }: Organ): Issuer => ({ name, short, code });

function dateText(day: Day, withYear: boolean): string {
  const [year, month, date] = ymdOfDay(day).split('-').map(Number);
  return `${withYear ? `${year}年` : ''}${month}月${date}日`;
}

export function factsOf(random: Random, issuer: Issuer, day: Day, earlier: Earlier | undefined): Facts {
  return {
    ...random,
    issuer,
    day,
    year: Number(ymdOfDay(day).slice(0, 4)),
    month: Number(ymdOfDay(day).slice(5, 7)),
    date: (after = 0) => dateText(day + after, true),
    monthDay: (after = 0) => dateText(day + after, false),
    town: () => random.pick(towns),
    village: () => random.pick(villages),
    person: () => personName(random),
    phone: () => phoneNumber(random),
    earlier,
  };
}

export function phoneNumber(random: Random): string {
  return `000-${random.int(682, 689)}${String(random.int(0, 9999)).padStart(4, '0')}`;
}

/** 投资项目统一代码: YYYY-区划-行业-类型-流水, 24 characters. */
export function projectCode(facts: Facts, industry: string): string {
  return `${facts.year}-990721-${industry}-01-${String(facts.int(100_000, 999_999))}`;
}
