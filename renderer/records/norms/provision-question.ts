// What is typed, asked among provisions alone, in the one grammar of the search (domain/question.ts).

const amongProvisions = '类型:条款';

export const provisionQuestion = (words: string): string => `${words} ${amongProvisions}`;
