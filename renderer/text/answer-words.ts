// The source of a standard answer in one line, as it goes into an official paper: 机关、文号、标题、公布、施行、复核期限、取用时间 and
// whether it is still to be relied on. Always Chinese, whatever the language of the window. Pure.

import type { ArticleDetail } from '../../shared/contract/desk-articles.ts';
import type { Ymd } from '../../shared/domain/terms.ts';
import { heldWords, titleWords } from './citation-words.ts';
import { momentInFull, ymdWords } from './dates.ts';
import { zh } from './zh.ts';

export type Answer = Pick<ArticleDetail, 'row' | 'data' | 'fetchedAt'>;
/** `isPart`: only the first paragraph of it is put in. */
type Put = { readonly today: Ymd; readonly isPart: boolean };

export function answerSource({ row, data, fetchedAt }: Answer, { today, isPart }: Put): string {
  const { issuer, ownerOrg, docNo = '', publishedOn, effectiveOn, reviewBy } = data;
  const from = [issuer ?? ownerOrg ?? '', docNo].filter((part) => part !== '').join(' ');
  const about = [
    zh.terms.articleType[data.articleType],
    isPart ? '节录第一段' : '',
    from === '' ? '未注明机关' : '',
    publishedOn === undefined ? '' : `${ymdWords(zh, publishedOn)}公布`,
    effectiveOn === undefined ? '' : `${ymdWords(zh, effectiveOn)}起施行`,
    reviewBy === undefined ? '未注明复核期限' : `复核期限${ymdWords(zh, reviewBy)}`,
    `${momentInFull(zh, fetchedAt)}取用`,
    row.standing === undefined ? statedWords(data.validity) : heldWords(row.standing),
    reviewBy !== undefined && reviewBy < today ? '已过复核期限，待复核' : '',
  ];
  return `——${from}${titleWords(data.title)}（${about.filter((part) => part !== '').join('，')}）`;
}

/** Of an answer nobody here derives whether it holds: it is its source's word. */
const statedWords = (validity: ArticleDetail['data']['validity']): string =>
  validity === undefined ? '有效性未确认' : `来源标注${zh.terms.validity[validity]}`;
