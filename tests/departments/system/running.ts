// What the routes of one running system share.
import type { Base } from './base.ts';
import type { Place } from './control-contract.ts';
import type { Faults } from './faults.ts';
import type { Reply } from './reply.ts';
import type { SystemName, SystemPlan } from './plan.ts';

export type Running = {
  readonly name: SystemName;
  readonly plan: SystemPlan;
  readonly base: Base;
  readonly faults: Faults;
  /** By the department's clock, which may be skewed. */
  now(): number;
  skewClock(ms: number): void;
  readonly seen: { readonly byPlace: Map<Place, number>; refusedSignIns: number };
  /** The last page served of each feed, for `repeat-reply`. */
  readonly lastPages: Map<string, string>;
  /** For `stray-reply`. */
  readonly lastReplies: Map<Place, Reply>;
};
