// For a pull nobody looks at.
import type { Telling } from '../../main/core/sync/telling.ts';

export const untold: Telling = { now: () => undefined, soon: () => undefined, stop: () => undefined };
