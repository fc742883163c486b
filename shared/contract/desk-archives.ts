// What the window is shown of archives: a row, a branch of the tree, what passes down. Answers of desk.ts.
import { z } from 'zod';
import { archiveDataSchema } from '../domain/archive.ts';
import { accessScopes, archiveLevels, openMarks } from '../domain/inherited.ts';
import { secretLevels } from '../domain/terms.ts';
import { idSchema } from './desk-views.ts';

const id = idSchema;

export const archiveRowSchema = archiveDataSchema
  .pick({
    refCode: true,
    fonds: true,
    category: true,
    year: true,
    retention: true,
    title: true,
    date: true,
    docNo: true,
    pages: true,
    secretLevel: true,
  })
  .extend({ id, sourceId: id, responsible: z.string() });
export type ArchiveRow = z.infer<typeof archiveRowSchema>;

/**
 * 全宗 → 门类 → 年度 → 保管期限 of what is numbered by piece (按件), and 全宗 → 门类 → 类别号 → 案卷 of what is numbered by
 * volume (按卷); each with how many 件 are under it.
 */
export const archivePathSchema = z.object({
  fonds: z.string().optional(),
  category: z.string().optional(),
  year: z.number().int().optional(),
  retention: z.string().optional(),
  classNo: z.string().optional(),
  volumeNo: z.string().optional(),
});
export type ArchivePath = z.infer<typeof archivePathSchema>;

/** What holds for a record, and where it comes from when that is not its own word. */
const inheritedOf = <T extends z.ZodType>(value: T) =>
  z.object({ value, from: z.object({ refCode: z.string(), level: z.enum(archiveLevels) }).optional() });
export const inheritedSchema = z.object({
  secretLevel: inheritedOf(z.enum(secretLevels)),
  retention: inheritedOf(archiveDataSchema.shape.retention),
  openMark: inheritedOf(z.enum(openMarks)),
  access: inheritedOf(z.enum(accessScopes)).optional(),
});
export type ShownInherited = z.infer<typeof inheritedSchema>;
