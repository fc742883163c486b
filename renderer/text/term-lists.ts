// Closed lists of standard terms in the order people expect them, for showing. The domain has the same lists with
// their schemas (a test holds them together); here they come without them, so that the first bundle stays small.

import type { ArticleFault } from '../../shared/domain/feedback.ts';
import type { ArticleType } from '../../shared/domain/terms.ts';

export const articleTypes: readonly ArticleType[] = [
  '政策法规',
  '办事指南',
  '标准口径',
  '业务规范',
  '常见问答',
  '典型案例',
  '通讯与职责',
  '参考资料',
];

export const articleFaults: readonly ArticleFault[] = ['有误', '过期', '其他'];
