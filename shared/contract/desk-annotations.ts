// window ↔ core: 收藏与批注, what this person put beside articles and single 条 of norms. It stays on this machine.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';
import { ymdSchema } from '../domain/terms.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });
const id = idSchema;
const anchor = z.string().min(1).max(20);
/** An article, or a 条 of it. */
const place = { id, anchor: anchor.optional() };

const common = {
  id,
  marked: z.boolean(),
  words: z.string(),
  changedAt: z.string(),
};

/** As it stands beside the text that is read. */
const annotationSchema = z.object({
  ...common,
  /** Where it stands in this text; absent of the text as a whole. */
  anchor: anchor.optional(),
  /** It was written on other words: an older text of the same name, or this one before it changed. */
  from: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('older'),
        id,
        title: z.string(),
        docNo: z.string().optional(),
        publishedOn: ymdSchema.optional(),
      }),
      z.object({ kind: z.literal('before-change') }),
    ])
    .optional(),
  /** The 条 it was written on is not in this text any more. */
  lost: z.string().optional(),
});
export type Annotation = z.infer<typeof annotationSchema>;

const listedSchema = z.object({
  ...common,
  /** Absent when it is above the ceiling. */
  title: z.string().optional(),
  /** 第三条. */
  label: z.string().optional(),
  at: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('here'),
      articleId: id,
      anchor: anchor.optional(),
      /** The 条 is not there any more: in the text it was written on, or in the newest one of the same name. */
      lost: z.enum(['here', 'newest']).optional(),
    }),
    z.object({ kind: z.literal('withdrawn') }),
    z.object({ kind: z.literal('above-ceiling') }),
    /** An import that was taken back. */
    z.object({ kind: z.literal('removed') }),
  ]),
});
export type ListedAnnotation = z.infer<typeof listedSchema>;

export const annotationContract = {
  of: desk.input(z.object({ id })).output(z.array(annotationSchema)),
  /** The newest first. */
  list: desk.output(z.array(listedSchema)),
  mark: desk.input(z.object({ ...place, marked: z.boolean() })).output(z.object({})),
  save: desk.input(z.object({ ...place, words: z.string().max(4000) })).output(z.object({})),
  remove: desk.input(z.object({ id })).output(z.object({})),
  putBack: desk.input(z.object({ id })).output(z.object({})),
};
