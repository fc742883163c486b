// Whether a norm holds on a day, in words, and on what grounds. 现行有效 is never said where the grounds disagree. Pure.

import type { Standing } from '../../../shared/contract/desk-norms.ts';
import type { SearchHit } from '../../../shared/contract/desk-search.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { titleWords } from '../../text/citation-words.ts';
import { ymdWords } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';
import type { TagTone } from '../../ui/Tag.tsx';

type StandingMark = {
  readonly words: string;
  /** For a row of a list, where the words in full would take the room of a title. */
  readonly short?: string;
  readonly tone: Extract<TagTone, 'green' | 'amber' | 'ended'>;
  /** It holds no more: its name is struck through. */
  readonly ended: boolean;
};

export function standingMark(
  t: Text,
  { validity, unconfirmed }: Pick<Standing, 'validity' | 'unconfirmed'>,
): StandingMark {
  if (validity === undefined) return { words: t.norms.standing.unknown, tone: 'amber', ended: false };
  const word = t.terms.validity[validity];
  if (unconfirmed) {
    const { unconfirmed: inFull, doubted } = t.norms.standing;
    return { words: inFull(word), short: doubted, tone: 'amber', ended: false };
  }
  switch (validity) {
    case '现行有效':
      return { words: word, tone: 'green', ended: false };
    case '尚未生效':
      return { words: word, tone: 'amber', ended: false };
    case '已被修订':
    case '已废止':
    case '失效':
      return { words: word, tone: 'ended', ended: true };
  }
}

/** Of a standard answer: its source's word where that is not the good one, and that nobody looked at it again in time. */
export function answerMarks(
  t: Text,
  { standing, stated }: Pick<SearchHit, 'standing' | 'stated'>,
  today: Ymd,
): readonly StandingMark[] {
  const { validity, reviewBy } = stated ?? {};
  const held = standing ?? (validity && { validity, unconfirmed: false });
  const isPast = reviewBy !== undefined && reviewBy < today;
  return [
    ...(held?.validity === '现行有效' && !held.unconfirmed ? [] : [standingMark(t, held ?? nothingStated)]),
    ...(isPast ? [{ words: t.articles.toReview, tone: 'amber' as const, ended: false }] : []),
  ];
}

const nothingStated = { unconfirmed: true };

type GroundLine = {
  readonly words: string;
  /** The text that is the ground, where it is here. */
  readonly open?: { readonly id: string; readonly title: string };
};

export const groundLines = (t: Text, { grounds }: Standing): readonly GroundLine[] =>
  grounds.map((ground) => groundLine(t, ground));

function groundLine(t: Text, ground: Standing['grounds'][number]): GroundLine {
  const words = t.norms.standing;
  switch (ground.kind) {
    case 'stated':
      return { words: words.stated(t.terms.validity[ground.validity]) };
    case 'not-yet':
      return { words: words.notYet(ymdWords(t, ground.from)) };
    case 'newer-version':
    case 'repealed-by': {
      const { id, title, day } = ground.by;
      const named = titleWords(title);
      const when = day === undefined ? '' : ymdWords(t, day);
      return {
        words: ground.kind === 'newer-version' ? words.newer(named, when) : words.repealedBy(named, when),
        ...(id !== undefined && { open: { id, title: named } }),
      };
    }
  }
}
