// A document body (GB/T 33190 7.4–7.6): OFD.xml names it, Document.xml holds its pages, templates, resources, outline,
// annotations and attachments. Pages are listed here and read later, one by one.
import { locate, shortName } from '../package/entry-name.ts';
import { attempt } from '../trouble.ts';
import { boxOf } from '../values.ts';
import { attribute, child, children, childText, type Xml } from '../xml.ts';
import type { PageGround, PagePlace } from './page.ts';
import { type Part, partFrom, type Reading, readPart, type Source } from './reading.ts';
import { joined, resourcesOf } from './resources.ts';

export type Attachment = {
  readonly name: string;
  readonly format: string | undefined;
  /** Where its bytes lie and how many they are; undefined when it leads nowhere within the file. */
  readonly part: string | undefined;
  readonly bytes: number | undefined;
};
type OutlineLine = { readonly title: string; readonly depth: number; readonly page: string };

export type Body = {
  readonly ground: PageGround;
  readonly pages: readonly PagePlace[];
  readonly outline: readonly OutlineLine[];
  readonly attachments: readonly Attachment[];
  /** Part that lists the signatures. */
  readonly signatures: string | undefined;
};

/** Where each element with a BaseLoc leads; one that leads nowhere is noted and left out. */
function placesOf(elements: readonly Xml[], from: string, reading: Reading) {
  return elements.flatMap((element) => {
    const found = attempt(() => locate(attribute(element, 'BaseLoc') ?? '', from));
    if ('value' in found) return [{ element, id: attribute(element, 'ID') ?? '', part: found.value }];
    reading.notes.add(found.trouble);
    return [];
  });
}

function annotationsOf(document: Part, reading: Reading): ReadonlyMap<string, string> {
  const list = partFrom(reading, childText(document.root, 'Annotations'), document.name);
  const found = new Map<string, string>();
  for (const page of children(list?.root, 'Page')) {
    const id = attribute(page, 'PageID');
    const at = attempt(() => locate(childText(page, 'FileLoc') ?? '', list?.name ?? ''));
    if (id !== undefined && 'value' in at) found.set(id, at.value);
    if ('trouble' in at) reading.notes.add(at.trouble);
  }
  return found;
}

const mostAttachments = 200;
/** Whole, for it ends in what it claims to be. */
const longestName = 1_000;

function attachmentsOf(document: Part, reading: Reading): readonly Attachment[] {
  const list = partFrom(reading, childText(document.root, 'Attachments'), document.name);
  const listed = children(list?.root, 'Attachment').slice(0, mostAttachments);
  return listed.map((attachment) => {
    const at = attempt(() => locate(childText(attachment, 'FileLoc') ?? '', list?.name ?? ''));
    const bytes = 'value' in at ? reading.archive.sizeOf(at.value) : undefined;
    const format = attribute(attachment, 'Format');
    return {
      name: (attribute(attachment, 'Name') ?? '').slice(0, longestName),
      format: format === undefined ? undefined : shortName(format),
      part: 'value' in at && bytes !== undefined ? at.value : undefined,
      bytes,
    };
  });
}

const mostLines = 2000;

function outlineOf(elements: readonly Xml[], depth: number): readonly OutlineLine[] {
  return elements.flatMap((element) => {
    const action = children(child(element, 'Actions'), 'Action').find((one) => child(one, 'Goto'));
    const page = attribute(child(child(action, 'Goto'), 'Dest'), 'PageID');
    const title = shortName(attribute(element, 'Title') ?? '');
    const own = page === undefined || title === '' ? [] : [{ title, depth, page }];
    return [...own, ...outlineOf(children(element, 'OutlineElem'), depth + 1)];
  });
}

/** `body`: a DocBody of OFD.xml; `reading` is that of the whole file. Stops when there is no document behind it. */
export function readBody(body: Xml, source: Source, reading: Reading): Body {
  const document = readPart(reading, locate(childText(body, 'DocRoot') ?? '', 'OFD.xml'));
  const common = child(document.root, 'CommonData');
  const named = common?.children.filter(({ name }) => name === 'PublicRes' || name === 'DocumentRes') ?? [];
  const resources = named.flatMap(({ text }) => {
    const part = partFrom(reading, text.trim(), document.name);
    return part === undefined ? [] : [resourcesOf(part, reading)];
  });
  const templates = placesOf(children(common, 'TemplatePage'), document.name, reading).map(
    ({ element, id, part }) => [id, { part, zOrder: attribute(element, 'ZOrder') }] as const,
  );
  const pages = placesOf(children(child(document.root, 'Pages'), 'Page'), document.name, reading);
  const signatures = childText(body, 'Signatures');
  const signaturesAt = signatures === undefined ? undefined : attempt(() => locate(signatures, 'OFD.xml'));
  return {
    ground: {
      ...source,
      resources: joined(resources),
      box: boxOf(childText(child(common, 'PageArea'), 'PhysicalBox')),
      templates: new Map(templates),
      annotations: annotationsOf(document, reading),
    },
    pages: pages.map(({ id, part }) => ({ id, part })),
    outline: outlineOf(children(child(document.root, 'Outlines'), 'OutlineElem'), 0).slice(0, mostLines),
    attachments: attachmentsOf(document, reading),
    signatures: signaturesAt !== undefined && 'value' in signaturesAt ? signaturesAt.value : undefined,
  };
}
