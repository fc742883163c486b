// The closed lists of standard terms that records use as values (sources: shared/domain/README.md).
// Values are the standard's own Chinese words, so that what is stored, sent and printed is one word;
// codes of our own making (actions, states of the outbox) are English.
import { z } from 'zod';

export {
  type ArchiveCategory,
  archiveCategories,
  type ArticleType,
  articleTypes,
  type Audience,
  audiences,
  type IndexedKind,
  indexedKinds,
  openTodoStates,
  type RecordKind,
  recordKinds,
  type Retention,
  retentions,
  type SecretLevel,
  secretLevels,
  type TodoState,
  todoStates,
  type Validity,
  validities,
} from './closed-lists.ts';

/** Instant in UTC, normalised to `YYYY-MM-DDTHH:mm:ss.sssZ` so that text order is time order (GB/T 7408). */
export type Iso = string;
/** Calendar day `YYYY-MM-DD` in Asia/Shanghai. */
export type Ymd = string;
export type Id = string;

/** 紧急程度: 党政机关公文处理工作条例 §9, telegrams use 特提/特急/加急/平急. */
export const urgencies = ['特提', '特急', '加急', '平急', '一般'] as const;
export type Urgency = (typeof urgencies)[number];

/** What is asked of the person. */
export const todoKinds = ['待办', '待阅', '待签', '协办', '督办', '催办', '提醒'] as const;
export type TodoKind = (typeof todoKinds)[number];

/** What a person may answer to a to-do: 同意, 退回, 转办, 阅知. */
export const actionKinds = ['approve', 'return', 'forward', 'acknowledge'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** What a person may do to an archive record: 查借阅申请, 归还. */
export const archiveActs = ['borrow', 'give-back'] as const;
/** What a person may do to an article: 纠错反馈. */
export const articleActs = ['report'] as const;
/** What a desk reports of an archive record by itself, and no person presses: 利用登记. */
export const deskActs = ['note-use'] as const;
/** Everything that is done to a record. */
export const actKinds = [...actionKinds, ...archiveActs, ...articleActs, ...deskActs] as const;
export type ActKind = (typeof actKinds)[number];

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Accepts any offset a department writes and normalises it to UTC. */
export const isoSchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
export const ymdSchema = z.string().regex(dayPattern);
/** Text a person reads: well formed, bounded. */
export const line = (max: number) => z.string().min(1).max(max);
