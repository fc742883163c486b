// What was told and seen is kept in the file, so that no start tells it again. What cannot be read counts as: all seen.
import { z } from 'zod';
import { alertCauses } from '../../../shared/domain/alert.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import type { Told } from './decide.ts';
import type { Passes } from './standing.ts';

type Kept = { readonly told: Told; readonly passes: Passes };

const number = z.number().int().min(0);
const keptSchema = z.object({
  told: z.object({
    seenTo: number,
    toldTo: number,
    known: z.partialRecord(z.enum(alertCauses), z.array(z.string())),
    unseen: z.array(z.enum(['todos', ...alertCauses])),
    held: z.boolean(),
  }),
  passes: z.object({ ends: z.record(z.string(), number), under: z.array(z.string()) }),
});

export function readKept(store: Store): Kept | undefined {
  const text = readMeta(store, 'alerts-told');
  if (text === undefined) return undefined;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Mostly nothing is new; then nothing is written. */
export function writeKept(store: Store, kept: Kept): void {
  const text = JSON.stringify(kept);
  if (readMeta(store, 'alerts-told') !== text) writeMeta(store, 'alerts-told', text);
}
