// A file a record speaks of. The bytes are fetched by content hash; the name is data, never a path.
import { z } from 'zod';

export const fileRoles = ['正文', '附件', '定稿', '处理单', '扫描件', '照片'] as const;

export const fileRefSchema = z.object({
  /** SHA-256 of the bytes, lower-case hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** SM3 of the bytes, lower-case hex, where it is stated. */
  sm3: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  name: z.string().min(1).max(255),
  mime: z.string().min(1).max(127),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  role: z.enum(fileRoles),
});
export type FileRef = z.infer<typeof fileRefSchema>;
