// The first sync of 100,000 to-dos in the real app: sync and store in the core's own process, Electron's network, the
// window open on its list. Meanwhile the window asks for a list of 50 rows and presses one action, again and again,
// as a person who does not wait for the end; in other runs it asks for nothing, to tell what the pull itself takes.

import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../../../main/core/store/open.ts';
import { addSource, setPaused } from '../../../main/core/store/sources.ts';
import { keyCheck, keyFrom } from '../../../main/shell/key-check.ts';
import { writeKeyFile } from '../../../main/shell/key-file.ts';
import { pathsOf } from '../../../main/shell/paths.ts';
import { credentialAccount, fileKeyAccount } from '../../../main/shell/vault.ts';
import { treeOf } from '../../fakes/processes.ts';
import { until } from '../../fakes/until.ts';
import type { Place } from '../place.ts';
import type { StartedApp } from '../started-app.ts';
import { startDesk } from '../windows.ts';
import type { System } from './systems.ts';

export type WindowPull = {
  readonly firstMs: number;
  readonly allMs: number;
  /** VmHWM of the core's process. */
  readonly peakMb: number;
  readonly listMs: readonly number[];
  readonly actMs: readonly number[];
  readonly records: number;
};

/** Catches the port of the desk, and speaks on it beside the window: calls and answers as oRPC writes them. */
const watchPort = `
  const waiting = new Map();
  let sent = 0;
  addEventListener('message', (event) => {
    if (event.data?.govdesk !== 'desk-port') return;
    const port = event.ports[0];
    port.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || !data.includes('bench-')) return;
      const { i, p } = JSON.parse(data);
      waiting.get(i)?.(p);
    });
    globalThis.benchCall = (path, input) => new Promise((resolve, reject) => {
      sent += 1;
      const i = 'bench-' + sent;
      waiting.set(i, (p) => {
        waiting.delete(i);
        if (p.s !== undefined && p.s >= 400) reject(new Error(path + ' ' + p.s + ' ' + JSON.stringify(p.b)));
        else resolve(p.b.json);
      });
      port.postMessage(JSON.stringify({ i, p: { u: path, b: { json: input } } }));
    });
    setTimeout(() => tell('port'), 0);
  });`;

/**
 * `withPresses`: every 40 ms a list, and every fifth time an action on one of its rows. Without, it looks once a second whether the
 * end has come, for the core works in longer parts while nobody asks; when it came is the core's own word, by the same clock.
 */
const pull = (sourceId: string, withPresses: boolean) => `(async () => {
  const call = globalThis.benchCall;
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const list = () => call('/todos/list', { filter: { scope: 'open' }, offset: 0, limit: 50 });
  const out = { firstMs: 0, allMs: 0, listMs: [], actMs: [], records: 0 };
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  await call('/sources/pause', { id: ${JSON.stringify(sourceId)}, paused: false });
  const timed = async (times, work) => {
    const at = performance.now();
    const value = await work();
    times.push(performance.now() - at);
    return value;
  };
  const pressed = new Set();
  for (let turn = 0; ; turn += 1) {
    if (out.firstMs === 0) {
      if ((await list()).rows.length === 50) out.firstMs = since();
      else await rest(5);
      continue;
    }
    const [source] = await call('/sources/list');
    if (source.health.kind === 'ok' && !source.syncing) {
      out.allMs = Date.parse(source.lastOkAt) - performance.timeOrigin - startedAt;
      break;
    }
    if (source.health.kind === 'trouble') throw new Error(JSON.stringify(source.health));
    await rest(${withPresses} ? 40 : 1_000);
    if (!${withPresses}) continue;
    const { rows } = await timed(out.listMs, list);
    const row = rows.find(({ id, pending }) => pending === undefined && !pressed.has(id));
    if (turn % 5 !== 0 || row === undefined) continue;
    pressed.add(row.id);
    const seen = await call('/todos/read', { id: row.id });
    const [action] = seen.data.actions.filter((one) => one === 'approve' || one === 'acknowledge');
    if (action === undefined) continue;
    await timed(out.actMs, () =>
      call('/todos/act', { id: row.id, revision: seen.revision, body: { action, opinion: '同意' } }));
  }
  out.records = (await call('/todos/counts')).open;
  return out;
})()`;

export async function pullInWindow(place: Place, system: System, withPresses: boolean): Promise<WindowPull> {
  const dataFolder = join(place.scratch, `pull-${randomUUID()}`);
  const sourceId = await layDesk(place, dataFolder, system);
  const app = await startDesk(place, dataFolder, watchPort);
  try {
    await app.report('port');
    await atRest(app);
    const said = (await app.evaluate(pull(sourceId, withPresses))) as Omit<WindowPull, 'peakMb'>;
    return { ...said, peakMb: corePeakMb(app) };
  } finally {
    await app.end();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** An open desk with one source that is paused, as the shell and the core would have written it. */
async function layDesk({ session }: Place, dataFolder: string, system: System): Promise<string> {
  const paths = pathsOf(dataFolder, '');
  await mkdir(paths.profile, { recursive: true, mode: 0o700 });
  const key = keyFrom(randomBytes(32));
  const fileId = randomUUID();
  const sourceId = randomUUID();
  const opened = openStore({ place: 'file', path: paths.deskFile, key, create: true });
  if (opened.outcome !== 'opened') throw new Error(`believed: a fresh file opens, got ${opened.outcome}`);
  const { name, organ, address, connector, signIn, account, secret } = system;
  addSource(opened.store, { id: sourceId, name, organ, address, connector, signIn, account }, Date.now());
  setPaused(opened.store, sourceId, 'paused');
  opened.store.close();
  await session.putEntry({ account: fileKeyAccount(fileId), password: key });
  await session.putEntry({ account: credentialAccount(fileId, sourceId), password: secret });
  await writeKeyFile(paths.keyFile, { format: 1, fileId, way: 'keyring', check: keyCheck(key) });
  return sourceId;
}

/** What starts behind the first list is over: the words' sounds, the look through the file. */
async function atRest(app: StartedApp): Promise<void> {
  const since = Date.now();
  await until('the start is over', () => Date.now() - since > 3_000 && app.count('port') > 0);
}

function corePeakMb({ pid }: StartedApp): number {
  const core = treeOf(pid).find(({ command }) => /--utility-sub-type=node\.mojom/.test(command));
  if (core === undefined) throw new Error('believed: the core has a process of its own');
  const status = readFileSync(`/proc/${core.pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
