// Looks at running processes on Linux through /proc: who belongs to whom, how much memory they hold, and a way
// to end a whole tree at one blow, as a power cut would.

import { readdirSync, readFileSync } from 'node:fs';
import { until } from './until.ts';

export type Process = { readonly pid: number; readonly parent: number; readonly command: string };

/** Every process this user may see. */
function allProcesses(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const found = processOf(Number(name));
      return found ? [found] : [];
    });
}

function processOf(pid: number): Process | undefined {
  const stat = textOf(pid, 'stat');
  const command = textOf(pid, 'cmdline');
  // Behind the name, which stands in brackets and may hold anything: state, then the parent.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined || command === undefined || fields[0] === 'Z') return undefined;
  return { pid, parent: Number(fields[1]), command: command.replaceAll('\0', ' ').trim() };
}

function textOf(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** A process and all that descend from it, and whoever carries the mark in its command line. */
export function treeOf(pid: number, mark?: string): readonly Process[] {
  const all = allProcesses();
  const tree = all.filter((one) => one.pid === pid || (mark !== undefined && one.command.includes(mark)));
  const known = new Set(tree.map((one) => one.pid));
  for (let grown = true; grown; ) {
    const children = all.filter((one) => known.has(one.parent) && !known.has(one.pid));
    for (const child of children) known.add(child.pid);
    tree.push(...children);
    grown = children.length > 0;
  }
  return tree.filter((one) => one.pid !== process.pid);
}

function isAlive(pid: number): boolean {
  return processOf(pid) !== undefined;
}

/** `kill -9` for all of them, and waits until none is left. */
export async function killAll(processes: readonly Process[]): Promise<void> {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already, as a child goes with its parent.
    }
  }
  await until('every killed process is gone', () => !processes.some(({ pid }) => isAlive(pid)));
}

/** Proportional set size in MB: memory shared with others is counted in parts, so that a sum is right. */
export function pssMb(pid: number): number | undefined {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(textOf(pid, 'smaps_rollup') ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** 2 means that the kernel filters the system calls of this process: Chromium's sandbox is on. */
export function seccompOf(pid: number): number | undefined {
  const mode = /^Seccomp:\s+(\d)/m.exec(textOf(pid, 'status') ?? '')?.[1];
  return mode === undefined ? undefined : Number(mode);
}

const tickMs = 10;

/** Processor time a process has used so far. */
export function cpuMs(pid: number): number {
  const stat = textOf(pid, 'stat');
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tickMs;
}
