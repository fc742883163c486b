// 档案著录 (DA/T 18-2022), file level, as the archive system states it. 必著 fields are not optional.
import { z } from 'zod';
import { fileRefSchema } from './file-ref.ts';
import { accessScopes, archiveLevels, openMarks, passedDownSchema } from './inherited.ts';
import { loanSchema } from './loan.ts';
import { archiveActs, archiveCategories, line, retentions, secretLevels, ymdSchema } from './terms.ts';

export const archiveDataSchema = z.object({
  /** 档号 (DA/T 13-2022), e.g. Z109-WS·2011·Y·办公室-0001. */
  refCode: line(80),
  /** 全宗号 and 全宗名称. */
  fonds: z.string().regex(/^[A-Z]\d{3}$/),
  fondsName: line(100),
  category: z.enum(archiveCategories),
  year: z.number().int().min(1800).max(2200),
  retention: z.enum(retentions),
  orgOrTopic: z.string().max(60).optional(),
  itemNo: z.string().max(20),
  title: line(300),
  date: ymdSchema,
  responsible: z.array(z.string().max(100)).max(50).default([]),
  docNo: z.string().max(60).optional(),
  pages: z.number().int().nonnegative().optional(),
  secretLevel: z.enum(secretLevels).default('内部'),
  openMark: z.enum(openMarks).default('未审核'),
  /** 可查范围. */
  access: z.enum(accessScopes).optional(),
  /** 著录级别; absent: 文件级, a 件. */
  level: z.enum(archiveLevels).optional(),
  /** Of one above 文件级: what it states of everything below it (inherited.ts). */
  passesDown: passedDownSchema.optional(),
  carrier: z.string().max(40).optional(),
  location: z.string().max(100).optional(),
  abstract: z.string().max(4000).optional(),
  /** Text of the record, when the archive system gives it. */
  body: z.string().max(500_000).default(''),
  files: z.array(fileRefSchema).max(200).default([]),
  /** What this person may do to it from here; absent: nothing. */
  actions: z.array(z.enum(archiveActs)).max(8).optional(),
  /** Hashes of those of `files` that are given out on loan only. */
  loanOnly: z.array(fileRefSchema.shape.hash).max(200).optional(),
  /** 查（借）阅 of this person, and of nobody else. */
  loans: z.array(loanSchema).max(200).optional(),
});
export type ArchiveData = z.infer<typeof archiveDataSchema>;
