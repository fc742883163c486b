// Versions of one document among the files of a record, told by role and name: the one that counts first (盖章版, 最终版,
// 正本), earlier ones beneath it. Guessed only from words people put into names; what is not clear stays side by side.
import type { FileRef } from './file-ref.ts';

type FileVersions<F> = { readonly shown: F; readonly earlier: readonly F[] };

type Named = Pick<FileRef, 'name' | 'role'>;

const sealed = '(?:已)?(?:盖章|用印|签章)(?:版|件|稿)?';
const final = '最终(?:版|稿)|终稿|定稿|正式(?:版|稿)';
const original = '正本';
const draft =
  '(?:征求意见|送审|修改|讨论|审议|报批|会签|修订)稿|草稿|草案稿|初稿|第?[一二三四五六七八九十\\d]{1,3}稿|[vV]\\d{1,3}(?:\\.\\d{1,3})*';
const marks = new RegExp(
  `[\\s_.·—-]*[（(\\[【〔]?(?:${sealed}|${final}|${original}|${draft})[）)\\]】〕]?$`,
  'u',
);

const rankOf = (file: Named): number => {
  const mark = marks.exec(stemOf(file.name))?.[0] ?? '';
  if (new RegExp(sealed, 'u').test(mark)) return 0;
  if (new RegExp(final, 'u').test(mark)) return 1;
  if (mark.includes(original)) return 2;
  if (mark !== '') return 9;
  return file.role === '定稿' ? 1 : 3;
};

const stemOf = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/iu, '').trim();

/** Marks may stand one behind another: 通知（送审稿）（盖章版）. */
function titleOf(name: string): string {
  let stem = stemOf(name);
  for (let times = 0; times < 4 && marks.test(stem); times += 1) stem = stem.replace(marks, '').trim();
  return stem.replaceAll(/\s/gu, '').toLowerCase();
}

const digits = '零一二三四五六七八九十';

/** Of drafts the later one counts; 初稿 is the first of all. */
function draftNumber(name: string): number {
  const counted = /第?([一二三四五六七八九十]|\d{1,3})稿|v(\d{1,3})/iu.exec(name);
  const text = counted?.[1] ?? counted?.[2] ?? '';
  if (text === '') return /初稿|草稿/u.test(name) ? 0 : 0.5;
  return digits.includes(text) ? digits.indexOf(text) : Number(text);
}

/** The document itself, in whichever state, is one thing; other roles are not mixed with it. */
const kindOf = ({ role }: Named): string => (role === '定稿' ? '正文' : role);

/** The document first, then the rest in the order of the department. Every file comes once. */
export function foldVersions<F extends Named>(files: readonly F[]): readonly FileVersions<F>[] {
  const groups = new Map<string, F[]>();
  for (const file of files) {
    const key = `${kindOf(file)} ${titleOf(file.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const folded = [...groups.values()].flatMap((group) =>
    areVersions(group) ? [inOrder(group)] : apart(group),
  );
  const isMain = ({ shown }: FileVersions<F>) => kindOf(shown) === '正文';
  return [...folded.filter(isMain), ...folded.filter((each) => !isMain(each))];
}

/** Two files of one name and no word about which is later are not versions of each other. */
const areVersions = (group: readonly Named[]): boolean =>
  new Set(group.map(rankOf)).size > 1 || isAllDrafts(group);
const isAllDrafts = (group: readonly Named[]): boolean =>
  group.length > 1 && group.every((file) => rankOf(file) === 9);

const apart = <F>(group: readonly F[]): FileVersions<F>[] => group.map((shown) => ({ shown, earlier: [] }));

function inOrder<F extends Named>(group: readonly F[]): FileVersions<F> {
  const sorted = group.toSorted((a, b) => rankOf(a) - rankOf(b) || draftNumber(b.name) - draftNumber(a.name));
  const [shown, ...earlier] = sorted;
  if (shown === undefined) throw new Error('believed: a group has a file');
  return { shown, earlier };
}
