// An HTML article: only elements and attributes that carry text survive. No script, style, form, picture, frame, SVG or
// MathML; a link keeps its words and says where it would lead, and leads nowhere.
import DOMPurify from 'dompurify';
import { textOfBytes } from './decode-text.ts';
import { showFlow } from './flow-view.ts';
import type { Shown, Stage } from './shown.ts';

export const allowedTags = [
  'a', 'abbr', 'article', 'b', 'blockquote', 'br', 'caption', 'cite', 'code', 'col', 'colgroup', 'dd', 'del',
  'details', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr',
  'i', 'ins', 'kbd', 'li', 'main', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'section', 'small',
  'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul',
]; // biome-ignore format: a list is read as one
const allowedAttributes = ['colspan', 'rowspan', 'start', 'lang', 'dir'];

/** Of an address only what a person can read is kept, as a title. */
const shownAddress = /^(https?:|mailto:|tel:)/i;

export async function showHtml(bytes: ArrayBuffer, stage: Stage): Promise<Shown> {
  const { content, leftOut } = sanitised(textOfBytes(new Uint8Array(bytes)));
  return showFlow({ documentKind: 'html', content, leftOut }, stage);
}

export function sanitised(text: string): {
  readonly content: HTMLElement;
  readonly leftOut: Shown['leftOut'];
} {
  const purify = DOMPurify;
  purify.removeAllHooks();
  let outside = false;
  purify.addHook('uponSanitizeElement', (_node, { tagName }) => {
    if (tagName === 'img' || tagName === 'iframe' || tagName === 'video' || tagName === 'object')
      outside = true;
  });
  purify.addHook('beforeSanitizeAttributes', (node) => {
    if (node.tagName !== 'A') return;
    const address = node.getAttribute('href')?.trim() ?? '';
    if (shownAddress.test(address)) node.setAttribute('data-leads', address.slice(0, 300));
  });
  const fragment = purify.sanitize(text, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: [...allowedAttributes, 'data-leads'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    SANITIZE_NAMED_PROPS: true,
    RETURN_DOM_FRAGMENT: true,
  });
  const content = document.createElement('article');
  content.className = 'article';
  content.append(fragment);
  for (const link of content.querySelectorAll<HTMLElement>('[data-leads]')) {
    link.title = link.dataset['leads'] ?? '';
    link.removeAttribute('data-leads');
  }
  return { content, leftOut: outside ? 'outside' : 'nothing' };
}
