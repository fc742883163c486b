// The raw floor in a process of its own: downloads every page, then puts the records raw into a file in one
// transaction.

import { readFileSync } from 'node:fs';
import { type Download, rawFloor } from '../raw-floor.ts';

const { path, key, ...download }: Download & { readonly path: string; readonly key: string } = JSON.parse(
  process.argv[2] ?? '{}',
);
const floor = await rawFloor(download, path, key);
const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
process.stdout.write(`${JSON.stringify({ ...floor, peakMb: Number(peak ?? 0) / 1024 })}\n`);
