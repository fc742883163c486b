// One box over everything that is here. The question is one text with its filters in it (类型:档案 "整句" -不要), so that
// what is typed, what the chips show and what is kept are the same thing (domain/question.ts).
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';
import { articleTypes, indexedKinds, recordKinds, validities, ymdSchema } from '../domain/terms.ts';
import { standingSchema } from './desk-norms.ts';
import { highlightedSchema, idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });
const none = z.object({});
const question = z.string().max(400);

const searchHitSchema = z.object({
  kind: z.enum(indexedKinds),
  /** Of the hit: unique among hits. */
  id: idSchema,
  /** What is opened: a provision opens its norm there, the text of a file the record that names it. */
  open: z.object({
    kind: z.enum(recordKinds),
    id: idSchema,
    anchor: z.string().optional(),
    fileHash: z.string().optional(),
  }),
  sourceId: idSchema.optional(),
  title: highlightedSchema,
  snippet: highlightedSchema.optional(),
  /** 文号, 档号, unit: the quiet second line. */
  note: z.string(),
  date: z.string().optional(),
  /** Of norms and their provisions. */
  standing: standingSchema.optional(),
  /** Of an article: what it is, and what its source states of it. */
  stated: z
    .object({
      articleType: z.enum(articleTypes),
      validity: z.enum(validities).optional(),
      reviewBy: ymdSchema.optional(),
    })
    .optional(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A note this person wrote: opens its article there. */
const noteHitSchema = z.object({
  id: idSchema,
  articleId: idSchema,
  anchor: z.string().optional(),
  /** 第三条. */
  label: z.string().optional(),
  title: z.string(),
  words: highlightedSchema,
  changedAt: z.string(),
});
export type NoteHit = z.infer<typeof noteHitSchema>;

const searchAnswerSchema = z.object({
  groups: z.array(
    z.object({
      kind: z.enum(indexedKinds),
      total: z.number().int(),
      capped: z.boolean(),
      hits: z.array(searchHitSchema),
    }),
  ),
  /** 我的批注 that hold the words; `elsewhere`: of articles that are not here any more. */
  notes: z.object({
    total: z.number().int(),
    elsewhere: z.number().int(),
    hits: z.array(noteHitSchema),
  }),
  /** What was searched: how many of each kind there are, and when the sources of that kind were last asked. */
  searched: z.array(
    z.object({ kind: z.enum(indexedKinds), held: z.number().int(), freshAt: z.string().optional() }),
  ),
  /** Filters that were not understood, as [start, end) of the question; they filter nothing. */
  notUnderstood: z.array(
    z.object({
      start: z.number().int(),
      end: z.number().int(),
      problem: z.enum(['unknown-filter', 'unknown-value']),
    }),
  ),
  indexBehind: z.number().int(),
  /** Sources whose latest state is not here (offline, sign-in needed …). */
  staleSources: z.array(z.string()),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const searchContract = {
  ask: desk
    .input(z.object({ text: question, limitPerKind: z.number().int().min(1).max(100) }))
    .output(searchAnswerSchema),
  /**
   * Questions of before, newest first, and those kept on purpose; of those that are followed (关注) how many hits are new
   * since the person last looked, 99 at most.
   */
  kept: desk.output(
    z.object({
      recent: z.array(question),
      saved: z.array(z.object({ question, followed: z.boolean(), fresh: z.number().int() })),
    }),
  ),
  /** The person opened a hit of this question: it is one to remember. */
  used: desk.input(z.object({ question })).output(none),
  /** What is new of a question that is followed: seen with this. */
  look: desk.input(z.object({ question })).output(z.object({ hits: z.array(searchHitSchema) })),
  keep: desk.input(z.object({ question, saved: z.boolean() })).output(none),
  /** Kept with it. What was followed until a minute ago goes on with what was new of it. */
  follow: desk
    .input(z.object({ question, followed: z.boolean() }))
    .output(z.object({ result: z.enum(['done', 'too-many', 'no-words']) })),
  forget: desk.input(z.object({ question: question.optional() })).output(none),
};
