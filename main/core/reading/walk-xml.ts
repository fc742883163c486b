// Walks through the XML of an office part without building it: tags and texts one after another, with counts that end a
// bomb. A document type is refused, so there are no entities of the file's own and nothing outside is ever named.
import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { TooMuch, Unreadable } from './trouble.ts';

type XmlWalk = {
  /** Names come without their prefix. `false` ends the walk. */
  open?(name: string, attributes: Readonly<Record<string, string>>): boolean | undefined;
  close?(name: string): void;
  text?(text: string): void;
};

const mostNodes = 4_000_000;
const mostDepth = 256;
const pieceCharacters = 65_536;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

export function walkXml(bytes: Uint8Array, walk: XmlWalk): void {
  const text = strFromU8(bytes).replace(/^\uFEFF/, '');
  const state = { nodes: 0, depth: 0, ended: false };
  const parser = parserFor(walk, state);
  for (let at = 0; at < text.length && !state.ended; at += pieceCharacters)
    parser.write(text.slice(at, at + pieceCharacters));
  if (!state.ended) parser.close();
}

function parserFor(walk: XmlWalk, state: { nodes: number; depth: number; ended: boolean }): SaxesParser {
  const parser = new SaxesParser({ position: false });
  const refuse = (): never => {
    throw new Unreadable();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    state.nodes += 1;
    state.depth += 1;
    if (state.nodes > mostNodes || state.depth > mostDepth) throw new TooMuch();
    if (state.ended) return;
    const named = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value]));
    if (walk.open?.(local(name), named) === false) state.ended = true;
  });
  parser.on('closetag', ({ name }) => {
    state.depth -= 1;
    if (!state.ended) walk.close?.(local(name));
  });
  const say = (text: string) => {
    if (!state.ended) walk.text?.(text);
  };
  parser.on('text', say);
  parser.on('cdata', say);
  return parser;
}
