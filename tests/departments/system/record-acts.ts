// What a person did to an archive record or an article: 查借阅申请, 归还, 利用登记, 纠错反馈. The rules are the same for a department
// on another database (../postgres).
import type { Answer, NoteUse, RecordAct } from '../../../shared/domain/action.ts';
import type { Item } from './items.ts';
import { type Lends, lent, loansOf, noted, returned } from './loans.ts';
import { reported } from './reports.ts';

type Contents = Pick<Item, 'presence' | 'data'>;
export type Acting = {
  readonly name: string;
  readonly org: string;
  /** By the department's clock. */
  readonly at: string;
  readonly lends: Lends;
};
/** `data` undefined: accepted, and nothing is another than before. */
export type Outcome =
  | { readonly data: object | undefined }
  | Extract<Answer, { readonly outcome: 'refused' }>;

export function outcomeOfRecordAct(item: Contents, act: RecordAct | NoteUse, acting: Acting): Outcome {
  // Taken whatever became of the record and its loan: what was done was done.
  if (act.action === 'note-use')
    return { data: item.presence === 'listed' ? noted(item.data, act) : undefined };
  if (item.presence !== 'listed') return refused('该记录已不在库中。');
  const offered: unknown = item.data.actions;
  const isOffered = Array.isArray(offered) && offered.includes(act.action);
  switch (act.action) {
    case 'borrow':
      return isOffered
        ? { data: lent(item.data, act, acting) }
        : refused('这份档案不能借阅，或者已有未完的借阅。', 'action');
    case 'give-back':
      return {
        data: loansOf(item.data).some(({ state }) => state === '在借') ? returned(item.data) : undefined,
      };
    case 'report':
      return isOffered
        ? { data: reported(item.data, act, acting.at) }
        : refused('这一条目不接受纠错反馈。', 'action');
  }
}

const refused = (reason: string, field?: string): Extract<Answer, { readonly outcome: 'refused' }> => ({
  outcome: 'refused',
  reason,
  ...(field === undefined ? {} : { field }),
});
