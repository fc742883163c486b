// 纠错反馈: what a person reported to the owner of an article, and what became of it.
import { z } from 'zod';
import { articleFaults } from './closed-lists.ts';
import { isoSchema } from './terms.ts';

/** 发现 by whoever reads, 反馈 to the owner, 受理, then 更正 or 不予更正, 关闭. */
export const feedbackStates = ['发现', '反馈', '受理', '更正', '不予更正', '关闭'] as const;

export const feedbackSchema = z.object({
  /** When it was reported, by the department's clock. */
  at: isoSchema,
  what: z.enum(articleFaults),
  words: z.string().max(4000),
  /** The provision it is about, in words: 第三十二条第二款. */
  anchor: z.string().max(60).optional(),
  state: z.enum(feedbackStates),
  /** 责任单位 that it went to. */
  owner: z.string().max(100).optional(),
  /** Until when the owner answers, and of how many working days that is the end. */
  due: isoSchema.optional(),
  workdays: z.number().int().min(0).max(365).optional(),
  /** In the owner's words. */
  answer: z.string().max(4000).optional(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** Nothing more is to come. */
export const isSettled = ({ state }: Pick<Feedback, 'state'>): boolean =>
  state === '更正' || state === '不予更正' || state === '关闭';
