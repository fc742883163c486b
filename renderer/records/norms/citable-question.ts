// What is typed, asked among provisions and articles alone, in the one grammar of the search (domain/question.ts).

const amongCitable = ['类型:条款', '类型:知识'].join(' ');

export const citableQuestion = (words: string): string => `${words} ${amongCitable}`;
