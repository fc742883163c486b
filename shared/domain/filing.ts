// 归档 of a finished matter: what its archive record says without being typed again, and how long it is proposed to be
// kept. A proposal: the person sees each part before it is made. Pure.
import type { EditFields } from './edit.ts';
import { ymdOfDay, dayOf } from './calendar.ts';
import type { Retention, TodoState } from './terms.ts';
import type { TodoData } from './todo.ts';

/** Finished by the department's word; what was returned, passed on or withdrawn ends elsewhere. */
export const isFinished = (state: TodoState): boolean => state === '办结' || state === '已办';

/**
 * 国家档案局令第8号 (机关文件材料归档范围和文书档案保管期限规定) decides by what a paper does; 文种 only says what it mostly
 * is, so the reason goes along.
 */
const retentionOfGenre: Readonly<Record<string, Retention>> = {
  命令: 'Y',
  令: 'Y',
  决定: 'Y',
  决议: 'Y',
  批复: 'Y',
  纪要: 'Y',
  请示: 'D30',
  报告: 'D30',
  意见: 'D30',
  通报: 'D30',
  议案: 'D30',
  通知: 'D10',
  函: 'D10',
  公告: 'D10',
  通告: 'D10',
};

type RetentionReason =
  | { readonly kind: 'genre'; readonly genre: string }
  /** Only to be read: its unit of origin keeps it. */
  | { readonly kind: 'to-read' }
  | { readonly kind: 'unknown' };

type ProposedRetention = { readonly retention: Retention; readonly reason: RetentionReason };

export function proposeRetention({ todoKind, paper, title }: TodoData): ProposedRetention {
  const genres = Object.keys(retentionOfGenre);
  const genre = genres.find((each) => each === paper?.genre) ?? genres.find((each) => title.endsWith(each));
  if (todoKind === '待阅') return { retention: 'D10', reason: { kind: 'to-read' } };
  const retention = genre === undefined ? undefined : retentionOfGenre[genre];
  if (genre === undefined || retention === undefined)
    return { retention: 'D30', reason: { kind: 'unknown' } };
  return { retention, reason: { kind: 'genre', genre } };
}

/** Where it would lie, as far as this desk can tell from what lies there already. */
export type Shelf = { readonly fonds?: string | undefined; readonly orgOrTopic?: string | undefined };

/** 题名, 文号, 责任者 (发文机关), 日期 (成文日期), 年度, 密级 carried over; only fields the archive takes, and none empty. */
export function proposeFields(data: TodoData, shelf: Shelf, creatable: readonly string[]): EditFields {
  const date = data.paper?.writtenOn ?? ymdOfDay(dayOf(Date.parse(data.arrivedAt)));
  const all: EditFields = {
    fonds: shelf.fonds ?? null,
    category: 'WS',
    year: Number(date.slice(0, 4)),
    retention: proposeRetention(data).retention,
    orgOrTopic: shelf.orgOrTopic ?? null,
    title: data.title,
    date,
    responsible: data.fromOrg === '' ? [] : [data.fromOrg],
    docNo: data.paper?.docNo ?? null,
    secretLevel: data.secretLevel,
    carrier: '电子',
  };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([field, value]) =>
        creatable.includes(field) && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
