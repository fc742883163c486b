// window ↔ core: 知识库. The list with whether each norm holds, one article, the texts imported here and their originals.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { articleDataSchema } from '../domain/article.ts';
import { faultSchema } from '../domain/fault.ts';
import { feedbackSchema } from '../domain/feedback.ts';
import { importFileSchema, importProgressSchema, importReportSchema } from './desk-imports.ts';
import { standingSchema } from './desk-norms.ts';
import { pendingActionSchema, pendingEditSchema } from './desk-outbox.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });
const id = idSchema;
const none = z.object({});
const page = { offset: z.number().int().min(0).max(10_000_000), limit: z.number().int().min(1).max(500) };

const articleRowSchema = articleDataSchema
  .pick({
    articleType: true,
    title: true,
    issuer: true,
    docNo: true,
    publishedOn: true,
    validity: true,
    ownerOrg: true,
    reviewer: true,
    reviewBy: true,
    topic: true,
  })
  .extend({
    id,
    sourceId: id.optional(),
    updatedAt: z.string(),
    /** Absent of what was imported: nobody said whom it is for. */
    audience: articleDataSchema.shape.audience.unwrap().optional(),
    /** Of a norm: derived today, where `validity` is what its source states. */
    standing: standingSchema.optional(),
  });
export type ArticleRow = z.infer<typeof articleRowSchema>;

const articleDetailSchema = z.object({
  row: articleRowSchema,
  data: articleDataSchema,
  fetchedAt: z.string(),
  /** As for archive records; absent of imported texts, which belong to no department. */
  editing: z
    .object({ revision: z.string(), editable: z.array(z.string()), edits: z.array(pendingEditSchema) })
    .optional(),
  /** For imported texts: where it came from, kept as it was. */
  imported: z
    .object({
      fileName: z.string(),
      original: z.string(),
      file: importFileSchema,
      /** Its bytes as they came: read in place and saved as any file is (desk.files), by this name. */
      bytes: z.object({ hash: z.string(), size: z.number().int() }),
    })
    .optional(),
});
export type ArticleDetail = z.infer<typeof articleDetailSchema>;

/** 我的纠错: something this person reported of an article, as its department states it, or still on its way there. */
const reportSchema = z.object({
  articleId: id,
  title: z.string(),
  ownerOrg: z.string().optional(),
  report: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('there'), feedback: feedbackSchema }),
    z.object({ kind: z.literal('on-its-way'), action: pendingActionSchema }),
  ]),
});
export type Report = z.infer<typeof reportSchema>;

export const articleContract = {
  list: desk
    .input(
      z.object({
        articleType: articleDataSchema.shape.articleType.optional(),
        sourceId: id.optional(),
        /** 待复核: the day of review is past. */
        reviewPast: z.boolean().optional(),
        ...page,
      }),
    )
    .output(z.object({ rows: z.array(articleRowSchema), total: z.number().int() })),
  counts: desk.output(
    z.object({
      all: z.number().int(),
      reviewPast: z.number().int(),
      byType: z.record(z.string(), z.number().int()),
    }),
  ),
  read: desk.input(z.object({ id })).output(articleDetailSchema),
  /** What is on its way first, then what waits for its owner, then what was answered; the newest first. */
  reports: desk.output(z.array(reportSchema)),
  /** `grant` names a folder the person chose in the shell's dialog; no path crosses this contract. */
  previewImport: desk.input(z.object({ grant: id })).output(z.object({ files: z.array(importFileSchema) })),
  importFolder: desk
    .input(z.object({ grant: id }))
    .output(z.object({ imported: z.array(importFileSchema), left: z.array(importFileSchema) })),
  /** Of the import that runs; null when none does. The notice of articles comes while it runs. */
  importProgress: desk.output(importProgressSchema.nullable()),
  /** What was imported so far stays. */
  cancelImport: desk.output(none),
  /** Those of before, the newest first. */
  imports: desk.output(z.array(importReportSchema)),
  /** File by file, those left out first; without the name of what may not be here. */
  importReport: desk.input(z.object({ id })).output(z.object({ files: z.array(importFileSchema) })),
  removeImported: desk.input(z.object({ id })).output(none),
};
