// Gathers what the judge of several writers looks at: the dead desks' files and the department asked directly.
import type { EditFields, FieldValue } from '../../shared/domain/edit.ts';
import { knownRecords } from '../../main/core/store/records.ts';
import type { Store } from '../../main/core/store/store.ts';
import type { Department } from '../departments/harness.ts';
import { readDeskFile } from './desk.ts';
import { listedThere } from './evidence.ts';
import { type Shown, vanished, type WordsEvidence } from './words.ts';
import type { Writer } from './writer.ts';
import { typedFields } from './writing.ts';

export type WritersVerdict = {
  /** Words that are nowhere and that nobody took out who saw them. */
  readonly vanished: readonly string[];
  /** A key with two effects. */
  readonly doubled: readonly string[];
  /** Not ended, or still asking, although all is well and everything was settled. */
  readonly wedged: readonly string[];
  /** A desk that does not hold what the department lists. */
  readonly astray: readonly string[];
};

export const faultlessWriters: WritersVerdict = { vanished: [], doubled: [], wedged: [], astray: [] };

type Outcome = Omit<WordsEvidence, 'words' | 'deeds'> & {
  readonly truth: readonly string[];
  readonly mirrors: readonly { readonly name: string; readonly rows: readonly string[] }[];
  readonly unended: readonly string[];
  /** Of every effect at the department, in its order. */
  readonly effects: readonly string[];
  readonly broughtTogether: number;
};

export async function outcomeOf(
  department: Department,
  writers: readonly Writer[],
  records: readonly string[],
): Promise<Outcome> {
  const desks = writers.map(({ name, file }) => ({ name, ...readDeskFile(file, readDesk) }));
  const items = await Promise.all(
    records.map(async (id) => {
      const item = await department.control.truth.item({ kind: 'archive', id });
      return [id, (item?.data ?? {}) as { readonly [field: string]: FieldValue }] as const;
    }),
  );
  const effects = await department.control.truth.effects({});
  return {
    present: new Map(items),
    shown: desks.flatMap(({ name, rows }) => rows.flatMap((row) => shownOf(name, row))),
    truth: await listedThere(department, 'archives'),
    mirrors: desks.map(({ name, mirror }) => ({ name, rows: mirror })),
    unended: desks.flatMap(({ name, rows }) =>
      rows.filter(({ ended }) => ended === 0).map(({ id, state }) => `${name} ${id} ${state}`),
    ),
    effects: effects.map(({ key }) => key),
    broughtTogether: desks.reduce((sum, { rows }) => sum + rows.filter(isBroughtTogether).length, 0),
  };
}

export function judgeWriters(evidence: Outcome & Pick<WordsEvidence, 'words' | 'deeds'>): WritersVerdict {
  const { truth, mirrors, unended, effects } = evidence;
  return {
    vanished: vanished(evidence),
    doubled: effects.filter((key, index) => effects.indexOf(key) !== index),
    wedged: unended,
    astray: mirrors.flatMap(({ name, rows }) => [
      ...truth.filter((one) => !rows.includes(one)).map((one) => `${name} lacks ${one}`),
      ...rows.filter((one) => !truth.includes(one)).map((one) => `only ${name} has ${one}`),
    ]),
  };
}

type EditRow = {
  readonly id: string;
  readonly remote_id: string;
  readonly body: string;
  readonly state: string;
  readonly ended: number;
  readonly follows: string | null;
};

function readDesk(store: Store): { readonly rows: readonly EditRow[]; readonly mirror: readonly string[] } {
  const rows = store
    .sql("SELECT id, remote_id, body, state, ended, follows FROM outbox WHERE type = 'edit' ORDER BY seq")
    .all() as readonly EditRow[];
  const mirror = knownRecords(store, 'archives', 'archives').map(
    ({ remoteId, revision }) => `${remoteId}@${revision}`,
  );
  return { rows, mirror };
}

const isBroughtTogether = ({ follows, state }: EditRow): boolean => follows !== null && state === 'confirmed';

/** What ended in another way than at the department, or has not ended, stands on that desk for its person to read. */
function shownOf(by: string, { remote_id: remoteId, body, state }: EditRow): readonly Shown[] {
  if (state === 'confirmed' || state === 'superseded') return [];
  const fields: EditFields = JSON.parse(body);
  return typedFields.flatMap((field) =>
    fields[field] === undefined ? [] : { by, remoteId, field, value: fields[field] },
  );
}
