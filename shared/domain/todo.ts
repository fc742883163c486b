// 待办: what a department asks of this person, as the department states it.
import { z } from 'zod';
import { fileRefSchema } from './file-ref.ts';
import {
  actionKinds,
  isoSchema,
  line,
  secretLevels,
  todoKinds,
  todoStates,
  urgencies,
  ymdSchema,
} from './terms.ts';

/** 办理时限 as stated by the department. Units: WD 工作日, CD 自然日, H 小时, NOW 即办. */
export const deadlineSchema = z.object({
  at: isoSchema,
  unit: z.enum(['WD', 'CD', 'H', 'NOW']),
  /** How long was given, in `unit`. */
  length: z.number().int().positive().max(3650).optional(),
  basis: z.string().max(200).optional(),
  /** Stated as an estimate by the department (its calendar does not reach that far). */
  estimated: z.boolean().optional(),
  /** Clock stopped (行政许可法 第四十五条), with the reason. */
  pausedFor: z.string().max(100).optional(),
});
export type Deadline = z.infer<typeof deadlineSchema>;

const opinionSchema = z.object({
  by: z.string().max(60),
  org: z.string().max(100).optional(),
  step: z.string().max(20),
  text: z.string().max(4000),
  at: isoSchema,
});
export type Opinion = z.infer<typeof opinionSchema>;

/** The document (公文) or matter behind the to-do. */
export const paperSchema = z.object({
  /** 文种. */
  genre: z.string().max(10).optional(),
  /** 发文字号, e.g. 临教〔2026〕112号. */
  docNo: z.string().max(60).optional(),
  mainTo: z.array(z.string().max(100)).max(200).default([]),
  cc: z.array(z.string().max(100)).max(200).default([]),
  signer: z.string().max(60).optional(),
  /** 成文日期. */
  writtenOn: ymdSchema.optional(),
  /** Plain text, paragraphs parted by a line feed. */
  body: z.string().max(200_000).default(''),
  /** 附件说明. */
  attachmentsNote: z.array(z.string().max(200)).max(100).default([]),
  opinions: z.array(opinionSchema).max(500).default([]),
  files: z.array(fileRefSchema).max(200).default([]),
  /** 项目代码 or other number by which the same matter is known elsewhere. */
  matterNo: z.string().max(60).optional(),
});

const emptyPaper: Paper = paperSchema.parse({});
const mayLack = Object.keys(emptyPaper);
type Paper = z.infer<typeof paperSchema>;

/** How many of those that a paper may leave out are not stated in it. */
export const leftOutOf = (paper: object): number =>
  mayLack.reduce((n, name) => (name in paper ? n : n + 1), 0);

/** A to-do is kept as it came; what its paper left out is filled in here. */
export function wholeTodo(kept: TodoData): TodoData {
  const { paper } = kept;
  if (paper === undefined || leftOutOf(paper) === 0) return kept;
  return { ...kept, paper: { ...emptyPaper, ...paper } };
}

export const todoDataSchema = z.object({
  title: line(300),
  todoKind: z.enum(todoKinds).default('待办'),
  state: z.enum(todoStates).default('待办'),
  /** 环节: 拟办, 承办, 会签, 审查 … as the department names it. */
  step: z.string().max(20).default(''),
  urgency: z.enum(urgencies).default('一般'),
  secretLevel: z.enum(secretLevels).default('内部'),
  fromOrg: z.string().max(100).default(''),
  fromPerson: z.string().max(60).optional(),
  arrivedAt: isoSchema,
  due: deadlineSchema.optional(),
  /** What may be answered here; empty means: only in the department's own system. */
  actions: z.array(z.enum(actionKinds)).max(8).default([]),
  /** To whom the department allows forwarding (转办). */
  forwardTo: z
    .array(z.object({ id: line(80), name: line(100) }))
    .max(200)
    .default([]),
  /** The matter's page in the department's own system. */
  detailUrl: z.string().max(2000).optional(),
  paper: paperSchema.optional(),
});
export type TodoData = z.infer<typeof todoDataSchema>;
