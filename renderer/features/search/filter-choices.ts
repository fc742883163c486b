// What can be chosen for each filter, as the grammar writes it (domain/question.ts) and as it is shown.

import { articleTypes } from '../../../shared/domain/closed-lists.ts';
import { type FilterName, filterNames, parseQuestion } from '../../../shared/domain/question.ts';
import type { Text } from '../../text/zh.ts';

type Choice = { readonly value: string; readonly shown: string };

const yearsBack = 12;

type Known = { readonly sources: readonly { readonly name: string }[]; readonly year: number };

export function choicesOf(t: Text, name: FilterName, { sources, year }: Known): readonly Choice[] {
  switch (name) {
    case '类型':
      return [
        { value: '待办', shown: t.terms.kind.todo },
        { value: '档案', shown: t.terms.kind.archive },
        { value: '知识', shown: t.terms.kind.article },
        ...articleTypes.map((value) => ({ value, shown: t.terms.articleType[value] })),
        { value: '条款', shown: t.terms.kind.provision },
        { value: '附件', shown: t.terms.kind.file },
        { value: '通讯录', shown: t.terms.kind.contact },
      ];
    case '来源':
      return sources.map((source) => ({ value: source.name, shown: source.name }));
    case '年度':
      return Array.from({ length: yearsBack }, (_, back) => year - back).map((each) => ({
        value: String(each),
        shown: t.search.year(each),
      }));
    case '密级':
      return [
        { value: '公开', shown: t.terms.secretLevel.公开 },
        { value: '内部', shown: t.terms.secretLevel.内部 },
        { value: '工作秘密', shown: t.terms.secretLevel.工作秘密 },
      ];
    case '有效':
      return [
        { value: '现行有效', shown: t.terms.validity.现行有效 },
        { value: '尚未生效', shown: t.terms.validity.尚未生效 },
        { value: '已被修订', shown: t.terms.validity.已被修订 },
        { value: '已废止', shown: t.terms.validity.已废止 },
        { value: '失效', shown: t.terms.validity.失效 },
      ];
  }
}

/** The filters a question has, and the names it could have one more of. */
export function filtersIn(question: string) {
  const parts = parseQuestion(question).filter((part) => part.part === 'filter');
  const named = new Set(parts.map(({ name }) => name));
  return { parts, free: filterNames.filter((name) => !named.has(name)) };
}
