// The figures of a fault run as lines of a table.
import type { ChaosReport } from './chaos.ts';
import type { Verdict } from './oracle.ts';
import type { PullKillsReport } from './pull-kills.ts';

export type Line = readonly [what: string, figure: number | string];

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

export function linesOfChaos(report: ChaosReport): readonly Line[] {
  const { verdict } = report;
  return [
    ['seed', report.seed],
    ['actions decided', report.actions],
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

export function linesOfPullKills(report: PullKillsReport): readonly Line[] {
  return [
    ['kill -9 during pulls', report.kills],
    ['pulls that came to their end', report.passes],
    ['torn states', report.torn.length],
    ['that took', seconds(report.ms)],
  ];
}

export function troubleOf(verdict: Verdict): readonly string[] {
  return Object.entries(verdict).flatMap(([kind, all]: readonly [string, readonly string[]]) =>
    all.map((one) => `${kind}: ${one}`),
  );
}
