// The small Markdown of articles as blocks: headings, paragraphs, lists, quotes, rules; bold and code inside a
// line. What is anything else stays the text it is. No links, no pictures, no HTML: nothing here can load or run.

export type Inline = { readonly kind: 'text' | 'bold' | 'code'; readonly text: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly words: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[] }
  | { readonly kind: 'quote'; readonly words: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'rule' };

type Line =
  | { readonly kind: 'blank' | 'rule' }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'item'; readonly ordered: boolean; readonly text: string }
  | { readonly kind: 'quote' | 'plain'; readonly text: string };

export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let items: { readonly ordered: boolean; readonly lines: string[] } | undefined;
  const endList = () => {
    if (items !== undefined)
      blocks.push({ kind: 'list', ordered: items.ordered, items: items.lines.map(inlinesOf) });
    items = undefined;
  };
  for (const raw of markdown.split('\n')) {
    const line = lineOf(raw);
    if (line.kind === 'item') {
      if (items?.ordered !== line.ordered) endList();
      items ??= { ordered: line.ordered, lines: [] };
      items.lines.push(line.text);
      continue;
    }
    endList();
    const block = blockOf(line);
    if (block !== undefined) blocks.push(block);
  }
  endList();
  return blocks;
}

function lineOf(raw: string): Line {
  const text = raw.replace(/^[\s　]+|[\s　]+$/g, '');
  if (text === '') return { kind: 'blank' };
  if (/^(-{3,}|\*{3,}|_{3,})$/.test(text)) return { kind: 'rule' };
  const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(text);
  if (heading) return { kind: 'heading', level: levelOf(heading[1]?.length ?? 1), text: heading[2] ?? '' };
  const bullet = /^[-*+]\s+(.+)$/.exec(text);
  if (bullet) return { kind: 'item', ordered: false, text: bullet[1] ?? '' };
  const numbered = /^\d{1,3}[.)]\s+(.+)$/.exec(text);
  if (numbered) return { kind: 'item', ordered: true, text: numbered[1] ?? '' };
  const quote = /^>\s?(.*)$/.exec(text);
  return quote ? { kind: 'quote', text: quote[1] ?? '' } : { kind: 'plain', text };
}

function levelOf(marks: number): 1 | 2 | 3 | 4 {
  return marks === 1 ? 1 : marks === 2 ? 2 : marks === 3 ? 3 : 4;
}

function blockOf(line: Exclude<Line, { readonly kind: 'item' }>): Block | undefined {
  switch (line.kind) {
    case 'blank':
      return undefined;
    case 'rule':
      return { kind: 'rule' };
    case 'heading':
      return { kind: 'heading', level: line.level, words: inlinesOf(line.text) };
    case 'quote':
      return { kind: 'quote', words: inlinesOf(line.text) };
    case 'plain':
      return { kind: 'paragraph', words: inlinesOf(line.text) };
  }
}

/** `**bold**` and `` `code` ``; a mark without its partner is text. */
export function inlinesOf(text: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let at = 0;
  for (const found of text.matchAll(/\*\*([^*]+)\*\*|`([^`]+)`/g)) {
    if (found.index > at) inlines.push({ kind: 'text', text: text.slice(at, found.index) });
    const [whole, bold, code] = found;
    inlines.push(bold === undefined ? { kind: 'code', text: code ?? '' } : { kind: 'bold', text: bold });
    at = found.index + whole.length;
  }
  if (at < text.length) inlines.push({ kind: 'text', text: text.slice(at) });
  return inlines;
}
