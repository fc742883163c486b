// A department whose writers take their time: a record gets its place in the order of changes when its writer begins
// and is seen only when it ends, as on any database with several connections. Its feed waits at the first place that
// is still open; without that it is the feed `seq > cursor`, which loses rows.
import type { Digest } from '../../shared/contract/department.ts';
import { DepartmentModel, type ModelKind, type ModelRecord, type Saved } from '../fakes/department-model.ts';

export class SlowDepartment extends DepartmentModel {
  /** False makes it the feed that a department must not have. */
  waitsForWriters = true;
  readonly #open = new Map<string, ModelRecord>();
  #saved: Saved | undefined;
  #epochs = 1;

  /** Somebody begins to write a new record; nobody else sees it yet. */
  beginWriting(id: string, title: string): void {
    if (this.records.has(id) || this.#open.has(id)) return;
    this.put(id, title);
    const written = this.records.get(id);
    this.records.delete(id);
    if (written !== undefined) this.#open.set(id, written);
  }

  endWriting(): void {
    for (const [id, written] of this.#open) this.records.set(id, written);
    this.#open.clear();
  }

  backUp(): void {
    this.#saved = this.save();
  }

  /** What was being written never was. `unnoticed`: the runbook forgotten, nothing but a digest can tell of it. */
  restoreSaved(how: 'noticed' | 'unnoticed'): void {
    this.#open.clear();
    if (this.#saved !== undefined)
      this.restore(this.#saved, how === 'noticed' ? this.#newEpoch() : this.epoch);
  }

  changeEpoch(): void {
    this.epoch = this.#newEpoch();
  }

  #newEpoch(): string {
    this.#epochs += 1;
    return `epoch-${this.#epochs}`;
  }

  override page(cursor: string | undefined, limit: number, kind: ModelKind = 'todo'): object | 'forgotten' {
    if (!this.waitsForWriters || this.#open.size === 0) return super.page(cursor, limit, kind);
    const horizon = Math.min(...[...this.#open.values()].map(({ seq }) => seq));
    const beyond = [...this.records].filter(([, { seq }]) => seq > horizon);
    for (const [id] of beyond) this.records.delete(id);
    const page = super.page(cursor, limit, kind);
    for (const [id, record] of beyond) this.records.set(id, record);
    return page;
  }

  /** What is being written is in no page yet. */
  override digest(kind: ModelKind = 'todo'): Digest {
    return { ...super.digest(kind), settled: this.#open.size === 0 };
  }
}
