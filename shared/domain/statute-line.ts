// A line of a file of statutes (jsonl): one text with what its collection says about it. What the collection does not
// know is null or empty there, and absent here.
import { z } from 'zod';
import { type ArticleData, articleDataSchema } from './article.ts';
import { headOf } from '../text/provisions/head.ts';
import { ymdSchema } from './terms.ts';

const words = z.string().max(500).nullish();
/** A day that is none is not known. */
const day = z.unknown().transform((value) => {
  const parsed = ymdSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
});

export const statuteLineSchema = z.object({
  path: words,
  category: words,
  name: z.string().min(1).max(300),
  level: words,
  published: day,
  effective: day,
  flaggedExpired: z
    .union([z.literal(0), z.literal(1), z.boolean()])
    .nullish()
    .catch(undefined),
  text: z.string().min(1).max(2_000_000),
});
export type StatuteLine = z.infer<typeof statuteLineSchema>;

const comment = /^[ \t]*<!--.*-->[ \t]*$\n?/gmu;
const title = /^# .*$\n?/gmu;

/** `text`: as it reads after repair. Its own head says who issued it and when; what it does not say is left out. */
export function articleOfStatute(line: StatuteLine, text: string): ArticleData {
  const head = headOf(text);
  const published = line.published ?? head.publishedOn;
  const effective = line.effective ?? head.effectiveOn;
  return articleDataSchema.parse({
    articleType: '政策法规',
    title: head.title ?? line.name,
    body: text
      .replace(comment, '')
      .replace(title, '')
      .replaceAll(/\n{3,}/gu, '\n\n')
      .trim(),
    ...(head.issuer === undefined ? {} : { issuer: head.issuer }),
    ...(head.docNo === undefined ? {} : { docNo: head.docNo }),
    ...(published === undefined ? {} : { publishedOn: published }),
    ...(effective === undefined ? {} : { effectiveOn: effective }),
    ...validityOf(line),
    topic: (line.category ?? '').slice(0, 40),
    secretLevel: '公开',
  });
}

/** The flag of the collection is one ground among others: it is often out of date. */
function validityOf({ flaggedExpired }: StatuteLine): Pick<ArticleData, 'validity'> {
  if (flaggedExpired === null || flaggedExpired === undefined) return {};
  return { validity: Number(flaggedExpired) === 1 ? '失效' : '现行有效' };
}
