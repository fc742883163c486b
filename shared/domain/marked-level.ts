// 密级标志 written on a document itself (GB/T 9704: on its first page): 秘密, 机密★10年 … on a line of its own.
import { type SecretLevel, secretLevels } from './terms.ts';

const nearTheTop = 2_000;
const mark = /^\s*(工\s*作\s*秘\s*密|秘\s*密|[机機]\s*密|[绝絕]\s*密)\s*(★.{0,20})?\s*$/u;

/** The highest one near the top; undefined when there is none. */
export function markedLevel(text: string): SecretLevel | undefined {
  const marks = text
    .slice(0, nearTheTop)
    .split('\n')
    .map((line) => mark.exec(line)?.[1]?.replace(/\s/gu, '').replace('機', '机').replace('絕', '绝'));
  return secretLevels.findLast((level) => marks.includes(level));
}
