// What kind of world a simulated life is lived in, and the department that stands in it.
import type { Chance } from './seeded.ts';
import { SlowDepartment } from './simulated-department.ts';
import { StampDepartment } from './stamp-department.ts';

/** What a control takes away from the world; the checks must notice. */
export type Lacking =
  | 'key-ledger'
  | 'cursor-with-rows'
  | 'horizon'
  | 'basis'
  | 'named-replies'
  | 'digest'
  | 'own-account'
  | 'overlay'
  | 'overlap';

export type WorldParts = {
  readonly chance: Chance;
  readonly lacking?: Lacking;
  /** Archive records that desk and department both change. */
  readonly edits?: boolean;
  /** The department answers digests, and is restored from backups without saying so. */
  readonly digest?: boolean;
  /** Its feed goes by stamps of a second. */
  readonly stamps?: boolean;
};

export const records = 6;
/** To-dos that go away all at once. */
export const crowd = 14;

export function aDepartment(parts: WorldParts): SlowDepartment {
  const { stamps, lacking } = parts;
  const department =
    stamps === true ? new StampDepartment(lacking === 'overlap' ? 0 : 2) : new SlowDepartment();
  department.remembersKeys = parts.lacking !== 'key-ledger';
  department.waitsForWriters = parts.lacking !== 'horizon';
  department.checksBasis = parts.lacking !== 'basis';
  department.namesReplies = parts.lacking !== 'named-replies';
  department.offers.edits = parts.edits === true;
  department.offers.creates = parts.edits === true;
  department.offers.digest = parts.digest === true && parts.lacking !== 'digest';
  for (let n = 0; n < records; n += 1) department.put(`t${n}`, `事项${n}`);
  for (let n = 0; n < (parts.edits === true ? 4 : 0); n += 1)
    department.putFields(`a${n}`, { title: `卷内文件${n}`, abstract: '一。\n二。\n三。' });
  return department;
}
