// 知识: a rule, guide or standard answer with its source, as the knowledge base states it or as imported here.
import { z } from 'zod';
import { feedbackSchema } from './feedback.ts';
import { articleActs, articleTypes, audiences, line, secretLevels, validities, ymdSchema } from './terms.ts';

export const articleDataSchema = z.object({
  articleType: z.enum(articleTypes),
  title: line(300),
  /** Plain text or the small Markdown of headings, lists and paragraphs. Never HTML. */
  body: z.string().max(2_000_000),
  issuer: z.string().max(100).optional(),
  docNo: z.string().max(60).optional(),
  publishedOn: ymdSchema.optional(),
  effectiveOn: ymdSchema.optional(),
  validity: z.enum(validities).optional(),
  ownerOrg: z.string().max(100).optional(),
  reviewer: z.string().max(60).optional(),
  /** 复核期限: past it the article is shown as unconfirmed. */
  reviewBy: ymdSchema.optional(),
  audience: z.enum(audiences).default('全体'),
  topic: z.string().max(40).default(''),
  /** How people ask for it in their own words. */
  asks: z.array(z.string().max(200)).max(100).default([]),
  secretLevel: z.enum(secretLevels).default('内部'),
  /** What this person may do to it from here; absent: nothing. */
  actions: z.array(z.enum(articleActs)).max(8).optional(),
  /** What this person reported, and of nobody else. */
  feedback: z.array(feedbackSchema).max(200).optional(),
});
export type ArticleData = z.infer<typeof articleDataSchema>;
