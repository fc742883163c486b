// What is typed, asked among provisions and standard answers alone, in the one grammar of the search (domain/question.ts):
// rules of the name would leave the answers no room.

import { answerTypes } from './answer-text.ts';

const amongCitable = ['类型:条款', `类型:${answerTypes.join(',')}`].join(' ');

export const citableQuestion = (words: string): string => `${words} ${amongCitable}`;
