// The core's process: forked before it is needed, asked over one port, served over another, and its end noticed.
// What to do about an end is desk.ts's business.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess } from 'electron/main';
import { bounded } from '../../shared/contract/bounded-port.ts';
import type { CorePort } from '../../shared/contract/core-ports.ts';
import type { coreHostContract } from '../../shared/contract/host.ts';
import type { Core, CorePlace } from './desk.ts';
import type { CoreOutcome } from './desk-state.ts';
import { logCoreOutput } from './core-output.ts';
import { type CoreProcess, forkCore } from './core-process.ts';
import type { Log } from './log.ts';

type CoreClient = ContractRouterClient<typeof coreHostContract>;

type CoreHostParts = {
  readonly entry: string;
  /** Forked already, for the first time it is needed. */
  readonly first: CoreProcess;
  readonly log: Log;
  /** Answers the core's questions on a port of its own. */
  readonly serve: (port: MessagePortMain) => void;
  /** The process ended, and nobody had asked it to. */
  readonly died: () => void;
};

type Running = {
  readonly process: UtilityProcess;
  readonly client: CoreClient;
  readonly ended: Promise<void>;
};

const closeMs = 10_000;

export class CoreHost implements Core {
  readonly #parts: CoreHostParts;
  #first: CoreProcess | undefined;
  #running: Running | undefined;
  /** While a file is open. */
  #isOpen = false;

  constructor(parts: CoreHostParts) {
    this.#parts = parts;
    this.#first = parts.first;
  }

  /** Starts the process if there is none, so that it is ready when the key is. */
  prepare(): Running {
    this.#running ??= this.#begin();
    return this.#running;
  }

  async open(place: CorePlace): Promise<CoreOutcome | { readonly outcome: 'died' }> {
    const running = this.prepare();
    const answer = running.client.open(place);
    const outcome = await Promise.race([
      // An answer that is none is a bug there: such a process is not gone on with.
      answer.catch(() => {
        running.process.kill();
        return running.ended.then(() => ({ outcome: 'died' as const }));
      }),
      running.ended.then(() => ({ outcome: 'died' as const })),
    ]);
    this.#isOpen = outcome.outcome === 'opened' && this.#running === running;
    if (outcome.outcome === 'opened' && !this.#isOpen) return { outcome: 'died' };
    return outcome;
  }

  async close(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    // From here on its end is what we want.
    this.#running = undefined;
    this.#isOpen = false;
    await Promise.race([running.client.close().catch(() => undefined), running.ended, after(closeMs)]);
    running.process.kill();
    await Promise.race([running.ended, after(closeMs)]);
  }

  /** One end goes to the core, the other is answered for a window; none before a file is open. */
  connectWindow(): MessagePortMain | undefined {
    if (!this.#isOpen || this.#running === undefined) return undefined;
    const { port1, port2 } = new MessageChannelMain();
    hand(this.#running.process, 'window-port', port1);
    return port2;
  }

  wake(why: 'online' | 'offline' | 'resume'): void {
    if (!this.#isOpen) return;
    // A core that dies meanwhile has no use for the hint.
    this.#running?.client.wake({ why }).catch(() => undefined);
  }

  attend(watched: boolean): void {
    if (this.#isOpen) this.#running?.client.attend({ watched }).catch(() => undefined);
  }

  async knowsHost(host: string): Promise<boolean> {
    if (!this.#isOpen || this.#running === undefined) return false;
    const answer = await this.#running.client.knowsHost({ host }).catch(() => undefined);
    return answer?.known ?? false;
  }

  #begin(): Running {
    const { process: child, ended: exit } = this.#first ?? forkCore(this.#parts.entry);
    this.#first = undefined;
    logCoreOutput(child, this.#parts.log);
    const [asking, serving] = [new MessageChannelMain(), new MessageChannelMain()];
    // In this order: by the time it is asked to open, it can ask us.
    hand(child, 'shell-port', serving.port1);
    hand(child, 'host-port', asking.port1);
    this.#parts.serve(serving.port2);
    const client: CoreClient = createORPCClient(new RPCLink({ port: bounded(asking.port2) }));
    asking.port2.start();
    const ended = exit.then((code) => {
      this.#parts.log('core-ended', { code, asked: this.#running?.process !== child });
      this.#ended(child);
    });
    return { process: child, client, ended };
  }

  #ended(child: UtilityProcess): void {
    if (this.#running?.process !== child) return;
    this.#running = undefined;
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    // A death while opening is the answer of `open`; one of an idle process is made good by the next `open`.
    if (wasOpen) this.#parts.died();
  }
}

function hand(child: UtilityProcess, govdesk: CorePort['govdesk'], port: MessagePortMain): void {
  child.postMessage({ govdesk } satisfies CorePort, [port]);
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });
}
