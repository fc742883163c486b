// A few norms of a small county, all made up, for looking at the window: three texts of one rule, one that repeals
// another, one not yet in force, and one of 1,260 条. Read by the same parser as real ones.

import type { ArticleRow } from '../../../shared/contract/desk-articles.ts';
import { parseNorm } from '../../../shared/text/provisions/parse.ts';
import { hanNumber } from '../../../renderer/text/citation-words.ts';
import { ago, day } from './moments.ts';

export type FakeNorm = { readonly row: ArticleRow; readonly effectiveOn: string; readonly body: string };

const adverts = '临溪县户外广告设置管理办法';

const first = `第一章　总则
第一条　为了规范户外广告设置，维护市容环境，根据有关法律、法规，结合本县实际，制定本办法。
第二条　本县城市建成区内户外广告的设置，适用本办法。
第二章　设置
第三条　户外广告设置实行许可制度。
第四条　申请设置户外广告，应当提交下列材料：
（一）申请书；
（二）营业执照；
（三）场地使用证明。
第五条　县城管部门应当自受理之日起二十日内作出决定。
第三章　附则
第六条　本办法自2012年4月1日起施行。`;

const second = `第一章　总则
第一条　为了规范户外广告设置，维护市容环境，根据有关法律、法规，结合本县实际，制定本办法。
第二条　本县城市、镇建成区内户外广告的设置，适用本办法。
第二章　设置
第三条　户外广告设置实行许可制度。
利用自有场地设置不超过三平方米的招牌，不需要许可。
第四条　申请设置户外广告，应当提交下列材料：
（一）申请书；
（二）营业执照；
（三）场地使用证明。
第五条　县城管部门应当自受理之日起二十日内作出决定。
第六条　设置人应当每年检查一次，保证安全。
第三章　附则
第七条　本办法自2019年7月1日起施行。`;

const third = `临溪县人民政府令
《临溪县户外广告设置管理办法》已经县政府第三十八次常务会议通过，现予公布。
第一章　总则
第一条　为了规范户外广告设置，维护市容环境，根据有关法律、法规，结合本县实际，制定本办法。
第二条　本县城市、镇建成区和公路用地范围内户外广告的设置，适用本办法。
第三条　户外广告设置遵循安全、美观、节约能源的原则。
第二章　设置
第一节　许可
第四条　户外广告设置实行许可制度。
利用自有场地设置不超过五平方米的招牌，不需要许可，但应当自设置之日起十日内告知镇人民政府。
第五条　申请设置户外广告，应当提交下列材料：
（一）申请书；
（二）场地使用证明，包括：
1．不动产权证书；
2．租赁合同和出租人同意的书面材料；
（三）效果图。
前款规定的材料，能够通过数据共享取得的，不得要求申请人提交。
第六条　县综合行政执法局应当自受理之日起五个工作日内作出决定；情况复杂的，经负责人批准，可以延长三个工作日。
第二节　维护
第七条　设置人应当每年检查一次，保证安全。遇大风、暴雨预警，应当立即加固或者拆除。
第七条之一　公益广告的数量不得少于户外广告总量的百分之二十。
第三章　法律责任
第八条　违反本办法第四条第一款规定，未经许可设置户外广告的，责令限期拆除；逾期不拆除的，处五百元以上五千元以下罚款。
第四章　附则
第九条　本办法自2026年3月1日起施行。
附件：户外广告设置申请书样式`;

const shops = `第一条　为了保护个体工商户的合法权益，鼓励、支持和引导个体工商户健康发展，制定本条例。
第二条　有经营能力的公民，依照本条例规定经登记，从事工商业经营的，为个体工商户。
第三条　本条例自2011年11月1日起施行。`;

const newShops = `第一条　为了鼓励、支持和引导个体经济健康发展，维护个体工商户合法权益，制定本条例。
第二条　有经营能力的公民在中华人民共和国境内从事工商业经营，依法登记为个体工商户的，适用本条例。
第三条　促进个体工商户发展工作坚持中国共产党的领导。
第四条　本条例自2022年11月1日起施行。《个体工商户条例》同时废止。`;

const parking = `第一条　为了加强停车管理，方便群众出行，制定本办法。
第二条　道路停车泊位由县公安机关交通管理部门统一施划。
第三条　本办法自2027年1月1日起施行。`;

const row = (some: Partial<ArticleRow> & Pick<ArticleRow, 'id' | 'title'>): ArticleRow => ({
  sourceId: 'zs',
  articleType: '政策法规',
  issuer: '临溪县人民政府',
  topic: '城市管理',
  updatedAt: ago(3 * day),
  ...some,
});

/** 第一千二百六十条 and all before it. */
function numberWords(n: number): string {
  const [thousands, hundreds, rest] = [Math.floor(n / 1000), Math.floor(n / 100) % 10, n % 100];
  const head = `${thousands === 0 ? '' : `${hanNumber(thousands)}千`}${hundreds === 0 ? (thousands > 0 && rest > 0 ? '零' : '') : `${hanNumber(hundreds)}百`}`;
  if (rest === 0) return head;
  const tail = hanNumber(rest);
  if (head === '' || head.endsWith('零')) return head + tail;
  if (rest < 10) return `${head}零${tail}`;
  return head + (rest < 20 ? `一${tail}` : tail);
}

const longCount = 1260;

const longBody = Array.from({ length: longCount }, (_, index) => {
  const n = index + 1;
  const part =
    index % 180 === 0
      ? `第${hanNumber(index / 180 + 1)}编　${['总则', '物权', '合同', '人员', '程序', '监督', '附则'][index / 180] ?? '其他'}\n`
      : '';
  const chapter =
    index % 20 === 0
      ? `第${hanNumber((index % 180) / 20 + 1)}章　一般规定（其${hanNumber(index / 20 + 1)}）\n`
      : '';
  const items =
    index % 7 === 0
      ? '\n（一）主体资格符合规定；\n（二）材料齐全、真实；\n（三）不损害国家利益、社会公共利益和他人合法权益。'
      : '';
  return `${part}${chapter}第${numberWords(n)}条　申请人办理本规程所列第${numberWords(n)}类事项，应当遵循公开、公平、公正和诚信的原则，按照承办单位公布的条件、程序和期限提出申请，并对材料的真实性负责${items === '' ? '。\n承办单位应当一次性告知需要补正的全部内容；逾期不告知的，自收到材料之日起即为受理。' : `：${items}`}`;
}).join('\n');

export const norms: readonly FakeNorm[] = [
  {
    row: row({
      id: 'k2',
      title: '个体工商户条例',
      issuer: '国务院',
      docNo: '国务院令第596号',
      publishedOn: '2011-04-16',
      validity: '已废止',
      topic: '',
      updatedAt: ago(90 * day),
    }),
    effectiveOn: '2011-11-01',
    body: shops,
  },
  {
    row: row({
      id: 'k5',
      title: adverts,
      docNo: '临政发〔2012〕8号',
      publishedOn: '2012-03-05',
      validity: '现行有效',
    }),
    effectiveOn: '2012-04-01',
    body: first,
  },
  {
    row: row({
      id: 'k6',
      title: adverts,
      docNo: '临政发〔2019〕21号',
      publishedOn: '2019-05-30',
      validity: '已被修订',
    }),
    effectiveOn: '2019-07-01',
    body: second,
  },
  {
    row: row({
      id: 'k7',
      title: adverts,
      docNo: '临溪县人民政府令第3号',
      publishedOn: '2026-01-20',
      validity: '现行有效',
      ownerOrg: '县综合行政执法局',
      reviewBy: '2026-12-10',
    }),
    effectiveOn: '2026-03-01',
    body: third,
  },
  {
    row: row({
      id: 'k8',
      title: '促进个体工商户发展条例',
      issuer: '国务院',
      docNo: '国务院令第755号',
      publishedOn: '2022-10-01',
      validity: '现行有效',
    }),
    effectiveOn: '2022-11-01',
    body: newShops,
  },
  {
    row: row({
      id: 'k9',
      title: '临溪县城市停车管理办法',
      docNo: '临政发〔2026〕40号',
      publishedOn: '2026-11-02',
    }),
    effectiveOn: '2027-01-01',
    body: parking,
  },
  {
    row: row({
      id: 'k10',
      title: '临溪县行政管理规程（汇编）',
      docNo: '临政办发〔2021〕6号',
      publishedOn: '2021-01-04',
    }),
    effectiveOn: '2021-02-01',
    body: longBody,
  },
];

/** Read once each. */
const parsed = new Map<string, ReturnType<typeof parseNorm>>();
export function parsedOf({ row: { id }, body }: FakeNorm): ReturnType<typeof parseNorm> {
  const known = parsed.get(id) ?? parseNorm(body);
  parsed.set(id, known);
  return known;
}

/** Its citations come out in every way a citation can. */
export const draft = `关于规范城关镇沿街户外广告设置工作的意见（送审稿）

一、依据《${adverts}》第四条，户外广告设置实行许可制度。按照《${adverts}》第五条规定：“能够通过数据共享取得的，不得要求申请人提交”，各窗口不再收取营业执照。
二、《${adverts}》第七条规定：“设置人应当每半年检查一次，保证安全。”请各镇督促落实。根据《${adverts}》第五条规定：“县综合行政执法局应当自受理之日起五个工作日内作出决定”，不得超期。
三、个体工商户的认定，依照《个体工商户条例》第二条。
四、停车泊位施划按照《临溪县城市停车管理办法》第二条执行。
五、《${adverts}》（2019年修订）第三条的过渡安排不再执行。
六、其他事项参照《临溪县广告经费管理办法》第三条和《${adverts}》第三十二条办理。
七、法律责任依照《${adverts}》第八条至第十一条。`;
