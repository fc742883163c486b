// The XML of a part as a small tree, strictly: a document type, an entity of its own, another encoding than UTF-8, too
// deep or too much is refused. Prefixes are dropped: makers use `ofd:`, others or none for the one namespace.
import { SaxesParser } from 'saxes';
import { fromGb, fromUtf8 } from './decode.ts';
import type { OfdLimits } from './limits.ts';
import { shortName } from './package/entry-name.ts';
import { OfdStop, stop } from './trouble.ts';

export type Xml = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Xml[];
  /** All text directly inside, as it stands. */
  readonly text: string;
};

type Growing = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Growing[];
  text: string;
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

type XmlSource = { readonly bytes: Uint8Array; readonly part: string; readonly limits: OfdLimits };

/** Grows the tree under `holder`; `headOf` ends the reading where this child of the root begins. */
function reader(source: XmlSource, holder: Growing, headOf: string | undefined) {
  const part = shortName(source.part);
  const open: Growing[] = [holder];
  let nodes = 0;
  let ended = false;
  const parser = new SaxesParser({ position: false });
  parser.on('error', () => stop({ kind: 'bad-xml', part }));
  parser.on('doctype', () => stop({ kind: 'forbidden-xml', part }));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !known.test(encoding)) stop({ kind: 'bad-xml', part });
  });
  parser.on('opentag', (tag) => {
    nodes += 1;
    if (nodes > source.limits.xmlNodes) stop({ kind: 'too-large', limit: 'xmlNodes' });
    if (open.length > source.limits.xmlDepth) stop({ kind: 'too-large', limit: 'xmlDepth' });
    const name = local(tag.name);
    if (open.length === 2 && name === headOf) ended = true;
    const attributes = new Map(Object.entries(tag.attributes).map(([key, value]) => [local(key), value]));
    const element: Growing = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  return {
    write: (text: string) => void parser.write(text),
    close: () => void parser.close(),
    isDone: () => ended,
  };
}

/** Letters XML does not have, written out or as a number: makers put codes of their own fonts there. */
function legal(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(
      /&#(?:x([0-9a-f]+)|([0-9]+));/gi,
      (whole, hex: string | undefined, decimal: string | undefined) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        const isControl = code < 0x20 && code !== 9 && code !== 10 && code !== 13;
        const isNone =
          (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff || code > 0x10ffff;
        return isControl || isNone ? '\ufffd' : whole;
      },
    );
}

const known = /^(utf-?8|gb2312|gbk|gb18030)$/i;

function textOf(bytes: Uint8Array): string {
  const head = fromUtf8(bytes.subarray(0, 120));
  const isGb = /^\s*<\?xml[^>]*encoding\s*=\s*["']gb(2312|k|18030)["']/i.test(head);
  return legal((isGb ? fromGb(bytes) : fromUtf8(bytes)).replace(/^[\ufeff\s]+/, ''));
}

/** The root element. With `headOf`, only what stands before that child of the root (the rest is not looked at). */
export function readXml(source: XmlSource, headOf?: string): Xml {
  const part = shortName(source.part);
  if (source.bytes.length > source.limits.xmlBytes) stop({ kind: 'too-large', limit: 'xmlBytes' });
  const text = textOf(source.bytes);
  const holder: Growing = { name: '', attributes: new Map(), children: [], text: '' };
  const reading = reader(source, holder, headOf);
  try {
    const step = headOf === undefined ? text.length : 4096;
    for (let at = 0; at < text.length && !reading.isDone(); at += step)
      reading.write(text.slice(at, at + step));
    if (!reading.isDone()) reading.close();
  } catch (error) {
    if (error instanceof OfdStop) throw error;
    // saxes throws of its own accord on a few malformed declarations.
    stop({ kind: 'bad-xml', part });
  }
  const root = holder.children[0];
  return root ?? stop({ kind: 'bad-xml', part });
}

export const child = (element: Xml | undefined, name: string): Xml | undefined =>
  element?.children.find((one) => one.name === name);

export const children = (element: Xml | undefined, name: string): readonly Xml[] =>
  element?.children.filter((one) => one.name === name) ?? [];

/** The trimmed text of a child; undefined when it has none. */
export const childText = (element: Xml | undefined, name: string): string | undefined => {
  const text = child(element, name)?.text.trim();
  return text === '' ? undefined : text;
};

export const attribute = (element: Xml | undefined, name: string): string | undefined =>
  element?.attributes.get(name);
