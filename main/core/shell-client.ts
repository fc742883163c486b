// What the core may ask of the shell, as it asks it.
import type { ContractRouterClient } from '@orpc/contract';
import type { shellHostContract } from '../../shared/contract/host.ts';

export type ShellClient = ContractRouterClient<typeof shellHostContract>;
