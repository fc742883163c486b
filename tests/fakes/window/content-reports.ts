// What the person reported of articles: taken up with days left, late, put right.

import type { ArticleRow, Report } from '../../../shared/contract/desk-articles.ts';
import type { Feedback } from '../../../shared/domain/feedback.ts';
import { ago, ahead, day, hour } from './moments.ts';

const reported: { readonly [id: string]: readonly Feedback[] } = {
  k3: [
    {
      at: ago(40 * day),
      what: '过期',
      words: '第二段的窗口电话已停用，现在是政务中心二楼综合窗口。',
      state: '更正',
      owner: '县市场监管局',
      due: ago(33 * day),
      workdays: 5,
      answer: '已核实，窗口电话已更正，感谢指出。',
    },
    {
      at: ago(26 * hour),
      what: '有误',
      words:
        '“经营场所变更不必重新办理”与食品经营许可和备案管理办法不一致：变更经营场所应当重新申请许可。请核对后改正。',
      state: '受理',
      owner: '县市场监管局',
      due: ahead(4 * day),
      workdays: 5,
    },
  ],
  k1: [
    {
      at: ago(12 * day),
      what: '过期',
      words: '这里是 1986 年的文本，2019 年已经修正。',
      anchor: '第四十七条第二款',
      state: '反馈',
      owner: '县自然资源局',
      due: ago(5 * day),
      workdays: 5,
    },
  ],
};

export const reportedOf = (id: string): readonly Feedback[] => reported[id] ?? [];

export function reportsOf(rows: readonly ArticleRow[]): Report[] {
  return ['k1', 'k3'].flatMap((articleId) => {
    const row = rows.find(({ id }) => id === articleId);
    if (row === undefined) return [];
    const { title, ownerOrg } = row;
    return reportedOf(articleId)
      .toReversed()
      .map(
        (feedback): Report => ({
          articleId,
          title,
          ...(ownerOrg === undefined ? {} : { ownerOrg }),
          report: { kind: 'there', feedback },
        }),
      );
  });
}
