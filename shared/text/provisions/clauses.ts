// What a norm says about time and about other norms: 自2024年5月1日起施行, 《X》同时废止. Pure.
import { normName } from '../../domain/norm-name.ts';
import type { Provision } from '../../domain/provision.ts';
import type { Ymd } from '../../domain/terms.ts';
import { daysIn } from './days.ts';

/** The clause stands in one of the last 条. */
const lastLooked = 12;

/** `published` stands for 自公布之日起施行. */
export function effectiveDay(provisions: readonly Provision[], published?: Ymd): Ymd | undefined {
  for (const { text } of provisions.slice(-lastLooked).toReversed()) {
    for (const sentence of text.split(/[。\n]/u)) {
      const found = dayOf(sentence, published);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function dayOf(sentence: string, published?: Ymd): Ymd | undefined {
  if (/^[^，,；;]{0,40}[自从](修订)?(公布|发布|颁布|批准)之日起(施行|实施|生效|执行)/u.test(sentence))
    return published;
  const dated = daysIn(sentence).find(
    ({ start, end }) =>
      // As far as a clause reaches: a sentence may be as long as a text.
      /(^|[^自])(本|^)[^，,；;《》]{0,12}(从|自|于)\s*$|^\s*(从|自)\s*$/u.test(
        sentence.slice(Math.max(0, start - 24), start),
      ) && /^\s*(零时)?(起|开始)?(正式)?(施行|实施|生效|执行)/u.test(sentence.slice(end, end + 16)),
  );
  return dated?.day;
}

const repeal = /(同时|同日|即行|即予|予以|一并|自行|相应)?废止/u;

/** Folded names of the norms that this text repeals as wholes. */
export function repealedNames(provisions: readonly Provision[]): readonly string[] {
  const names = new Set<string>();
  for (const { text } of provisions.slice(-lastLooked)) {
    for (const sentence of text.split(/[。；;\n]/u)) {
      const at = repeal.exec(sentence)?.index;
      if (at === undefined) continue;
      for (const name of repealedIn(sentence.slice(0, at), sentence)) names.add(name);
    }
  }
  return [...names];
}

/** Titles nest: 《关于执行〈X〉的规定》 and 《中国人民解放军实施《药品管理法》办法》. */
const titleMarks = /《(?:[^《》]|《[^《》]*》)*》/gu;

function repealedIn(before: string, sentence: string): readonly string[] {
  return [...before.matchAll(titleMarks)].flatMap((match) => {
    const [whole] = match;
    const after = sentence.slice(match.index + whole.length);
    const ahead = before.slice(Math.max(0, match.index - 4), match.index);
    // Not: a 条 of it, what was made under it, what was amended by it, a list in it.
    if (/^(?:[（(][^（）()]*[)）])?\s*(第|中|关于|规定的|制定|的有关|的规定|有关)/u.test(after)) return [];
    if (/(根据|依照|按照|依据|修改|附件)$/u.test(ahead)) return [];
    return [normName(whole)];
  });
}
