// Records that could not be taken in, each with its reason.
import type { SetAside } from '../../../shared/contract/desk-sources.ts';
import { listSetAside as listRows } from '../store/set-aside.ts';
import type { Desk } from './desk.ts';

export function listSetAside({ store }: Desk): SetAside[] {
  return [...listRows(store)];
}
