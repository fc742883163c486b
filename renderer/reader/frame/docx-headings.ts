// Which styles of a Word file are headings, and how high: by their name (heading 1, 标题 1) or their stated outline level.
// Pure: the part is read as text, style by style, and no further than a style is long.

const mostStyles = 5000;
const longestStyle = 4000;

/** Style id, as the file has it → level, 1 the highest. */
export function headingStyles(stylesXml: string): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const part of stylesXml.split('<w:style ').slice(1, mostStyles)) {
    const style = part.slice(0, longestStyle);
    const id = /w:styleId="([^"]{1,100})"/.exec(style)?.[1];
    const level = levelOf(style);
    if (id !== undefined && level !== undefined) levels.set(id, level);
  }
  return levels;
}

function levelOf(style: string): number | undefined {
  const name = /<w:name\b[^>]{0,200}w:val="([^"]{1,100})"/.exec(style)?.[1] ?? '';
  const named = /^(?:heading|标题) ?([1-9])$/i.exec(name)?.[1];
  if (named !== undefined) return Number(named);
  // Nine is body text.
  const stated = /<w:outlineLvl\b[^>]{0,100}w:val="([0-8])"/.exec(style)?.[1];
  return stated === undefined ? undefined : Number(stated) + 1;
}

/** The class docx-preview gives a paragraph of a style. */
export const classOfStyle = (id: string): string =>
  `docx_${id.replace(/[ .]+/g, '-').replace(/&+/g, 'and').toLowerCase()}`;
