// 修改: fields of a record changed by this person. Checked against what its department lets desks change and against
// the revision on screen, saved before it is answered (S3). Only the touched fields travel.
import type { PendingEdit } from '../../../shared/contract/desk-outbox.ts';
import { archiveDataSchema } from '../../../shared/domain/archive.ts';
import { articleDataSchema } from '../../../shared/domain/article.ts';
import { mayStore } from '../../../shared/domain/classification.ts';
import { type EditFields, fieldClasses, type FieldValue, valuesOf } from '../../../shared/domain/edit.ts';
import { ok, type Result } from '../../../shared/domain/fault.ts';
import { must } from '../../../shared/domain/must.ts';
import { type Id, type RecordKind, type SecretLevel, secretLevels } from '../../../shared/domain/terms.ts';
import { laidOver } from '../../../shared/domain/with-pending.ts';
import { askedFields } from '../store/conflicts.ts';
import { writeEditDraft } from '../store/edit-drafts.ts';
import { type Editable, readEditable } from '../store/editable.ts';
import { parseRecordId } from '../store/ids.ts';
import { ceilingOf } from '../store/meta.ts';
import { discard, enqueueEdit } from '../store/outbox.ts';
import { type EditEntry, readBase, readEdit, unfinishedOn } from '../store/outbox-rows.ts';
import { supersede } from '../store/outbox-steps.ts';
import { readSource } from '../store/sources.ts';
import { badRequest, type Desk, notFound, pendingEditOf } from './desk.ts';

type EditPressed = { readonly id: Id; readonly revision: string; readonly fields: EditFields };
type Edited = { readonly edit: PendingEdit };

export function editRecord(desk: Desk, pressed: EditPressed): Result<Edited> {
  const held = heldById(desk, pressed.id);
  if (held === undefined) return notFound;
  // What it is to be is said by what makes it, until that has left.
  if (held.madeBy !== undefined) return badRequest('id', 'not-made');
  // A file comes in by being attached: its bytes must be on their way before a change names it.
  const { files } = pressed.fields;
  const here = new Set(hashesOf(shownIn(desk, held, ['files'])['files'] ?? null));
  if (files !== undefined && hashesOf(files).some((hash) => !here.has(hash)))
    return badRequest('files', 'not-attached');
  return queueEdit(desk, pressed);
}

/** Also for what attaches a file: the change waits for the upload it depends on. */
export function queueEdit(
  desk: Desk,
  { id, revision, fields, dependsOn = [] }: EditPressed & { readonly dependsOn?: readonly Id[] },
): Result<Edited> {
  const { store } = desk;
  const done = store.transaction((): Result<Edited & { readonly held: Editable }> => {
    const held = heldById(desk, id);
    if (held === undefined) return notFound;
    const checked = check(desk, held, { revision, fields });
    if (!checked.ok) return checked;
    return ok({ edit: save(desk, held, checked.value, dependsOn), held });
  });
  if (!done.ok) return done;
  const { held, edit } = done.value;
  desk.changes.publish([held.of.kind === 'article' ? 'articles' : 'archives', 'outbox', 'conflicts']);
  desk.sync.wake(held.sourceId);
  return ok({ edit });
}

export function heldById({ store }: Desk, id: Id): Editable | undefined {
  const key = parseRecordId(id);
  return key === undefined ? undefined : readEditable(store, key);
}

/** Fields of a kind that the department lets desks change and this desk knows how to bring together. */
export function editableFields(
  { store }: Pick<Desk, 'store'>,
  sourceId: Id,
  kind: RecordKind,
): readonly string[] {
  const offers = readSource(store, sourceId)?.offers;
  if (offers === undefined || offers.newerSchema) return [];
  const offered = offers.edits.find((one) => one.kind === kind)?.fields ?? [];
  return offered.filter((field) => Object.hasOwn(fieldClasses[kind], field));
}

/** What the person sees: the record with what of theirs is under way laid over it. */
export function shownIn({ store }: Desk, held: Editable, fields: readonly string[]): EditFields {
  const over = laidOver(
    unfinishedOn(store, held.of).flatMap((entry) => (entry.type === 'edit' ? entry : [])),
  );
  const known = fields.filter((field) => Object.hasOwn(over, field));
  return { ...valuesOf(held.data, fields), ...valuesOf(over, known) };
}

/** May these be changed so, on that row at this revision? Those that really differ from what is shown. */
function check(
  desk: Desk,
  held: Editable,
  { revision, fields }: Omit<EditPressed, 'id'>,
): Result<EditFields> {
  // S11: nobody changes what they did not see.
  if (held.revision !== revision) return badRequest('revision', 'moved');
  const may = editableFields(desk, held.sourceId, held.of.kind);
  const foreign = Object.keys(fields).find((field) => !may.includes(field));
  if (foreign !== undefined) return badRequest(foreign, 'not-offered');
  const shown = shownIn(desk, held, Object.keys(fields));
  const changed = Object.entries(fields).filter(([field, value]) => !isEqual(value, shown[field] ?? null));
  if (changed.length === 0) return badRequest('fields', 'unchanged');
  if (!mayStore(levelOf(fields), ceilingOf(desk.store))) return badRequest('secretLevel', 'above-ceiling');
  const wrong = wrongField(held, fields);
  return wrong === undefined ? ok(Object.fromEntries(changed)) : badRequest(wrong, 'invalid');
}

/** Of a change that leaves the 密级 alone the lowest. */
const levelOf = ({ secretLevel = null }: EditFields): SecretLevel =>
  secretLevels.find((level) => level === secretLevel) ?? '公开';

const isEqual = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The first touched field that the record would not be a record with. */
function wrongField({ of, data }: Editable, fields: EditFields): string | undefined {
  const schema = of.kind === 'article' ? articleDataSchema : archiveDataSchema;
  const all = Object.entries({ ...data, ...fields }).filter(([, value]) => value !== null);
  const parsed = schema.safeParse(Object.fromEntries(all));
  const wrong = parsed.error?.issues.map(({ path }) => String(path[0])) ?? [];
  return wrong.find((field) => Object.hasOwn(fields, field));
}

function save(desk: Desk, held: Editable, fields: EditFields, dependsOn: readonly Id[]): PendingEdit {
  const { store, now, uuid } = desk;
  const before = unfinishedOn(store, held.of).flatMap((entry) => (entry.type === 'edit' ? entry : []));
  const seen = shownIn(desk, held, Object.keys(fields));
  const waiting = before.find((entry) => entry.state === 'waiting' && !entry.mayHaveArrived);
  const merged = waiting === undefined ? { fields, base: seen } : ontoWaiting(desk, waiting, fields, seen);
  for (const earlier of before) giveWay(desk, earlier, merged.fields);
  const id = uuid();
  enqueueEdit(
    store,
    {
      ...held.of,
      id,
      record: held.key,
      basedOn: held.revision,
      ...merged,
      dependsOn: [...new Set([...(waiting?.dependsOn ?? []), ...dependsOn, ...neededFor(held)])],
      ...(waiting === undefined ? {} : { follows: waiting.id }),
      ...(waiting?.nextAt === undefined ? {} : { nextAt: waiting.nextAt }),
    },
    now(),
  );
  writeEditDraft(store, held.of, null, now());
  return pendingEditOf(must(readEdit(store, id), 'what was just saved is there'));
}

/** Nothing can be done to a record before it is made. */
export const neededFor = ({ madeBy }: Editable): readonly Id[] => (madeBy === undefined ? [] : [madeBy.id]);

/** One that has not left yet takes the new fields along: one change instead of two, and one to take back. */
function ontoWaiting(
  { store, now }: Desk,
  waiting: EditEntry,
  fields: EditFields,
  seen: EditFields,
): { readonly fields: EditFields; readonly base: EditFields } {
  const base = readBase<EditFields>(store, waiting.id) ?? {};
  supersede(store, waiting.id, now());
  return { fields: { ...waiting.fields, ...fields }, base: { ...seen, ...base } };
}

/** One that asks the person ends when everything it asks about is decided anew. */
function giveWay({ store, now }: Desk, earlier: EditEntry, fields: EditFields): void {
  if (earlier.state !== 'conflict' && earlier.state !== 'refused') return;
  if (askedFields(store, earlier).every((field) => Object.hasOwn(fields, field)))
    discard(store, earlier.id, now(), 'mine');
}

function hashesOf(value: FieldValue): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((file) => (typeof file === 'string' ? [] : file.hash));
}
