// A department whose feed goes by the second in which a record was changed, as many older systems do. Two changes of one
// second have one stamp, so it reads a little back each time; without that it loses what came later in that second.
import { changeOf, DepartmentModel, kindOf, type ModelKind } from '../fakes/department-model.ts';
import { SlowDepartment } from './simulated-department.ts';

export class StampDepartment extends SlowDepartment {
  /** In seconds. Nought makes it the feed that a department must not have. */
  readonly #overlap: number;

  constructor(overlap: number) {
    super();
    this.#overlap = overlap;
  }

  /** Its writers are quick: a stamp is taken when the record is to be seen. */
  override beginWriting(id: string, title: string): void {
    if (!this.records.has(id)) this.put(id, title);
  }

  override page(cursor: string | undefined, limit: number, kind: ModelKind = 'todo'): object | 'forgotten' {
    const begun = DepartmentModel.prototype.page.call(this, undefined, limit, kind);
    const [epoch, generation] = cursorOf(begun).split(' ');
    const [asked, known, after = '-1'] = cursor?.split(' ') ?? [epoch, generation];
    if (asked !== epoch || known !== generation) return 'forgotten';
    const from = Number(after) - this.#overlap;
    const changed = [...this.records]
      .filter(([, record]) => kindOf(record) === kind && secondOf(record.at) > from)
      .sort(([, a], [, b]) => a.seq - b.seq);
    const last = Math.max(Number(after), ...changed.map(([, { at }]) => secondOf(at)));
    return {
      epoch,
      changes: changed.map(([id, record]) => changeOf(id, record)),
      cursor: `${epoch} ${generation} ${last}`,
      more: false,
    };
  }
}

const secondOf = (at: number): number => Math.floor(at / 1_000);

const cursorOf = (page: object | 'forgotten'): string =>
  page === 'forgotten' ? '' : String(Reflect.get(page, 'cursor'));
