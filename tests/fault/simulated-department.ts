// A department whose writers take their time: a record gets its place in the order of changes when its writer begins
// and is seen only when it ends, as on any database with several connections. Its feed waits at the first place that
// is still open; without that it is the feed `seq > cursor`, which loses rows.
import { DepartmentModel, type ModelRecord } from '../fakes/department-model.ts';

export class SlowDepartment extends DepartmentModel {
  /** False makes it the feed that a department must not have. */
  waitsForWriters = true;
  readonly #open = new Map<string, ModelRecord>();

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

  /** A restore ends what was being written: it never was. */
  dropWriters(): void {
    this.#open.clear();
  }

  override page(cursor: string | undefined, limit: number): object | 'forgotten' {
    if (!this.waitsForWriters || this.#open.size === 0) return super.page(cursor, limit);
    const horizon = Math.min(...[...this.#open.values()].map(({ seq }) => seq));
    const beyond = [...this.records].filter(([, { seq }]) => seq > horizon);
    for (const [id] of beyond) this.records.delete(id);
    const page = super.page(cursor, limit);
    for (const [id, record] of beyond) this.records.set(id, record);
    return page;
  }
}
