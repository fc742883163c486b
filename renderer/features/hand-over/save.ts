// The page, and the files that were not sent, at the place the person chooses: the shell asks where, the core writes.

import type { KeptWork } from '../../../shared/contract/desk-handover.ts';
import { deskClient, shellClient } from '../../link/doors.ts';
import { momentInFull } from '../../text/dates.ts';
import type { Text } from '../../text/zh.ts';
import { handOverPage } from './page.ts';

export type Saved = {
  readonly name: string;
  readonly count: number;
  readonly sha256: string;
  readonly sm3: string;
};

export const filesOf = (kept: readonly KeptWork[]) =>
  kept.flatMap(({ work }) => (work.type === 'upload' && work.here ? work.file : []));

/** Undefined when the person closed the dialog. */
export async function saveHandOver(
  t: Text,
  { kept, station }: { readonly kept: readonly KeptWork[]; readonly station: string },
  onPlace: (grant: string) => void,
): Promise<Saved | undefined> {
  const now = Date.now();
  const end = filesOf(kept).length > 0 ? 'zip' : 'html';
  const stamp = momentInFull(t, new Date(now).toISOString()).replaceAll(':', '');
  const target = await shellClient.files.chooseTarget({ name: `${t.handOver.fileName(stamp)}.${end}` });
  if (target === null) return undefined;
  onPlace(target.grant);
  const pages = partsOf(handOverPage(t, { kept, station, now }));
  let digests: { readonly sha256?: string | undefined; readonly sm3?: string | undefined } = {};
  for (const [part, page] of pages.entries()) {
    const isLast = part === pages.length - 1;
    const ids = isLast ? kept.map(({ id }) => id) : [];
    const asked = { grant: target.grant, part, isLast, page, pageName: t.handOver.pageName, kept: ids };
    digests = await deskClient.handOver.save(asked);
  }
  const { sha256 = '', sm3 = '' } = digests;
  return { name: target.name, count: kept.length, sha256, sm3 };
}

/** Each fits a message, and none ends within a character. */
const mostCharacters = 200_000;

function partsOf(page: string): readonly string[] {
  const parts: string[] = [];
  for (let from = 0; from < page.length; ) {
    const end = Math.min(page.length, from + mostCharacters);
    const isHalf = end < page.length && /[\uD800-\uDBFF]/.test(page[end - 1] ?? '');
    parts.push(page.slice(from, isHalf ? end - 1 : end));
    from = isHalf ? end - 1 : end;
  }
  return parts;
}
