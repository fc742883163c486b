// An article that was read to what is kept of it as a norm: its names, days, repeals. Pure.
import type { ArticleData } from '../../../shared/domain/article.ts';
import { docNoName, normName, wholeOf } from '../../../shared/domain/norm-name.ts';
import { effectiveDay, repealedNames } from '../../../shared/text/provisions/clauses.ts';
import { headOf } from '../../../shared/text/provisions/head.ts';
import type { ParsedNorm } from '../../../shared/text/provisions/parse.ts';
import type { NewNorm } from '../store/norms.ts';

/** A text of another type is a norm when it counts as one does: a guide may begin a line with 第三条 too. */
const fewestOfOthers = 3;

/** Undefined when the article is no norm. */
export function normOfArticle(article: number, data: ArticleData, parsed: ParsedNorm): NewNorm | undefined {
  if (data.articleType !== '政策法规' && !countsAsNorm(parsed)) return undefined;
  const head = headOf(data.body);
  const publishedOn = data.publishedOn ?? head.publishedOn;
  const inText = effectiveDay(parsed.provisions, publishedOn);
  const effectiveOn = data.effectiveOn ?? head.effectiveOn ?? inText;
  const issuer = data.issuer ?? head.issuer;
  const docNo = data.docNo ?? head.docNo;
  const numbers = [...(docNo === undefined ? [] : [docNo]), ...(head.orders ?? [])];
  const others = [wholeOf(data.title), ...numbers.map(docNoName)];
  return {
    article,
    names: [normName(data.title), ...others.filter((name) => name !== undefined)],
    repeals: repealedNames(parsed.provisions),
    facts: {
      ...(issuer === undefined ? {} : { issuer }),
      ...(docNo === undefined ? {} : { docNo }),
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      ...(inText === undefined ? {} : { repealsOn: inText }),
      // Of a text without provisions it would be the text again.
      preamble: parsed.provisions.length === 0 ? '' : parsed.preamble,
      appendix: parsed.appendix,
      gaps: parsed.gaps,
    },
  };
}

function countsAsNorm({ provisions }: ParsedNorm): boolean {
  return provisions.length >= fewestOfOthers && provisions[0]?.anchor === '1';
}
