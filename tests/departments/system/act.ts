// What a person decided, an action, a change of fields or a new record, exactly once for its key: ledger row, effect, opinion and new
// revision are ONE transaction. A kill between effect and receipt is therefore impossible, and any repeat is answered
// from the ledger.
import { createHash } from 'node:crypto';
import type {
  DepartmentAction,
  DepartmentCreate,
  DepartmentEdit,
} from '../../../shared/contract/department.ts';
import { type Answer, type Decision, expectedState, isDecision } from '../../../shared/domain/action.ts';
import { openTodoStates, type ActionKind } from '../../../shared/domain/terms.ts';
import type { Base } from './base.ts';
import { createHashOf, type Files, made, type Series } from './create.ts';
import { edited, editHash, editRefusal, newFiles } from './edit.ts';
import { changeItem, type Item, putNew, readItem, revisionText } from './items.ts';
import { keepUses, noteLoans } from './loans.ts';
import type { SystemPlan } from './plan.ts';
import { type Acting, type Outcome, outcomeOfRecordAct } from './record-acts.ts';

export type Acted = { readonly kind: 'answered'; readonly answer: Answer } | { readonly kind: 'key-reused' };
type Person = { readonly name: string; readonly org: string };
/** What the rules look at; the same for a department on another database (../postgres). */
type Contents = Pick<Item, 'presence' | 'data'>;

const words: { readonly [K in ActionKind]: string } = {
  approve: '同意。',
  return: '',
  forward: '请阅处。',
  acknowledge: '已阅。',
};

type Decided = Pick<DepartmentAction, 'key' | 'kind' | 'id' | 'basedOn'>;

export function act(base: Base, action: DepartmentAction, { person, loans }: SystemPlan, at: string): Acted {
  return once(base, { ...action, hash: bodyHash(action), at }, (item) => {
    const after = outcomeOf(item, action, { ...person, at, lends: loans });
    if ('outcome' in after) return after;
    if (action.action === 'note-use') keepUses(base, item.id, action);
    // Nothing was left to do, as of a loan given back that had ended by itself.
    if (after.data === undefined) return { outcome: 'accepted', revision: revisionText(item.revision) };
    const revision = changeItem(base, item, after.data, { by: person.name, at });
    if (action.action === 'borrow') noteLoans(base);
    noteEffect(base, { ...action, at, fields: null });
    return { outcome: 'accepted', revision: revisionText(revision) };
  });
}

export function change(base: Base, edit: DepartmentEdit, { person, edits }: SystemPlan, at: string): Acted {
  return once(base, { ...edit, hash: editHash(edit), at }, (item) => {
    const refused = editRefusal(edits, item, edit, heldSizes(base, item, edit));
    if (refused !== undefined) return refused;
    const revision = changeItem(base, item, edited(item, edit), { by: person.name, at });
    noteEffect(base, { ...edit, action: 'edit', opinion: '', at, fields: JSON.stringify(edit.fields) });
    return { outcome: 'accepted', revision: revisionText(revision) };
  });
}

/** The number of the record, the record and the receipt are one transaction: no number is given twice or lost. */
export function create(base: Base, wanted: DepartmentCreate, plan: SystemPlan, at: string): Acted {
  const { key, kind } = wanted;
  return recorded(base, { key, hash: createHashOf(wanted), kind, at }, () => {
    const record = made(plan.creates, wanted, filesOf(base));
    if ('outcome' in record) return { id: '', answer: record };
    const id = nextId(base, kind);
    const feed = plan.feeds.find(({ kinds }) => kinds.includes(kind))?.name ?? '';
    putNew(base, { feed, kind, id, data: record.data }, { by: plan.person.name, at });
    const fields = JSON.stringify(wanted.fields);
    noteEffect(base, { key, kind, id, basedOn: '', action: 'create', opinion: '', at, fields });
    return { id, answer: { outcome: 'accepted', id, revision: revisionText(1) } };
  });
}

const seriesFields = ['fonds', 'category', 'year', 'retention', 'orgOrTopic'] as const;

function filesOf(base: Base): Files {
  const isOf = (field: string) => `json_extract(data, '$.${field}') IS $${field}`;
  const inSeries = `kind = 'archive' AND ${seriesFields.map(isOf).join(' AND ')}`;
  const valuesOf = (series: Series) =>
    Object.fromEntries(seriesFields.map((field) => [field, series[field] ?? null]));
  return {
    fondsName(fonds) {
      const row = base
        .sql(`SELECT json_extract(data, '$.fondsName') AS name FROM item
              WHERE kind = 'archive' AND ${isOf('fonds')} AND presence = 'listed' LIMIT 1`)
        .get({ fonds });
      return row === undefined ? undefined : String(row.name);
    },
    nextItem(series) {
      const row = base
        .sql(
          `SELECT max(CAST(json_extract(data, '$.itemNo') AS INTEGER)) AS last FROM item WHERE ${inSeries}`,
        )
        .get(valuesOf(series));
      return Number(row?.last ?? 0) + 1;
    },
    hasItem(series, itemNo) {
      const is = "CAST(json_extract(data, '$.itemNo') AS INTEGER) = $itemNo";
      const row = base
        .sql(`SELECT 1 FROM item WHERE ${inSeries} AND ${is}`)
        .get({ ...valuesOf(series), itemNo });
      return row !== undefined;
    },
  };
}

/** Ids of this department count on, also past those of records that are gone. */
function nextId(base: Base, kind: DepartmentCreate['kind']): string {
  const [mark, digits] = kind === 'archive' ? (['DA', 7] as const) : (['ZS', 5] as const);
  const row = base
    .sql('SELECT max(id) AS last FROM item WHERE kind = ? AND id GLOB ?')
    .get(kind, `${mark}[0-9]*`);
  const last = Math.max(
    Number(String(row?.last ?? mark).slice(2)),
    Number(base.remembered(`last-${kind}`) ?? 0),
  );
  base.remember(`last-${kind}`, String(last + 1));
  return mark + String(last + 1).padStart(digits, '0');
}

type Stamped = Decided & { readonly hash: string; readonly at: string; readonly action?: string };

/** Under a known key: the answer of then. Else what is decided about the item, once its revision is the one seen. */
function once(base: Base, decided: Stamped, decide: (item: Item) => Answer): Acted {
  const { kind, id, basedOn } = decided;
  return recorded(base, decided, () => {
    const item = readItem(base, kind, id);
    if (item === undefined) return { id, answer: unknownItem };
    const present = revisionText(item.revision);
    const isReport = decided.action === 'note-use';
    const seen = isReport || decided.action === 'give-back' ? present : basedOn;
    const presence = isReport ? 'listed' : item.presence;
    return { id, answer: passedOn(presence, present, seen) ?? decide(item) };
  });
}

function recorded(
  base: Base,
  { key, hash, kind, at }: Pick<Stamped, 'key' | 'hash' | 'kind' | 'at'>,
  decide: () => { readonly id: string; readonly answer: Answer },
): Acted {
  return base.transaction((): Acted => {
    const known = base.sql('SELECT body_hash, answer FROM ledger WHERE key = ?').get(key);
    if (known !== undefined) {
      if (known.body_hash !== hash) return { kind: 'key-reused' };
      base.sql('UPDATE ledger SET repeats = repeats + 1 WHERE key = ?').run(key);
      return { kind: 'answered', answer: JSON.parse(String(known.answer)) };
    }
    const { id, answer } = decide();
    base
      .sql('INSERT INTO ledger(key, body_hash, kind, item, answer, at) VALUES (?, ?, ?, ?, ?, ?)')
      .run(key, hash, kind, id, JSON.stringify(answer), at);
    return { kind: 'answered', answer };
  });
}

function heldSizes(base: Base, item: Item, edit: DepartmentEdit): ReadonlyMap<string, number> {
  const sizes = newFiles(item, edit).map(({ hash }) => {
    const row = base.sql('SELECT size FROM held_file WHERE hash = ?').get(hash);
    return [hash, Number(row?.size ?? -1)] as const;
  });
  return new Map(sizes);
}

export const unknownItem: Answer = { outcome: 'refused', reason: '本系统没有这一事项。' };

/** What needs no judgement: the item is no longer this person's, or no longer what they saw. */
export function passedOn(presence: Item['presence'], revision: string, basedOn: string): Answer | undefined {
  if (presence === 'withdrawn') return { outcome: 'refused', reason: '该事项已不由您办理。' };
  return revision === basedOn ? undefined : { outcome: 'conflict', revision };
}

export function receiptOf(base: Base, key: string): Answer | undefined {
  const known = base.sql('SELECT answer FROM ledger WHERE key = ?').get(key);
  return known === undefined ? undefined : JSON.parse(String(known.answer));
}

/** The meaning of the request, whatever the order of its fields. */
export function bodyHash(action: DepartmentAction): string {
  const meaning = [
    action.kind,
    action.id,
    action.basedOn,
    action.action,
    action.opinion,
    ...moreOf(action),
    action.decidedAt,
  ];
  return createHash('sha256').update(JSON.stringify(meaning)).digest('hex');
}

function moreOf(action: DepartmentAction): readonly unknown[] {
  switch (action.action) {
    case 'borrow':
      return [action.days];
    case 'give-back':
      return [];
    case 'note-use':
      return [action.loan, action.uses];
    case 'report':
      return [action.what, action.anchor ?? null];
    default:
      return [action.forwardTo?.id ?? null];
  }
}

type Effect = Decided & {
  readonly action: string;
  readonly opinion: string;
  readonly at: string;
  readonly fields: string | null;
};

function noteEffect(base: Base, { key, kind, id, action, opinion, at, fields }: Effect): void {
  base
    .sql('INSERT INTO effect(key, kind, item, action, opinion, at, fields) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(key, kind, id, action, opinion, at, fields);
}

/** What becomes of the item, or the answer why nothing does. */
export function outcomeOf(item: Contents, action: DepartmentAction, acting: Acting): Outcome {
  if (!isDecision(action)) return outcomeOfRecordAct(item, action, acting);
  return refusal(item, action) ?? { data: acted(item, action, acting, acting.at) };
}

function refusal(
  item: Contents,
  action: Decision,
): Extract<Answer, { readonly outcome: 'refused' }> | undefined {
  const { state, actions, forwardTo } = item.data as {
    state?: string;
    actions?: readonly string[];
    forwardTo?: readonly { id: string }[];
  };
  if (item.presence !== 'listed' || !openTodoStates.some((open) => open === state)) {
    return { outcome: 'refused', reason: `该事项已处于“${state ?? '撤销'}”状态，不能重复办理。` };
  }
  if (!(actions ?? []).includes(action.action)) {
    return { outcome: 'refused', reason: '当前环节不允许这一操作，请在本系统中办理。', field: 'action' };
  }
  if (action.action === 'return' && action.opinion.trim() === '') {
    return { outcome: 'refused', reason: '退回须填写意见，说明退回理由。', field: 'opinion' };
  }
  if (action.action !== 'forward') return undefined;
  const target = action.forwardTo?.id;
  if ((forwardTo ?? []).some((allowed) => allowed.id === target)) return undefined;
  return { outcome: 'refused', reason: '转办对象不在可转办范围内。', field: 'forwardTo' };
}

/** The to-do after the action: closed for this person, with the opinion on its paper. */
function acted(item: Contents, action: Decision, person: Person, at: string): object {
  const data = item.data as { step?: string; paper?: { opinions?: readonly object[] } };
  const to = action.action === 'forward' && action.forwardTo ? `（转${action.forwardTo.name}）` : '';
  const text = (action.opinion.trim() || words[action.action]) + to;
  const opinion = { by: person.name, org: person.org, step: data.step ?? '', text, at };
  return {
    ...data,
    state: expectedState[action.action],
    actions: [],
    forwardTo: [],
    paper: { ...data.paper, opinions: [...(data.paper?.opinions ?? []), opinion] },
  };
}
