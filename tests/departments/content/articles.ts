// 知识库: guides rendered from their data, texts written one by one; larger sizes add the same guides for each
// town's and village's window, as real knowledge bases do.
import { type Day, ymdOfDay } from '../../../shared/domain/calendar.ts';
import type { NewRecord } from '../system/items.ts';
import { type Guide, guides } from './articles-guides.ts';
import { texts, type Text } from './articles-texts.ts';
import { phoneNumber } from './matter.ts';
import { demoMark } from './oa.ts';
import { organOf } from './organs.ts';
import { personName } from './people.ts';
import { towns, villages } from './place.ts';
import { type Random, seeded } from './random.ts';

export function* articleRecords(amount: number, today: Day, seed: string): Generator<NewRecord> {
  const random = seeded(`${seed}/articles`);
  let serial = 0;
  const record = (data: object): NewRecord => ({
    feed: 'articles',
    kind: 'article',
    id: `ZS${String(++serial).padStart(5, '0')}`,
    data,
  });
  for (const text of texts.slice(0, amount)) yield record(textArticle(text, today, random));
  for (const guide of guides.slice(0, amount - serial))
    yield record(guideArticle(guide, undefined, today, random));
  for (const place of places()) {
    for (const guide of guides) {
      if (serial >= amount) return;
      yield record(guideArticle(guide, place, today, random));
    }
  }
}

/** First the towns' 便民服务中心, then the villages' 便民服务站. */
function* places(): Generator<string> {
  for (const town of towns) yield `${town}便民服务中心`;
  for (const village of villages) for (const town of towns) yield `${town}${village}便民服务站`;
}

/** Whoever reads one may report it to its owner. */
export const actions = ['report'] as const;

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
const numbered = (items: readonly string[]): string =>
  items.map((item, index) => `${index + 1}. ${item}`).join('\n');

function guideArticle(guide: Guide, place: string | undefined, today: Day, random: Random): object {
  const owner = organOf(guide.organ);
  const where =
    place ?? `县政务服务中心${owner.key === 'service' ? '综合' : owner.short}窗口（溪滨大道88号）`;
  const body = [
    `## 受理条件\n${list(guide.conditions)}`,
    `## 申请材料\n${numbered(guide.materials)}`,
    `## 办理流程\n${numbered(guide.steps)}`,
    `## 办理时限\n- 法定时限：${guide.legal}\n- 承诺时限：${guide.promised}`,
    `## 收费\n${guide.fee ?? '不收费'}`,
    `## 办理结果\n${guide.result}`,
    `## 设定依据\n${list(guide.basis)}`,
    `## 注意事项\n${list(guide.notes)}`,
    `## 办理地点和咨询\n${where}；工作日8:30—12:00，14:30—17:30。咨询电话：${phoneNumber(random)}。`,
    demoMark,
  ].join('\n\n');
  return {
    articleType: '办事指南',
    title: place === undefined ? `${guide.name}办事指南` : `${guide.name}办事指南（${place}）`,
    body,
    issuer: owner.name,
    ...reviewed(today, random),
    validity: '现行有效',
    ownerOrg: owner.name,
    reviewer: personName(random),
    audience: '全体',
    topic: guide.topic,
    asks: guide.asks,
    actions,
    secretLevel: '公开',
  };
}

function textArticle(text: Text, today: Day, random: Random): object {
  const owner = organOf(text.organ);
  const { reviewBy, publishedOn } = reviewed(today, random);
  return {
    articleType: text.type,
    title: text.title,
    body: `${text.body}\n\n${demoMark}`,
    issuer: text.issuer ?? owner.name,
    ...(text.docNo === undefined ? {} : { docNo: text.docNo }),
    publishedOn: text.publishedOn ?? publishedOn,
    ...(text.effectiveOn === undefined ? {} : { effectiveOn: text.effectiveOn }),
    validity: text.validity ?? '现行有效',
    ownerOrg: owner.name,
    reviewer: personName(random),
    reviewBy,
    audience: text.audience ?? '全体',
    topic: text.topic,
    asks: text.asks ?? [],
    actions,
    secretLevel: text.type === '标准口径' || text.type === '业务规范' ? '内部' : '公开',
  };
}

/** Published in the last two years, to be reviewed within a year; about one in twelve is past its review. */
function reviewed(today: Day, random: Random): { readonly publishedOn: string; readonly reviewBy: string } {
  const reviewIn = random.chance(1 / 12) ? -random.int(3, 90) : random.int(20, 360);
  return { publishedOn: ymdOfDay(today - random.int(40, 700)), reviewBy: ymdOfDay(today + reviewIn) };
}
