// The faults that wait to befall requests. Kept in memory: a system started again behaves.
import type { FaultRule, Place } from './control-contract.ts';

type FaultName = FaultRule['fault'];
export type ActiveFaults = {
  find<N extends FaultName>(name: N): Extract<FaultRule, { fault: N }> | undefined;
};

export type Faults = {
  set(rule: FaultRule): void;
  list(): readonly FaultRule[];
  clear(): void;
  /** The faults that befall this request; counts them down. */
  befall(place: Place, feed: string | undefined): ActiveFaults;
};

export function createFaults(): Faults {
  let rules: { rule: FaultRule; left: number; pass: number }[] = [];
  return {
    set: (rule) => {
      rules.push({ rule, left: rule.times === 0 ? Number.POSITIVE_INFINITY : rule.times, pass: rule.after });
    },
    list: () => rules.map(({ rule }) => rule),
    clear: () => {
      rules = [];
    },
    befall: (place, feed) => {
      const matching = rules.filter(
        ({ rule }) =>
          (rule.on === 'any' || rule.on === place) && (rule.feed === undefined || rule.feed === feed),
      );
      const active: FaultRule[] = [];
      for (const entry of matching) {
        if (entry.pass > 0) {
          entry.pass--;
          continue;
        }
        entry.left--;
        active.push(entry.rule);
      }
      rules = rules.filter(({ left }) => left > 0);
      return {
        find: <N extends FaultName>(name: N) =>
          active.find((rule): rule is Extract<FaultRule, { fault: N }> => rule.fault === name),
      };
    },
  };
}
