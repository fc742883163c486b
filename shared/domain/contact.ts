// 通讯录: who answers for what, as the department states it. A card is of a person, or of an organ or unit itself.
import { z } from 'zod';
import { isoSchema, line } from './terms.ts';

/** A turn of 值班; the telephone is that of the duty room when it is not the person's own. */
const shiftSchema = z.object({
  from: isoSchema,
  to: isoSchema,
  post: line(40),
  phone: z.string().max(40).optional(),
});
export type Shift = z.infer<typeof shiftSchema>;

export const contactDataSchema = z.object({
  /** 机构: the card of an organ (`unit` empty) or of a unit; its `name` is what it is called. */
  card: z.enum(['人员', '机构']).default('人员'),
  name: line(60),
  org: line(100),
  unit: z.string().max(100).default(''),
  post: z.string().max(60).default(''),
  /** What it answers for, in sentences. */
  duties: z.string().max(1000).default(''),
  /** 事项 dealt with here, each by its name: this is what "who owns this" is answered from. */
  items: z.array(line(100)).max(100).default([]),
  office: z.string().max(60).optional(),
  phone: z.string().max(40).optional(),
  mobile: z.string().max(40).optional(),
  /** What may be shown of a mobile number that itself may not: 138****0000. */
  mobileMask: z.string().max(40).optional(),
  address: z.string().max(200).optional(),
  /** 办公时间. */
  hours: z.string().max(200).optional(),
  status: z.enum(['在岗', '出差', '休假', '调离']).default('在岗'),
  /** `id` of the card of who answers when this one does not: B 岗 of one who is away, 接手人 of one who has left. */
  ab: z.string().min(1).max(200).optional(),
  /** 值班: turns of this person; those gone by need not be sent. */
  duty: z.array(shiftSchema).max(60).default([]),
  /** Fields this person may not see: their names, never their values. */
  withheld: z.array(z.string().max(40)).max(20).default([]),
  /** Through whom one whose number is withheld can be reached. */
  through: z.string().max(100).optional(),
});
export type ContactData = z.infer<typeof contactDataSchema>;
