// 通讯录: who answers for what, as the department states it.
import { z } from 'zod';
import { line } from './terms.ts';

export const contactDataSchema = z.object({
  name: line(60),
  org: line(100),
  unit: z.string().max(100).default(''),
  post: z.string().max(60).default(''),
  duties: z.string().max(1000).default(''),
  office: z.string().max(60).optional(),
  phone: z.string().max(40).optional(),
  status: z.enum(['在岗', '出差', '休假', '调离']).default('在岗'),
});
export type ContactData = z.infer<typeof contactDataSchema>;
