// Archive records and articles, for looking at the window.

import type { ArticleRow } from '../../../shared/contract/desk-articles.ts';
import type { ArchiveRow } from '../../../shared/contract/desk-archives.ts';
import { places } from './content.ts';
import { ago, ahead, day, hour } from './moments.ts';

export function archiveRowAt(index: number): ArchiveRow {
  const year = 1995 + (index % 25);
  return {
    id: `d${index}`,
    sourceId: 'da',
    refCode: `A439-WS·${year}·Y-${String(index).padStart(4, '0')}`,
    fonds: 'A439',
    category: 'WS',
    year,
    retention: index % 3 === 0 ? 'Y' : 'D30',
    title:
      index % 2 === 0
        ? '临溪中学食堂新建工程立项批复'
        : `关于${places[index % 5] ?? ''}宅基地使用权登记的批复`,
    date: `${year}-06-12`,
    docNo: `临教〔${year}〕31号`,
    pages: 4,
    secretLevel: '内部',
    responsible: '临溪县教育局',
  };
}

export const articleRows: readonly ArticleRow[] = [
  {
    id: 'k1',
    sourceId: 'zs',
    articleType: '政策法规',
    title: '中华人民共和国土地管理法',
    issuer: '全国人民代表大会常务委员会',
    publishedOn: '1986-06-25',
    validity: '现行有效',
    ownerOrg: '县自然资源局',
    reviewer: '王建国',
    reviewBy: '2026-01-01',
    audience: '全体',
    topic: '',
    updatedAt: ago(30 * day),
  },
  {
    id: 'k2',
    sourceId: 'zs',
    articleType: '政策法规',
    title: '个体工商户条例',
    issuer: '国务院',
    docNo: '国务院令第596号',
    validity: '已废止',
    topic: '',
    updatedAt: ago(90 * day),
  },
  {
    id: 'k3',
    sourceId: 'zs',
    articleType: '标准口径',
    title: '门面转让后，食品经营许可证还能不能用？',
    ownerOrg: '县市场监管局',
    reviewer: '李秀兰',
    reviewBy: ahead(200 * day).slice(0, 10),
    audience: '坐席',
    topic: '许可',
    updatedAt: ago(3 * day),
  },
  {
    id: 'k4',
    articleType: '参考资料',
    title: '政务信息资源共享平台建设方案',
    topic: '',
    updatedAt: ago(hour),
  },
];

/** Answers that are only found, not listed: in time, past their day of review, and abolished. */
export const answerRows: readonly ArticleRow[] = [
  {
    id: 'w1',
    sourceId: 'zs',
    articleType: '标准口径',
    title: '户外广告设置到期后如何办理的答复口径',
    validity: '现行有效',
    ownerOrg: '县综合行政执法局',
    reviewer: '王建国',
    publishedOn: '2025-03-01',
    reviewBy: ahead(100 * day).slice(0, 10),
    audience: '坐席',
    topic: '户外广告',
    updatedAt: ago(3 * day),
  },
  {
    id: 'w2',
    sourceId: 'zs',
    articleType: '办事指南',
    title: '户外广告设置许可办事指南',
    validity: '现行有效',
    ownerOrg: '县综合行政执法局',
    reviewBy: '2026-01-01',
    audience: '全体',
    topic: '户外广告',
    updatedAt: ago(9 * day),
  },
  {
    id: 'w3',
    sourceId: 'zs',
    articleType: '常见问答',
    title: '门店招牌要不要办户外广告设置许可？',
    validity: '已废止',
    ownerOrg: '县综合行政执法局',
    reviewBy: ahead(100 * day).slice(0, 10),
    audience: '全体',
    topic: '户外广告',
    updatedAt: ago(90 * day),
  },
];

export const answerBody = `## 对外答复
设置期满需要继续设置的，请在期满前三十日提出延续申请；期满不再设置的，由设置人自行拆除并恢复原状。

## 需要追问
- 设置地点和期满日期
- 是否改变过尺寸、位置
`;

export const articleBody = `# 第一章　总则

第一条　为了加强土地管理，维护土地的社会主义公有制，保护、开发土地资源，合理利用土地，切实保护耕地，促进社会经济的可持续发展，根据宪法，制定本法。

第二条　中华人民共和国实行土地的社会主义公有制，即**全民所有制**和**劳动群众集体所有制**。

## 办理时请注意

- 用地预审在项目立项前办理
- 涉及永久基本农田的，一律报国务院

1. 先核对选址意见书
2. 再核对勘测定界图

> 本页为演示数据。
`;

export const importFiles = [
  {
    name: '000.txt',
    title: '政务信息资源共享平台建设方案',
    characters: 4812,
    pinyinRemoved: 105,
    traditional: true,
    suspect: [{ text: '顆?;', line: 31 }],
  },
  {
    name: '001.txt',
    title: '十四五关键问题与核心指标',
    characters: 6120,
    pinyinRemoved: 414,
    traditional: true,
    suspect: [],
  },
  {
    name: '002.txt',
    title: '新余市“互联网+政务服务”实践',
    characters: 3900,
    pinyinRemoved: 0,
    traditional: true,
    suspect: [],
  },
  {
    name: '003.txt',
    title: '莱阳市政务信息资源共享',
    characters: 2210,
    pinyinRemoved: 0,
    traditional: false,
    suspect: [],
  },
  {
    name: '法规汇编.jsonl.gz',
    title: '',
    characters: 6_012_331,
    pinyinRemoved: 0,
    traditional: false,
    suspect: [],
    many: {
      texts: 1071,
      alreadyHere: 12,
      leftOut: [
        { line: 88, problem: 'not-json' as const },
        { line: 530, problem: 'no-text' as const },
      ],
      leftOutTotal: 2,
    },
  },
  {
    name: '扫描.pdf',
    title: '',
    characters: 0,
    pinyinRemoved: 0,
    traditional: false,
    suspect: [],
    problem: 'not-text' as const,
  },
];
