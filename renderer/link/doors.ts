// The two doors of this window and the clients behind them. Nothing listens until `connect` is called.

import { createORPCClient, DynamicLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { deskContract } from '../../shared/contract/desk.ts';
import type { shellContract } from '../../shared/contract/shell.ts';
import { receivePorts } from './bridge.ts';
import { Door } from './door.ts';

export const deskDoor = new Door();
const shellDoor = new Door();

type Desk = ContractRouterClient<typeof deskContract>;
type Shell = ContractRouterClient<typeof shellContract>;

export const deskClient: Desk = createORPCClient(new DynamicLink(() => deskDoor.link()));
export const shellClient: Shell = createORPCClient(new DynamicLink(() => shellDoor.link()));

/** Queries and mutations on what the core holds. */
export const desk = createTanstackQueryUtils(deskClient, { path: ['desk'] });
/** Queries and mutations on what the shell holds. */
export const shell = createTanstackQueryUtils(shellClient, { path: ['shell'] });

/** Asks for the ports, once, at start. */
export function connect(): void {
  receivePorts((kind, port) => (kind === 'desk-port' ? deskDoor : shellDoor).replace(port));
}
