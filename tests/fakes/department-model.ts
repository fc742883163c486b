// What a department is, as small as it can be told: records with revisions in one order of change, an action ledger
// whose entry and effect are one step. Speaks the wire shapes of the profile; no network here.
import type { DepartmentAction } from '../../shared/contract/department.ts';
import { type Answer, expectedState } from '../../shared/domain/action.ts';

type Presence = 'listed' | 'tombstone' | 'withdrawn';
export type ModelRecord = {
  readonly seq: number;
  readonly revision: number;
  readonly title: string;
  readonly state: string;
  readonly presence: Presence;
};
export type Effect = { readonly key: string; readonly id: string; readonly basedOn: string };

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
  /** Keys whose effect a restore undid. */
  readonly undone = new Set<string>();
  /** False makes it a department without a ledger: what the checks of a test must notice. */
  remembersKeys = true;
  #seq = 0;
  #generation = 1;

  put(id: string, title: string, state = '待办'): void {
    this.#write(id, { title, state, presence: 'listed' });
  }

  end(id: string, presence: 'tombstone' | 'withdrawn'): void {
    const record = this.records.get(id);
    if (record !== undefined) this.#write(id, { title: record.title, state: record.state, presence });
  }

  listed(): readonly string[] {
    return [...this.records]
      .filter(([, { presence }]) => presence === 'listed')
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
      feeds: [{ name: 'todos', kinds: ['todo'] }],
      signIn,
      limits: { page, body: 65_536 },
      keyRetentionDays: 400,
    };
  }

  page(cursor: string | undefined, limit: number): object | 'forgotten' {
    const [epoch, generation, after = '0'] = cursor?.split(' ') ?? [this.epoch, String(this.#generation)];
    if (epoch !== this.epoch || generation !== String(this.#generation)) return 'forgotten';
    const changed = [...this.records]
      .filter(([, { seq }]) => seq > Number(after))
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

  /** Back from a backup: a new epoch, and all that came after it never was. */
  restore(saved: Saved, epoch: string): void {
    this.epoch = epoch;
    this.#seq = saved.seq;
    this.records.clear();
    for (const [id, record] of saved.records) this.records.set(id, record);
    this.ledger.clear();
    for (const [key, answer] of saved.ledger) this.ledger.set(key, answer);
    for (const { key } of this.effects.slice(saved.effects.length)) this.undone.add(key);
    this.effects.splice(0, this.effects.length, ...saved.effects);
  }

  #decide(action: DepartmentAction): Answer {
    const record = this.records.get(action.id);
    if (record === undefined || record.presence !== 'listed')
      return { outcome: 'refused', reason: '该事项已不由您办理。' };
    if (String(record.revision) !== action.basedOn)
      return { outcome: 'conflict', revision: String(record.revision) };
    if (record.state !== '待办') return { outcome: 'refused', reason: '该事项已办结。' };
    this.#write(action.id, { title: record.title, state: expectedState[action.action], presence: 'listed' });
    this.effects.push({ key: action.key, id: action.id, basedOn: action.basedOn });
    return { outcome: 'accepted', revision: String(record.revision + 1) };
  }

  #write(id: string, record: Pick<ModelRecord, 'title' | 'state' | 'presence'>): void {
    this.#seq += 1;
    this.records.set(id, { ...record, seq: this.#seq, revision: (this.records.get(id)?.revision ?? 0) + 1 });
  }
}

function changeOf(id: string, { revision, title, state, presence }: ModelRecord): object {
  if (presence !== 'listed') return { change: presence, id, revision: String(revision), kind: 'todo' };
  const data = {
    title,
    state,
    arrivedAt: '2026-03-02T09:00:00+08:00',
    actions: ['approve', 'return', 'forward', 'acknowledge'],
  };
  return { change: 'upsert', id, revision: String(revision), record: { kind: 'todo', data } };
}
