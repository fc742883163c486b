// What each port that the shell hands to the core's process is for.
import { z } from 'zod';

/**
 * On `host-port` the core serves host.ts's coreHostContract, on `shell-port` it asks the shell, on each
 * `window-port` it serves desk.ts.
 */
export const corePortSchema = z.object({ govdesk: z.enum(['host-port', 'shell-port', 'window-port']) });
export type CorePort = z.infer<typeof corePortSchema>;
