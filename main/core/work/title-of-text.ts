// A title for a text that has none of its own: the first line that reads like one, else the file's name, else the
// beginning of the first sentence. Pure.

/** A title stands near the top; a line further down is a heading of a section. */
const linesLooked = 12;
const shortest = 5;
const longest = 50;

const isBreadcrumb = /^(您|你)的位置|^当前位置|^當前位置|\s>\s|>\s*$|^首页|^首頁/u;
const isByLine =
  /^(来源|來源|作者|编辑|編輯|时间|時間|日期|摘要|关键词|關鍵詞|发布|發布|阅读|閱讀|责任编辑|單位|单位|电话|電話)\s*[:：]|^[◎●■◆★☆]/u;
const endsLikeProse = /[。；！？，、,;!?]$/u;
const holdsSentence = /[。；！？]/u;
/** Two or more short words of Han alone: names of authors. */
const isNames = /^(\p{Script=Han}{1,4}[\s\u3000]+)+\p{Script=Han}{1,4}$/u;
const isAddress = /^\S{1,4}[\s\u3000]{2,}\S+$/u;
const numbering =
  /^(第?[一二三四五六七八九十]+[、.．章节節]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]\s*|#+\s*)\s*/u;
/** A name made by a machine says nothing. */
const isMeaninglessName = /^[\d_\-a-f]+$/iu;

export function titleOfText(text: string, fileName: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const titled = lines.slice(0, linesLooked).find(readsLikeTitle);
  if (titled !== undefined) return titled.replace(numbering, '').replaceAll(/\s+/gu, ' ');
  const stem = fileName.replace(/\.[^.]+$/u, '').trim();
  if (stem !== '' && !isMeaninglessName.test(stem)) return [...stem].slice(0, 200).join('');
  return beginning(lines.find((line) => !isByLine.test(line) && !isNames.test(line)) ?? stem);
}

function readsLikeTitle(line: string): boolean {
  const length = [...line].length;
  if (length < shortest || length > longest) return false;
  return ![isBreadcrumb, isByLine, endsLikeProse, holdsSentence, isNames, isAddress].some((pattern) =>
    pattern.test(line),
  );
}

/** Up to the first stop, or as much as a list shows. */
function beginning(line: string): string {
  const [first = line] = line.split(/[。；！？，,;!?]/u);
  const characters = [...(first.trim() === '' ? line : first.trim())];
  return characters.length <= 40 ? characters.join('') : `${characters.slice(0, 40).join('')}…`;
}
