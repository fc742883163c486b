// Finds the packages of the peers, which lie outside the product's.

import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A package of the peers. They have no types here, and a peer states the few words it uses. */
export const peerPackage: NodeJS.Require = createRequire(
  join(process.env.GOVDESK_PEERS ?? import.meta.dirname, 'package.json'),
);
