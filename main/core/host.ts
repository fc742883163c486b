// What the shell may ask of the core: open the desk, close it, hints. Holds the one open desk and gives windows
// their ports to it.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { implement, ORPCError, onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { bounded, type Port } from '../../shared/contract/bounded-port.ts';
import type { CorePort } from '../../shared/contract/core-ports.ts';
import { coreHostContract } from '../../shared/contract/host.ts';
import { factsOfError } from '../../shared/domain/error-facts.ts';
import { must } from '../../shared/domain/must.ts';
import { composeDesk, type OpenDesk } from './compose.ts';
import type { Log } from './log.ts';
import type { ReadingPlaces } from './reading/reader.ts';
import type { ShellClient } from './shell-client.ts';
import type { Where } from './store/connect.ts';
import { type OpenOutcome, openStore } from './store/open.ts';

type HostParts = {
  readonly nativeBinding: string;
  readonly foldWorker: string;
  readonly reading: ReadingPlaces;
  readonly log: Log;
};

type NotOpened = Exclude<OpenOutcome, { readonly outcome: 'opened' }>;

export class Host {
  readonly #parts: HostParts;
  #shell: ShellClient | undefined;
  #desk: OpenDesk | undefined;

  constructor(parts: HostParts) {
    this.#parts = parts;
  }

  take(name: CorePort['govdesk'], port: Port): void {
    switch (name) {
      case 'shell-port':
        this.#shell = createORPCClient(new RPCLink({ port: bounded(port) }));
        break;
      case 'host-port':
        new RPCHandler(this.#router(), { interceptors: [onError(this.#failed)] }).upgrade(bounded(port));
        break;
      case 'window-port':
        if (this.#desk) {
          port.on('message', this.#desk.heard);
          new RPCHandler(this.#desk.router, { interceptors: [onError(this.#failed)] }).upgrade(bounded(port));
        }
        break;
    }
    port.start();
  }

  #router() {
    const os = implement(coreHostContract);
    return os.router({
      open: os.open.handler(({ input }) => this.#open(input)),
      close: os.close.handler(async () => {
        const closing = this.#desk;
        this.#desk = undefined;
        await closing?.close();
        return {};
      }),
      wake: os.wake.handler(({ input }) => {
        this.#desk?.wake(input.why);
        return {};
      }),
      attend: os.attend.handler(({ input }) => {
        this.#desk?.attend(input.watched);
        return {};
      }),
      knowsHost: os.knowsHost.handler(({ input }) => ({ known: this.#desk?.knowsHost(input.host) ?? false })),
    });
  }

  #open(where: Where): NotOpened | { readonly outcome: 'opened' } {
    if (this.#desk !== undefined) throw new Error('believed: the shell opens a core once');
    const { log, reading, nativeBinding, foldWorker } = this.#parts;
    const outcome = openStore(where, nativeBinding, foldWorker);
    if (outcome.outcome !== 'opened') return outcome;
    const shell = must(this.#shell, 'the shell port comes first');
    this.#desk = composeDesk({ store: outcome.store, shell, log, reading });
    return { outcome: 'opened' };
  }

  /** A call that fails in a way its contract does not name is a bug. */
  readonly #failed = (error: unknown): void => {
    if (!(error instanceof ORPCError && error.defined)) this.#parts.log('call-failed', factsOfError(error));
  };
}
