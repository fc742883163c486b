// The figures of a fault run as lines of a table.
import type { ChaosReport } from './chaos.ts';
import type { Verdict } from './oracle.ts';
import type { PullKillsReport } from './pull-kills.ts';
import type { WritersReport } from './writers.ts';
import type { WritersVerdict } from './writers-evidence.ts';

export type Line = readonly [what: string, figure: number | string];

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

export function linesOfChaos(report: ChaosReport): readonly Line[] {
  const { verdict } = report;
  return [
    ['seed', report.seed],
    ['actions decided', report.actions],
    ...[...report.byKind].map(([kind, count]): Line => [`  ${kind}`, count]),
    ['files attached', report.files],
    ['in the outbox', Object.values(report.byState).reduce((sum, count) => sum + count, 0)],
    ...Object.entries(report.byState).map(([state, count]): Line => [`  ${state}`, count]),
    ['effects at the department', report.effects],
    ['faults of the line', report.lineFaults],
    ...[...report.byFate].map(([fate, count]): Line => [`  ${fate}`, count]),
    ['kill -9 of the desk', report.deskKills],
    ['kill -9 of the department', report.serverKills],
    ['lost', verdict.lost.length],
    ['doubled', verdict.doubled.length],
    ['out of order', verdict.outOfOrder.length],
    ['wedged', verdict.wedged.length],
    ['mirror astray', verdict.astray.length],
    ['the whole took', seconds(report.ms)],
    ['until all had ended, once healed', seconds(report.drainMs)],
  ];
}

/** What the faults cost in time. The starts of killed processes are shown and are no work of sync. */
export function linesOfPrice(clean: ChaosReport, faulty: ChaosReport): readonly Line[] {
  return [
    ['the same without faults and kills', seconds(clean.ms)],
    ['with them', seconds(faulty.ms)],
    ['  starts of the desk after a kill', seconds(faulty.deskStartsMs)],
    ['  starts of the department', seconds(faulty.serverStartsMs)],
    ['times as long, starts included', (faulty.ms / clean.ms).toFixed(2)],
    ['times as long without them', priceOf(clean, faulty).toFixed(2)],
  ];
}

/** Both are taken out whole, also where they overlap: a second in a hundred. */
export const priceOf = (clean: ChaosReport, faulty: ChaosReport): number =>
  (faulty.ms - faulty.deskStartsMs - faulty.serverStartsMs) / clean.ms;

export function linesOfPullKills(report: PullKillsReport): readonly Line[] {
  return [
    ['kill -9 during pulls', report.kills],
    ['pulls that came to their end', report.passes],
    ['torn states', report.torn.length],
    ['that took', seconds(report.ms)],
  ];
}

export function linesOfWriters(report: WritersReport): readonly Line[] {
  const { verdict } = report;
  return [
    ['several writers: words typed', report.words],
    ['  of them at the department', report.byDepartment],
    ['clashes settled by a person', report.settled],
    ['brought together without one', report.broughtTogether],
    ['faults of their lines', report.lineFaults],
    ['kill -9 of desks', report.deskKills],
    ['kill -9 of the department', report.serverKills],
    ['words vanished', verdict.vanished.length],
    ['doubled', verdict.doubled.length],
    ['wedged', verdict.wedged.length],
    ['mirrors astray', verdict.astray.length],
    ['that took', seconds(report.ms)],
    ['until all had ended, once healed', seconds(report.drainMs)],
  ];
}

export function troubleOf(verdict: Verdict | WritersVerdict): readonly string[] {
  return Object.entries(verdict).flatMap(([kind, all]: readonly [string, readonly string[]]) =>
    all.map((one) => `${kind}: ${one}`),
  );
}
