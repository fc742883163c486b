// What an import into 知识库 would do or did, file by file.
import { z } from 'zod';
import { fileFormats } from '../domain/file-format.ts';

/** Why a line of a file of many texts is left out. */
const lineProblems = ['not-json', 'no-text', 'too-large', 'above-ceiling'] as const;
export type LineProblem = (typeof lineProblems)[number];

/** How far an import is. `share`: of the bytes of the file at work, 0 to 1. */
export const importProgressSchema = z.object({
  name: z.string(),
  texts: z.number().int(),
  share: z.number(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** One import of before. */
export const importReportSchema = z.object({
  id: z.string(),
  at: z.string(),
  /** Of the folder. */
  name: z.string(),
  /** Imported; a file of many texts counts for all of them. */
  texts: z.number().int(),
  /** Files that were not. */
  left: z.number().int(),
  /** The person had enough before the end. */
  stopped: z.boolean(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** What an import would do or did to one file. */
export const importFileSchema = z.object({
  name: z.string(),
  title: z.string(),
  characters: z.number().int(),
  /** Inline pinyin artefacts taken out for search. */
  pinyinRemoved: z.number().int(),
  /** Text is in traditional characters; search finds it by simplified ones too. */
  traditional: z.boolean(),
  /** Places that look like mojibake: flagged, never guessed. */
  suspect: z.array(z.object({ text: z.string(), line: z.number().int() })),
  /** How the bytes were read; gb18030 only when they are no UTF-8. */
  encoding: z.enum(['utf-8', 'gb18030']).optional(),
  /** Of a document its text was taken out of. */
  format: z.enum(fileFormats).optional(),
  /** Only the beginning of its text was taken. */
  cut: z.boolean().optional(),
  /** above-ceiling: the text is marked 秘密 or higher; nothing of it is kept. */
  problem: z
    .enum([
      'not-utf8',
      'empty',
      'no-text',
      'too-large',
      'already-here',
      'not-text',
      'above-ceiling',
      'damaged',
      'encrypted',
      'too-slow',
    ])
    .optional(),
  /** A file of many texts, one a line (jsonl): how many it holds, how many were here before, and the lines left out. */
  many: z
    .object({
      texts: z.number().int(),
      alreadyHere: z.number().int(),
      leftOut: z.array(z.object({ line: z.number().int(), problem: z.enum(lineProblems) })),
      /** The first of them are named. */
      leftOutTotal: z.number().int(),
    })
    .optional(),
});
export type ImportFile = z.infer<typeof importFileSchema>;
