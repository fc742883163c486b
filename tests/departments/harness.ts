// The sample systems for tests: started on free ports, each killed and started again alone, driven by typed clients.
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { Size } from './content/size.ts';
import { launch, type Launched, type Listening } from './launch.ts';
import { controlContract } from './system/control-contract.ts';
import { systemNames, type SystemName } from './system/plan.ts';

export type Control = JsonifiedClient<ContractRouterClient<typeof controlContract>>;
export type Department = Omit<Listening, 'control'> & { readonly control: Control };

export type Departments = { readonly [K in SystemName]: Department } & {
  /** kill -9; of all systems when none is named. */
  stop(name?: SystemName): Promise<void>;
  /** On the same ports, with the same data and secrets. */
  start(name?: SystemName): Promise<void>;
  /** Ends what still runs. The folder is the test's to remove. */
  close(): Promise<void>;
};

type DepartmentsWish = {
  /** Where the systems keep their files. */
  readonly dir: string;
  readonly size?: Size;
  readonly only?: readonly SystemName[];
  /** The day the contents are made for (deadlines are relative to it); the real day when absent. */
  readonly today?: string;
};

export function controlClient(address: string): Control {
  return createORPCClient(new OpenAPILink(controlContract, { url: address }));
}

export async function startDepartments(wish: DepartmentsWish): Promise<Departments> {
  const { only = systemNames } = wish;
  const fleet = createFleet(wish);
  const each = (name: SystemName | undefined, work: (system: SystemName) => Promise<void>) =>
    Promise.all((name === undefined ? only : [name]).map(work)).then(() => undefined);
  try {
    await each(undefined, fleet.start);
  } catch (error) {
    await each(undefined, (system) => fleet.stop(system, 'SIGKILL'));
    throw error;
  }
  return {
    get oa() {
      return fleet.department('oa');
    },
    get archives() {
      return fleet.department('archives');
    },
    get knowledge() {
      return fleet.department('knowledge');
    },
    get bidding() {
      return fleet.department('bidding');
    },
    stop: (name) => each(name, (system) => fleet.stop(system, 'SIGKILL')),
    start: (name) => each(name, fleet.start),
    close: () => each(undefined, (system) => fleet.stop(system, 'SIGTERM')),
  };
}

function createFleet({ dir, size = 'demo', today }: DepartmentsWish) {
  const running = new Map<SystemName, Launched>();
  /** What each said when it first listened; the same ever after. */
  const known = new Map<SystemName, Listening>();
  return {
    start: async (system: SystemName): Promise<void> => {
      if (running.has(system)) return;
      const launched = await launch({ system, dir, size, ...(today === undefined ? {} : { today }) });
      running.set(system, launched);
      const { process: _process, stop: _stop, ...listening } = launched;
      known.set(system, listening);
    },
    stop: async (system: SystemName, signal: NodeJS.Signals): Promise<void> => {
      await running.get(system)?.stop(signal);
      running.delete(system);
    },
    department: (name: SystemName): Department => {
      const listening = known.get(name);
      if (listening === undefined) throw new Error(`the sample system ${name} was not asked for`);
      return { ...listening, control: controlClient(listening.control) };
    },
  };
}
