// 修改: what a person changed in fields of a record that its department lets desks change. Only the touched fields
// travel, each with the value it had when the person saw it, so fields this desk does not know are never overwritten.
import { z } from 'zod';
import { fileRefSchema } from './file-ref.ts';
import type { RecordKind } from './terms.ts';

/**
 * How two changes of one field come together.
 * scalar  one side changed: that side; both the same: that; else the person decides
 * set     what either side added is added, what either side took out is out
 * text    by paragraph; changes of one paragraph by both: the person decides
 * Fields that are in no list are the department's own (workflow): never changed from a desk, never merged.
 */
export type FieldClass = 'scalar' | 'set' | 'text';

/** 著录项 and article fields that may be changed from a desk, if the department offers it. */
export const fieldClasses: { readonly [K in RecordKind]: { readonly [field: string]: FieldClass } } = {
  todo: {},
  contact: {},
  archive: {
    title: 'scalar',
    date: 'scalar',
    responsible: 'set',
    docNo: 'scalar',
    pages: 'scalar',
    orgOrTopic: 'scalar',
    carrier: 'scalar',
    location: 'scalar',
    abstract: 'text',
    files: 'set',
  },
  article: {
    title: 'scalar',
    issuer: 'scalar',
    docNo: 'scalar',
    publishedOn: 'scalar',
    effectiveOn: 'scalar',
    ownerOrg: 'scalar',
    reviewer: 'scalar',
    reviewBy: 'scalar',
    audience: 'scalar',
    // Between two levels the person decides: neither side is lowered or raised unseen.
    secretLevel: 'scalar',
    topic: 'scalar',
    asks: 'set',
    body: 'text',
  },
};

/** A field's value; `null`: it has none. Lists are sets: members of `files` are told apart by their hash. */
export const fieldValueSchema = z.union([
  z.null(),
  z.string().max(2_000_000),
  z.number(),
  z.array(z.string().max(1000)).max(500),
  z.array(fileRefSchema).max(200),
]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

export const fieldNameSchema = z.string().regex(/^[A-Za-z]{1,40}$/);
export const editFieldsSchema = z
  .record(fieldNameSchema, fieldValueSchema)
  .refine((fields) => Object.keys(fields).length > 0, { error: 'no field' });
/** Touched fields with their new values. */
export type EditFields = z.infer<typeof editFieldsSchema>;

/** The values of fields of a record as it is stated; `null` where it has none. */
export function valuesOf(data: object, fields: readonly string[]): EditFields {
  return Object.fromEntries(
    fields.map((field) => {
      const value: unknown = Object.hasOwn(data, field) ? Reflect.get(data, field) : null;
      return [field, fieldValueSchema.parse(value ?? null)];
    }),
  );
}

/** What the person decides about one field that both sides changed; `value`: words of their own. */
export const choiceSchema = z.union([
  z.literal('mine'),
  z.literal('theirs'),
  z.object({ value: fieldValueSchema }),
]);
export type Choice = z.infer<typeof choiceSchema>;
