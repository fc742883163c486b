// 通讯录: the organs and units, the cards of people and units, who owns a matter, who is on duty.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contactDataSchema } from '../domain/contact.ts';
import { faultSchema } from '../domain/fault.ts';
import { idSchema } from './desk-views.ts';

const desk = oc.errors({ FAULT: { data: faultSchema } });

const cardSchema = contactDataSchema.extend({
  id: idSchema,
  sourceId: idSchema,
  fetchedAt: z.string(),
});
export type Card = z.infer<typeof cardSchema>;

/** Whom to call: a person, or a unit by its own card. */
export const calledSchema = contactDataSchema
  .pick({ name: true, org: true, unit: true, post: true, phone: true, status: true })
  .extend({ id: idSchema });
export type Called = z.infer<typeof calledSchema>;

/** B 岗 of one who is away, or who took over from one who has left; and the unit to ask when there is none. */
const answering = { standIn: calledSchema.optional(), unitCard: calledSchema.optional() };

const cardReadSchema = z.object({ card: cardSchema, ...answering });
export type CardRead = z.infer<typeof cardReadSchema>;

const ownerSchema = z.object({
  /** The 事项 as the department calls it, or the sentence of the duties that speaks of it. */
  matter: z.string(),
  org: z.string(),
  unit: z.string(),
  /** Nobody is named where a unit owns it as a whole. */
  person: calledSchema.optional(),
  ...answering,
  sourceId: idSchema,
  fetchedAt: z.string(),
});
export type Owner = z.infer<typeof ownerSchema>;

const turnSchema = z.object({
  id: idSchema,
  sourceId: idSchema,
  name: z.string(),
  org: z.string(),
  post: z.string(),
  phone: z.string().optional(),
  from: z.string(),
  to: z.string(),
  /** Now, or later today and tonight. */
  isNow: z.boolean(),
});
export type OnDuty = z.infer<typeof turnSchema>;

/** `until`: how far the rosters held here go; absent when no source offers one. */
const dutySchema = z.object({ turns: z.array(turnSchema), until: z.string().optional() });

export const contactsContract = {
  /** The organs and their units, with how many people are in each. */
  tree: desk.output(
    z.array(
      z.object({
        org: z.string(),
        count: z.number().int(),
        units: z.array(z.object({ unit: z.string(), count: z.number().int() })),
      }),
    ),
  ),
  /** Those a question finds, wherever they are; without one those of an organ or a unit. */
  list: desk
    .input(
      z.object({
        text: z.string().max(100),
        org: contactDataSchema.shape.org.optional(),
        unit: z.string().max(100).optional(),
        offset: z.number().int().min(0).max(10_000_000),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ rows: z.array(cardSchema), total: z.number().int() })),
  read: desk.input(z.object({ id: idSchema })).output(cardReadSchema),
  /** Who owns what a few words name, the surest first; nothing where nobody says so. */
  owners: desk.input(z.object({ text: z.string().max(100) })).output(z.array(ownerSchema)),
  onDuty: desk.output(dutySchema),
};
