// What the window asks of norms (法律、法规、规范性文件): their provisions by 条/款/项/目, whether they are in force on a
// day, how two versions differ, a citation that stands up, and the check of a draft's citations.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { citationOutcomes, citationProblems } from '../domain/checked-citation.ts';
import { draftProblems, longestDraft, longestMended } from '../domain/draft-file.ts';
import { faultSchema } from '../domain/fault.ts';
import { fileFormats } from '../domain/file-format.ts';
import { validities, ymdSchema } from '../domain/terms.ts';
import { idSchema } from './desk-views.ts';

const id = idSchema;
const desk = oc.errors({ FAULT: { data: faultSchema } });

/**
 * 目, 项 and 款 under their 条; texts as the norm has them, without their numbers. The number of an item is what stands
 * in its brackets: 一 of （一）, 1 of (1).
 */
const subSchema = z.object({ number: z.number().int(), text: z.string() });
const itemSchema = z.object({ number: z.string(), text: z.string(), subs: z.array(subSchema) });
const paragraphSchema = z.object({ number: z.number().int(), text: z.string(), items: z.array(itemSchema) });
const provisionSchema = z.object({
  /** Survives a re-issue: 32, 120-1 (第一百二十条之一). */
  anchor: z.string(),
  /** 第三十二条, as the text has it. */
  label: z.string(),
  /** 编, 章, 节 it stands in, outermost first. */
  under: z.array(z.string()),
  paragraphs: z.array(paragraphSchema),
  /** Of the text without blanks: tells that the words changed. */
  hash: z.string(),
});
export type ProvisionView = z.infer<typeof provisionSchema>;

/** Another text that is the ground of a judgement. */
const groundSchema = z.object({ id: id.optional(), title: z.string(), day: ymdSchema.optional() });
/**
 * Whether a norm is in force on a day, and why this desk says so. `unconfirmed`: the grounds disagree, or none says it;
 * then no screen says 现行有效 without saying so.
 */
export const standingSchema = z.object({
  asOf: ymdSchema,
  validity: z.enum(validities).optional(),
  unconfirmed: z.boolean(),
  grounds: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('stated'), validity: z.enum(validities) }),
      z.object({ kind: z.literal('not-yet'), from: ymdSchema }),
      z.object({ kind: z.literal('newer-version'), by: groundSchema }),
      z.object({ kind: z.literal('repealed-by'), by: groundSchema }),
    ]),
  ),
});
export type Standing = z.infer<typeof standingSchema>;

const normViewSchema = z.object({
  id,
  title: z.string(),
  issuer: z.string().optional(),
  docNo: z.string().optional(),
  publishedOn: ymdSchema.optional(),
  effectiveOn: ymdSchema.optional(),
  fetchedAt: z.string(),
  standing: standingSchema,
  /** What stands before the first 条. */
  preamble: z.string(),
  provisions: z.array(provisionSchema),
  /** What stands after the last 条: 附件, 附表. */
  appendix: z.string(),
  /** Numbers that are missing or come twice in the text, as labels. */
  gaps: z.array(z.string()),
});
export type NormView = z.infer<typeof normViewSchema>;

const versionSchema = z.object({
  id,
  title: z.string(),
  docNo: z.string().optional(),
  publishedOn: ymdSchema.optional(),
  effectiveOn: ymdSchema.optional(),
  standing: standingSchema,
});
export type NormVersion = z.infer<typeof versionSchema>;

/** One 条 in two versions. `moved`: the same words under another number. */
const changeSchema = z.object({
  change: z.enum(['same', 'changed', 'added', 'removed', 'moved']),
  before: provisionSchema.optional(),
  after: provisionSchema.optional(),
});
export type ProvisionChange = z.infer<typeof changeSchema>;

/** Which words of a norm: the 条 alone, or a 款, 项, 目 of it. */
const placeSchema = z.object({
  anchor: z.string().max(20),
  paragraph: z.number().int().min(1).optional(),
  item: z.string().max(10).optional(),
  sub: z.number().int().min(1).optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** All that a citation says; the window puts it into words. */
const citationSchema = z.object({
  id,
  place: placeSchema,
  label: z.string(),
  quote: z.string(),
  title: z.string(),
  issuer: z.string().optional(),
  docNo: z.string().optional(),
  publishedOn: ymdSchema.optional(),
  effectiveOn: ymdSchema.optional(),
  fetchedAt: z.string(),
  standing: standingSchema,
});
export type Citation = z.infer<typeof citationSchema>;

/** A citation in the text of a norm, in a 款, 项 or 目 of the 条 at `index`, and where it leads on this desk. */
const linkSchema = z.object({
  in: z.object({
    index: z.number().int(),
    paragraph: z.number().int(),
    item: z.string().optional(),
    sub: z.number().int().optional(),
  }),
  /** [start, end) in code units of the text of that piece. */
  start: z.number().int(),
  end: z.number().int(),
  /** `label`: 第三条至第七条; the place is the first of them, and absent of a norm as a whole. */
  to: z.object({ id, title: z.string(), place: placeSchema.optional(), label: z.string() }),
});
export type NormLink = z.infer<typeof linkSchema>;

/**
 * One citation found in a draft. Outcomes: 一致, 文字已变, 条款已移, 已修订, 已废止, 尚未生效, 无法核对; repealed is never
 * shown as not found.
 */
const checkedSchema = z.object({
  /** [start, end) in code units of the draft. */
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  outcome: z.enum(citationOutcomes),
  /** Why it could not be checked: the norm is not on this desk, has no such 条, or it is not clear which norm is meant. */
  problem: z.enum(citationProblems).optional(),
  /** Of 第三条至第七条: how many places it means, and those that differ. The outcome is the worst of them. */
  several: z
    .object({
      count: z.number().int(),
      differing: z.array(
        z.object({
          label: z.string(),
          outcome: z.enum(citationOutcomes),
          problem: z.enum(citationProblems).optional(),
          now: z.string().optional(),
        }),
      ),
    })
    .optional(),
  /** What 本办法第三条 and 前款 mean in a draft that is a norm itself. */
  inDraft: z.object({ label: z.string(), text: z.string() }).optional(),
  /** What it resolves to. */
  target: z
    .object({ id, title: z.string(), place: placeSchema.optional(), label: z.string(), text: z.string() })
    .optional(),
  /** Where it stands now, when it moved or a newer version is here. */
  now: z
    .object({ id, title: z.string(), place: placeSchema.optional(), label: z.string(), text: z.string() })
    .optional(),
  standing: standingSchema.optional(),
  /** The words the draft quotes after the citation, when it quotes some. */
  quoted: z.string().optional(),
});
export type CheckedCitation = z.infer<typeof checkedSchema>;

/** The words of a file, or why there are none. The file itself is only read, and stays where it is. */
const draftOfFileSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('words'),
    text: z.string().max(longestDraft),
    format: z.enum(fileFormats),
    /** There were more. */
    cut: z.boolean(),
    /** Pages without a word, which a scan within it would be; of kinds that have pages. */
    blank: z.number().int(),
  }),
  z.object({ kind: z.literal('refused'), why: z.enum(draftProblems) }),
]);
export type DraftOfFile = z.infer<typeof draftOfFileSchema>;

export const normContract = {
  /** Null of an article without provisions. `asOf`: today when absent. */
  read: desk.input(z.object({ id, asOf: ymdSchema.optional() })).output(normViewSchema.nullable()),
  /** All texts of the same name here, oldest first. */
  versions: desk.input(z.object({ id, asOf: ymdSchema.optional() })).output(z.array(versionSchema)),
  /** The version of a norm in force on a day; null when none here was. */
  asOf: desk.input(z.object({ id, day: ymdSchema })).output(versionSchema.nullable()),
  compare: desk.input(z.object({ before: id, after: id })).output(z.array(changeSchema)),
  /** Citations in its text that lead somewhere here, in the order of the text. */
  links: desk.input(z.object({ id, asOf: ymdSchema.optional() })).output(z.array(linkSchema)),
  cite: desk.input(z.object({ id, place: placeSchema })).output(citationSchema),
  /** `asOf`: the day the draft is to be true on. */
  check: desk
    .input(z.object({ text: z.string().max(longestDraft), asOf: ymdSchema.optional() }))
    .output(z.array(checkedSchema)),
  /** `grant`: a file the person chose in the shell's dialog. Ends when the call is given up. */
  openDraft: desk.input(z.object({ grant: id })).output(draftOfFileSchema),
  /** As a text file, where the person said; the one it came from is not touched. */
  saveDraft: desk
    .input(z.object({ grant: id, text: z.string().min(1).max(longestMended) }))
    .output(z.object({})),
};
