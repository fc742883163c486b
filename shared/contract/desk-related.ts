// What stands beside a record: who answers for it, which provisions it rests on, and other records of the same matter,
// each with the reason it is shown. Found on this desk alone; nothing is guessed without its reason.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { faultSchema } from '../domain/fault.ts';
import { calledSchema } from './desk-contacts.ts';
import { standingSchema } from './desk-norms.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });

const words = z.string().max(200);
/** Strongest first. `words`: what both have, as the record shown has it. */
const recordReasonSchema = z.object({
  kind: z.enum(['same-matter', 'same-number', 'cited', 'cites-this', 'like-title']),
  words,
});
export type RecordReason = z.infer<typeof recordReasonSchema>;

const relatedRecordSchema = z.object({
  kind: z.enum(['todo', 'archive', 'article']),
  id: idSchema,
  sourceId: idSchema.optional(),
  title: z.string(),
  /** 文号, 档号, unit. */
  note: z.string(),
  date: z.string().optional(),
  reason: recordReasonSchema,
});
export type RelatedRecord = z.infer<typeof relatedRecordSchema>;

/** `named`: the record names them. `duty`: their duties speak of what its title speaks of. */
const relatedContactSchema = calledSchema.extend({
  sourceId: idSchema,
  fetchedAt: z.string(),
  reason: z.object({ kind: z.enum(['named', 'duty']), words }),
  /** Who answers while this one is away. */
  standIn: calledSchema.optional(),
});
export type RelatedContact = z.infer<typeof relatedContactSchema>;

/** A provision, or a whole norm, that the record's text cites; `words` as it cites it. */
const relatedProvisionSchema = z.object({
  /** The norm. */
  id: idSchema,
  anchor: z.string().optional(),
  title: z.string(),
  label: z.string(),
  text: z.string(),
  standing: standingSchema.optional(),
  words,
});
export type RelatedProvision = z.infer<typeof relatedProvisionSchema>;

const relatedSchema = z.object({
  contacts: z.array(relatedContactSchema),
  provisions: z.array(relatedProvisionSchema),
  records: z.array(relatedRecordSchema),
});
export type Related = z.infer<typeof relatedSchema>;

export const relatedContract = { of: desk.input(z.object({ id: idSchema })).output(relatedSchema) };
