// 新建: what a person states of a record that its department does not have yet. What marks it as the department's own
// (档号, 全宗名称, 开放标识 …) is given there and is never made up here; a 件号 may be proposed.
import { z } from 'zod';
import { archiveDataSchema } from './archive.ts';
import { articleDataSchema } from './article.ts';
import type { EditFields, FieldValue } from './edit.ts';
import type { SecretLevel } from './terms.ts';
import { secretLevels } from './terms.ts';

export const createdKinds = ['archive', 'article'] as const;
export type CreatedKind = (typeof createdKinds)[number];

const newArchiveSchema = archiveDataSchema
  .pick({
    fonds: true,
    category: true,
    year: true,
    retention: true,
    orgOrTopic: true,
    itemNo: true,
    title: true,
    date: true,
    responsible: true,
    docNo: true,
    pages: true,
    secretLevel: true,
    carrier: true,
    location: true,
    abstract: true,
  })
  // A proposal: the archive takes it if it is free, says no to it if not, and numbers by itself without one.
  .extend({
    itemNo: z
      .string()
      .regex(/^\d{3,5}$/)
      .optional(),
  });

const newArticleSchema = articleDataSchema.pick({
  articleType: true,
  title: true,
  issuer: true,
  docNo: true,
  publishedOn: true,
  effectiveOn: true,
  ownerOrg: true,
  reviewer: true,
  reviewBy: true,
  audience: true,
  topic: true,
  asks: true,
  secretLevel: true,
  body: true,
});

const schemas: { readonly [K in CreatedKind]: z.ZodObject } = {
  archive: newArchiveSchema,
  article: newArticleSchema,
};

/** Fields that may be stated of a new record, in the order in which a person describes it. */
export const createdFields: { readonly [K in CreatedKind]: readonly string[] } = {
  archive: Object.keys(newArchiveSchema.shape),
  article: Object.keys(newArticleSchema.shape),
};

/** The first field without which, or as which, it would be no record; undefined when it may be made. */
export function wrongInNew(kind: CreatedKind, fields: EditFields): string | undefined {
  const foreign = Object.keys(fields).find((field) => !createdFields[kind].includes(field));
  if (foreign !== undefined) return foreign;
  const stated = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return schemas[kind].safeParse(stated).error?.issues.map(({ path }) => String(path[0]))[0];
}

/** 密级 as it was stated; 内部 when it was not, as everywhere. */
export function levelOfNew({ secretLevel = null }: { readonly [field: string]: FieldValue }): SecretLevel {
  return secretLevels.find((level) => level === secretLevel) ?? '内部';
}
