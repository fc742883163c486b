// DOCX in its layout, by docx-preview. What it is given is not the file but a package made anew of the file's sound parts:
// no part from outside, no embedded HTML (altChunk), no document type, nothing that unpacks beyond limits.
import { renderAsync } from 'docx-preview';
import { zipSync } from 'fflate';
import { ofdLimits } from '../../../shared/ofd/limits.ts';
import { readDirectory } from '../../../shared/ofd/package/directory.ts';
import { openPackage } from '../../../shared/ofd/package/open-package.ts';
import { Unreadable } from '../paged.ts';
import { classOfStyle, headingStyles } from './docx-headings.ts';
import { showFlow } from './flow-view.ts';
import type { Shown, Stage } from './shown.ts';

/** Beyond this one layout takes longer than a person waits. */
const mostXmlBytes = 24 * 1024 * 1024;
/** Parts a page is made of; macros, embedded programs and active controls are none of them. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/[\w.]+\.xml|word\/[\w.-]+\.xml|word\/_rels\/[\w.-]+\.rels|word\/theme\/[\w.-]+\.xml|word\/media\/[\w.-]+\.(png|jpe?g|gif|bmp|webp)|word\/fonts\/[\w.-]+\.odttf)$/i;

export async function showDocx(bytes: ArrayBuffer, stage: Stage): Promise<Shown> {
  const { sound, leftOut } = soundParts(new Uint8Array(bytes));
  const content = document.createElement('div');
  content.className = 'word';
  stage.place.replaceChildren(content);
  await renderAsync(zipSync(sound, { level: 0 }), content, undefined, {
    className: 'docx',
    inWrapper: true,
    renderAltChunks: false,
    renderComments: false,
    renderChanges: false,
    ignoreLastRenderedPageBreak: false,
    useBase64URL: false,
    experimental: false,
    debug: false,
  });
  strip(content);
  const styles = headingStyles(new TextDecoder().decode(sound['word/styles.xml'] ?? new Uint8Array()));
  const levels = new Map([...styles].map(([id, level]) => [classOfStyle(id), level]));
  const levelOf = ({ classList }: HTMLElement) =>
    levels.get([...classList].find((name) => levels.has(name)) ?? '');
  return showFlow({ documentKind: 'docx', content, leftOut, levelOf }, stage);
}

type Parts = { readonly sound: Record<string, Uint8Array>; readonly leftOut: Shown['leftOut'] };

function soundParts(bytes: Uint8Array): Parts {
  const opened = openPackage(bytes, ofdLimits);
  const sound: Record<string, Uint8Array> = {};
  let outside = false;
  let xmlBytes = 0;
  for (const { name } of readDirectory(bytes, ofdLimits).values()) {
    if (!wanted.test(name)) continue;
    const part = opened.read(name);
    const isXml = /\.(xml|rels)$/i.test(name);
    if (!isXml) {
      sound[name] = part;
      continue;
    }
    xmlBytes += part.length;
    if (xmlBytes > mostXmlBytes) throw new Unreadable('too-large', 'XML');
    const cleaned = cleanXml(new TextDecoder().decode(part), name.endsWith('.rels'));
    outside ||= cleaned.outside;
    sound[name] = new TextEncoder().encode(cleaned.text);
  }
  return { sound, leftOut: outside ? 'outside' : 'nothing' };
}

const external =
  /<(?:\w+:)?Relationship\b[^>]*\bTargetMode\s*=\s*["']External["'][^>]*?(?:\/>|>[^<]*<\/(?:\w+:)?Relationship>)/gi;

/** A link of the text is such a relationship too: its words stay, its address goes. */
function cleanXml(
  text: string,
  isRelationships: boolean,
): { readonly text: string; readonly outside: boolean } {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable('hostile', 'document type');
  if (!isRelationships) return { text, outside: false };
  const outside = (text.match(external) ?? []).some((one) => !/relationships\/hyperlink["']/i.test(one));
  return { text: text.replace(external, ''), outside };
}

/** What a layout needs none of. The policy of the frame holds without this; the person is not shown dead links. */
function strip(content: HTMLElement): void {
  for (const element of content.querySelectorAll('script, iframe, object, embed, form, link, meta, base'))
    element.remove();
  for (const link of content.querySelectorAll('a')) link.removeAttribute('href');
  for (const picture of content.querySelectorAll('img'))
    if (!/^(blob:|data:image\/)/.test(picture.src)) picture.remove();
}
