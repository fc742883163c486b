// What a department is, as small as it can be told: records with revisions in one order of change, an action ledger
// whose entry and effect are one step. Speaks the wire shapes of the profile; no network here.
import { createHash } from 'node:crypto';
import type {
  About,
  DepartmentAction,
  DepartmentCreate,
  DepartmentEdit,
  Digest,
} from '../../shared/contract/department.ts';
import { type Answer, expectedState, isDecision } from '../../shared/domain/action.ts';
import { createdFields } from '../../shared/domain/create.ts';
import { type EditFields, fieldClasses } from '../../shared/domain/edit.ts';

type Presence = 'listed' | 'tombstone' | 'withdrawn';
export type ModelRecord = {
  readonly seq: number;
  readonly revision: number;
  readonly title: string;
  readonly state: string;
  readonly presence: Presence;
  /** When it was written last, by the department's clock. */
  readonly at: number;
  /** 著录项 of an archive record; a to-do has none. */
  readonly fields?: EditFields;
};
export type Effect = {
  readonly key: string;
  readonly id: string;
  readonly basedOn: string;
  /** Of a change of fields. */
  readonly fields?: EditFields;
};
export type ModelKind = 'todo' | 'archive';

export type Saved = {
  readonly seq: number;
  readonly records: readonly (readonly [string, ModelRecord])[];
  readonly ledger: readonly (readonly [string, Answer])[];
  readonly effects: readonly Effect[];
};

export class DepartmentModel {
  epoch = 'epoch-1';
  systemId = 'model';
  readonly records = new Map<string, ModelRecord>();
  readonly ledger = new Map<string, Answer>();
  readonly effects: Effect[] = [];
  /** Keys whose effect a restore undid, and those effects. */
  readonly undone = new Set<string>();
  readonly undoneEffects: Effect[] = [];
  /** False makes it a department without a ledger: what the checks of a test must notice. */
  remembersKeys = true;
  /** False: its replies do not say which key or feed they are about. */
  namesReplies = true;
  hasNewerSchema = false;
  /** False: something is being written just now. */
  isSettled = true;
  /** False makes it one that takes a decision or a change whatever it was based on. */
  checksBasis = true;
  /** Its clock. */
  now: () => number = () => 0;
  /** What it offers besides decisions. */
  readonly offers = { edits: false, digest: false, creates: false };
  #seq = 0;
  #generation = 1;
  /** Over restores too: no id is ever given twice. */
  #made = 0;
  /** Over restores too: equal revisions mean equal records, whatever befell the department. */
  readonly #highest = new Map<string, number>();

  put(id: string, title: string, state = '待办'): void {
    this.#write(id, { title, state, presence: 'listed' });
  }

  /** An archive record; fields that are not named stay as they are. */
  putFields(id: string, fields: EditFields): void {
    const before = this.records.get(id)?.fields;
    this.#write(id, { title: '', state: '', presence: 'listed', fields: { ...before, ...fields } });
  }

  end(id: string, presence: 'tombstone' | 'withdrawn'): void {
    const record = this.records.get(id);
    if (record !== undefined) this.#write(id, { ...record, presence });
  }

  listed(kind: ModelKind = 'todo'): readonly string[] {
    return [...this.records]
      .filter(([, record]) => record.presence === 'listed' && kindOf(record) === kind)
      .map(([id, { revision }]) => `${id}@${revision}`)
      .sort();
  }

  about(signIn: object = { kind: 'none' }, page = 1_000): object {
    return {
      profile: '1',
      systemId: this.systemId,
      epoch: this.epoch,
      name: '样例系统',
      organ: '临溪县样例局',
      now: new Date().toISOString(),
      feeds: this.feeds(),
      ...this.offered(),
      signIn,
      limits: { page, body: 65_536 },
      keyRetentionDays: 400,
    };
  }

  feeds(): readonly { readonly name: string; readonly kinds: readonly ModelKind[] }[] {
    const archives = { name: 'archives', kinds: ['archive'] } as const;
    return [{ name: 'todos', kinds: ['todo'] }, ...(this.offers.edits ? [archives] : [])];
  }

  offered(): Pick<About, 'edits' | 'digest' | 'creates'> {
    const { edits, digest, creates } = this.offers;
    return {
      edits: edits ? [{ kind: 'archive', fields: Object.keys(fieldClasses.archive) }] : [],
      digest,
      creates: creates ? [{ kind: 'archive', fields: [...createdFields.archive] }] : [],
    };
  }

  page(cursor: string | undefined, limit: number, kind: ModelKind = 'todo'): object | 'forgotten' {
    const [epoch, generation, after = '0'] = cursor?.split(' ') ?? [this.epoch, String(this.#generation)];
    if (epoch !== this.epoch || generation !== String(this.#generation)) return 'forgotten';
    const changed = [...this.records]
      .filter(([, record]) => record.seq > Number(after) && kindOf(record) === kind)
      .sort(([, a], [, b]) => a.seq - b.seq);
    const page = changed.slice(0, limit);
    const last = page.at(-1)?.[1].seq ?? after;
    return {
      epoch: this.epoch,
      changes: page.map(([id, record]) => changeOf(id, record)),
      cursor: `${this.epoch} ${this.#generation} ${last}`,
      more: changed.length > limit,
      ...(cursor === undefined ? { total: changed.length } : {}),
    };
  }

  act(action: DepartmentAction): Answer {
    const known = this.ledger.get(action.key);
    if (known !== undefined && this.remembersKeys) return known;
    const answer = this.#decide(action);
    this.ledger.set(action.key, answer);
    return answer;
  }

  /** All named fields or none, and on no other revision than the one seen. */
  edit(edit: DepartmentEdit): Answer {
    const known = this.ledger.get(edit.key);
    if (known !== undefined && this.remembersKeys) return known;
    const answer = this.#change(edit);
    this.ledger.set(edit.key, answer);
    return answer;
  }

  /** The department gives the id; a title of nothing but blanks is no title. */
  create(create: DepartmentCreate): Answer {
    const known = this.ledger.get(create.key);
    if (known !== undefined && this.remembersKeys) return known;
    const answer = this.#make(create);
    this.ledger.set(create.key, answer);
    return answer;
  }

  /** Under which key each record was made. */
  readonly madeBy = new Map<string, string>();

  digest(kind: ModelKind = 'todo'): Digest {
    const buckets = Array.from({ length: 256 }, () => ({ n: 0, h: 0n }));
    for (const [id, record] of this.records) {
      if (record.presence !== 'listed' || kindOf(record) !== kind) continue;
      const bucket = buckets[sha256(`${kind} ${id}`).readUInt8(0)];
      if (bucket === undefined) continue;
      bucket.n += 1;
      bucket.h = BigInt.asUintN(64, bucket.h + sha256(`${kind} ${id} ${record.revision}`).readBigUInt64BE());
    }
    return {
      epoch: this.epoch,
      settled: this.isSettled,
      buckets: buckets.map(({ n, h }) => ({ n, h: String(h) })),
    };
  }

  forgetCursors(): void {
    this.#generation += 1;
  }

  save(): Saved {
    return {
      seq: this.#seq,
      records: [...this.records],
      ledger: [...this.ledger],
      effects: [...this.effects],
    };
  }

  /** Back from a backup: all that came after it never was. Its epoch should be another one, and may not be. */
  restore(saved: Saved, epoch: string): void {
    this.epoch = epoch;
    this.#seq = saved.seq;
    this.records.clear();
    for (const [id, record] of saved.records) this.records.set(id, record);
    this.ledger.clear();
    for (const [key, answer] of saved.ledger) this.ledger.set(key, answer);
    const undone = this.effects.slice(saved.effects.length);
    for (const { key } of undone) this.undone.add(key);
    this.undoneEffects.push(...undone);
    this.effects.splice(0, this.effects.length, ...saved.effects);
  }

  #decide(action: DepartmentAction): Answer {
    const record = this.records.get(action.id);
    if (record === undefined || record.presence !== 'listed')
      return { outcome: 'refused', reason: '该事项已不由您办理。' };
    if (this.checksBasis && String(record.revision) !== action.basedOn)
      return { outcome: 'conflict', revision: String(record.revision) };
    if (!isDecision(action) || record.state !== '待办')
      return { outcome: 'refused', reason: '该事项已办结。' };
    const { title } = record;
    const after = this.#write(action.id, { title, state: expectedState[action.action], presence: 'listed' });
    this.effects.push({ key: action.key, id: action.id, basedOn: action.basedOn });
    return { outcome: 'accepted', revision: String(after) };
  }

  #change({ key, id, basedOn, fields }: DepartmentEdit): Answer {
    const record = this.records.get(id);
    if (record?.fields === undefined || record.presence !== 'listed')
      return { outcome: 'refused', reason: '该记录已删除，不能再修改。' };
    if (this.checksBasis && String(record.revision) !== basedOn)
      return { outcome: 'conflict', revision: String(record.revision) };
    const after = this.#write(id, { ...record, fields: { ...record.fields, ...fields } });
    this.effects.push({ key, id, basedOn, fields });
    return { outcome: 'accepted', revision: String(after) };
  }

  #make({ key, fields }: DepartmentCreate): Answer {
    const title = String(fields['title'] ?? '');
    if (title.trim() === '') return { outcome: 'refused', reason: '题名不能为空。', field: 'title' };
    this.#made += 1;
    const id = `N${this.#made}`;
    const revision = this.#write(id, { title: '', state: '', presence: 'listed', fields });
    this.effects.push({ key, id, basedOn: '', fields });
    this.madeBy.set(id, key);
    return { outcome: 'accepted', id, revision: String(revision) };
  }

  #write(id: string, { title, state, presence, fields }: Written): number {
    this.#seq += 1;
    const revision = (this.#highest.get(id) ?? 0) + 1;
    this.#highest.set(id, revision);
    const more = fields === undefined ? {} : { fields };
    this.records.set(id, { title, state, presence, ...more, seq: this.#seq, revision, at: this.now() });
    return revision;
  }
}

type Written = Omit<ModelRecord, 'seq' | 'revision' | 'at'>;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

export const kindOf = ({ fields }: ModelRecord): ModelKind => (fields === undefined ? 'todo' : 'archive');

export function changeOf(id: string, record: ModelRecord): object {
  const { revision, title, state, presence, fields } = record;
  const kind = kindOf(record);
  if (presence !== 'listed') return { change: presence, id, revision: String(revision), kind };
  const changed = { by: '样例局 王敏', at: '2026-03-02T09:00:00+08:00' };
  if (fields !== undefined) {
    const record = { kind, data: { ...archiveBase, itemNo: id, refCode: id, ...given(fields) } };
    return { change: 'upsert', id, revision: String(revision), changed, record };
  }
  const data = {
    title,
    state,
    arrivedAt: '2026-03-02T09:00:00+08:00',
    actions: ['approve', 'return', 'forward', 'acknowledge'],
  };
  return { change: 'upsert', id, revision: String(revision), record: { kind: 'todo', data } };
}

const archiveBase = {
  fonds: 'Z109',
  fondsName: '临溪县样例局',
  category: 'WS',
  year: 2026,
  retention: 'Y',
  title: '卷内文件',
  date: '2026-03-02',
};

/** Null takes a field away. */
const given = (fields: EditFields): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
