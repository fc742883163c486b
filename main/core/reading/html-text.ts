// What a person would read of an HTML page, as lines. Nothing of it is shown or run: this is for the search and for an
// import. One pass, so that no page can make it slow. Pure.

/** Their contents are no text. */
const silent = new Set([
  'script',
  'style',
  'head',
  'noscript',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
]);
const ownLine = new Set(
  (
    'address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol option p pre section table tbody tfoot thead tr ul'
  ).split(' '),
);

const looksLikeHtml =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu;

export const isHtml = (text: string): boolean => looksLikeHtml.test(text.slice(0, 4_000));

export function textOfHtml(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    text += html.slice(at, end).replace(/\s+/gu, ' ');
    if (open === -1) break;
    const tag = tagAt(html, open);
    if (tag.name !== '' && ownLine.has(tag.name)) text += '\n';
    if (tag.name === 'td' || tag.name === 'th') text += '\t';
    at = tag.opens && silent.has(tag.name) ? behind(html, tag) : tag.end;
    if (tag.name === '' && tag.end === open + 1) text += '<';
  }
  return tidied(withEntities(text));
}

type Tag = { readonly name: string; readonly opens: boolean; readonly end: number };

function tagAt(html: string, open: number): Tag {
  if (html.startsWith('<!--', open)) return { name: '', opens: false, end: after(html, '-->', open + 4) };
  const named = /^<(\/?)([a-z][a-z0-9]{0,30})/iu.exec(html.slice(open, open + 40));
  const isMark = html[open + 1] === '!' || html[open + 1] === '?';
  if (named === null) return { name: '', opens: false, end: isMark ? after(html, '>', open) : open + 1 };
  const [whole, slash, name = ''] = named;
  return { name: name.toLowerCase(), opens: slash === '', end: tagEnd(html, open + whole.length) };
}

/** A `>` inside quotes ends nothing. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return at + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return html.length;
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

function behind(html: string, { name, end }: Tag): number {
  const closing = new RegExp(`</${name}[\\s/>]`, 'giu');
  closing.lastIndex = end;
  const found = closing.exec(html);
  return found === null ? html.length : tagEnd(html, found.index + name.length + 2);
}

const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  middot: '·',
  times: '×',
};

const withEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return names[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    const isText = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isText ? String.fromCodePoint(code) : '';
  });

const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
