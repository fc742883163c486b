// A name that a department gave a file, fit to be proposed for a copy: it is data, never a path.

/** Controls, marks that turn the direction of writing, and characters without width: `报告<RLO>fdp.exe` reads as a PDF. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;
const notInNames = /[<>:"|?*]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const nameBytes = 200;
const longestExtension = 20;

/** A department's name for a file, fit to be proposed in a dialog: no path, nothing unseen, its extension in sight. */
export function cleanFileName(name: string): string {
  const last =
    name
      .normalize('NFC')
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '') ?? '';
  const visible = last.replace(unseen, '').replace(notInNames, '_').replace(/\s+/gu, ' ');
  const trimmed = visible.replace(/^[. ]+|[. ]+$/g, '');
  const named = trimmed === '' ? '文件' : trimmed;
  return shortened(reserved.test(named) ? `_${named}` : named);
}

/** Many systems take no more than 255 bytes; a copy under way needs some of them. */
function shortened(name: string): string {
  const extension = extensionOf(name);
  const end = extension === '' || extension.length > longestExtension ? '' : `.${extension}`;
  const most = nameBytes - bytesOf(end);
  let stem = '';
  let length = 0;
  for (const character of name.slice(0, name.length - end.length)) {
    length += bytesOf(character);
    if (length > most) break;
    stem += character;
  }
  return stem.trimEnd() + end;
}

/** In UTF-8. */
const bytesOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + utf8Length(character.codePointAt(0) ?? 0), 0);

function utf8Length(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1] ?? '';
