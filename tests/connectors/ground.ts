// A sample system of its own for one suite, and ways to connect to it and to harm it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Connector, PulledPage, PushedAction } from '../../main/core/connectors/connector.ts';
import { createConnectors } from '../../main/core/connectors/registry.ts';
import type { CredentialAnswer } from '../../shared/contract/host.ts';
import type { Fault, Result } from '../../shared/domain/fault.ts';
import { must } from '../../shared/domain/must.ts';
import { type Department, startDepartments } from '../departments/harness.ts';
import type { FaultRule } from '../departments/system/control-contract.ts';
import type { SystemName } from '../departments/system/plan.ts';

export const never = new AbortController().signal;
/** Shorter than in the product, and longer than a busy machine stands still. */
const limits = { firstByteMs: 2_000, idleMs: 2_000, totalMs: 6_000, replyBytes: 4 * 1024 * 1024 };

type Rule = Parameters<Department['control']['faults']['set']>[0];
export type Harm = { readonly fault: FaultRule['fault'] } & { readonly [field: string]: unknown };

export type Ground = {
  readonly system: string;
  department(): Department;
  /** kill -9. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** With the right credential unless another answer of the shell is given. */
  connect(credential?: CredentialAnswer): Connector;
  /** How often the shell was asked for the credential. */
  asked(): number;
  /** Where records are asked for. */
  place(): 'changes' | 'list';
  /** The next request for records meets this. */
  harm(rule: Harm): Promise<unknown>;
  firstPage(connector: Connector): Promise<Result<PulledPage>>;
  faultOf(connector: Connector): Promise<Fault | 'no fault'>;
};

/** One department that runs, whatever it is made of. */
type Standing = {
  department(): Department;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

export function onSystem(system: SystemName): Ground {
  return groundOn(system, async (dir) => {
    const departments = await startDepartments({ dir, only: [system] });
    return {
      department: () => departments[system],
      stop: () => departments.stop(system),
      start: () => departments.start(system),
      close: () => departments.close(),
    };
  });
}

export function groundOn(system: string, stand: (dir: string) => Promise<Standing>): Ground {
  let dir: string;
  let standing: Standing;
  let asked = 0;
  const department = () => standing.department();
  const place = () => (department().connector === 'list' ? 'list' : 'changes');

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'connector-'));
    standing = await stand(dir);
  });
  afterEach(() => department().control.faults.clear());
  afterAll(async () => {
    await standing.close();
    await rm(dir, { recursive: true, force: true });
  });

  const firstPage = async (connector: Connector): Promise<Result<PulledPage>> => {
    const introduced = await connector.introduce(never);
    if (!introduced.ok) return introduced;
    return connector.pull(must(introduced.value.feeds[0], 'a feed').name, undefined, never);
  };
  return {
    system,
    department,
    stop: () => standing.stop(),
    start: () => standing.start(),
    asked: () => asked,
    place,
    harm: (rule) => department().control.faults.set({ on: place(), ...rule } as Rule),
    firstPage,
    async faultOf(connector) {
      const page = await firstPage(connector);
      return page.ok ? 'no fault' : page.fault;
    },
    connect(credential) {
      const { address, connector, signIn, account, secret } = department();
      const connectors = createConnectors({
        fetch: (url, init) => fetch(url, init),
        now: Date.now,
        limits,
        credential: async () => {
          asked += 1;
          return credential ?? { outcome: 'found', secret };
        },
      });
      const where = connector === 'list' ? `${address}/todo/list` : address;
      return connectors.connect({ id: 's', address: where, connector, signIn, account });
    },
  };
}

type Came = PulledPage['changes'][number] | undefined;

/** Every record by kind and id; undefined for those set aside. */
export async function everything(connector: Connector): Promise<ReadonlyMap<string, Came>> {
  const came = new Map<string, Came>();
  const introduced = await connector.introduce(never);
  for (const { name } of introduced.ok ? introduced.value.feeds : []) {
    let cursor: string | undefined;
    for (let more = true; more; ) {
      const page = await connector.pull(name, cursor, never);
      if (!page.ok) throw new Error(JSON.stringify(page.fault));
      for (const change of page.value.changes)
        came.set(`${change.change === 'upsert' ? change.record.kind : change.kind} ${change.id}`, change);
      for (const { kind, remoteId, title } of page.value.unusable)
        came.set(`${kind} ${remoteId ?? title}`, undefined);
      ({ cursor, more } = page.value);
    }
  }
  return came;
}

/** A to-do that may be returned: both 同意 and 退回 are open to it. */
export async function openTodo(
  connector: Connector,
): Promise<Pick<PushedAction, 'remoteId' | 'basedOn'> | undefined> {
  for (const [key, change] of await everything(connector)) {
    if (!key.startsWith('todo ') || change?.change !== 'upsert' || change.record.kind !== 'todo') continue;
    const { actions } = change.record.data;
    if (actions.includes('approve') && actions.includes('return'))
      return { remoteId: change.id, basedOn: change.revision };
  }
  return undefined;
}
