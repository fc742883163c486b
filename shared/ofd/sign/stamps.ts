// Stamps on pages: the seal's picture where the signature says it stands. A drawn stamp is a picture, no proof; the words
// for that are the reader's. A seal that is itself an OFD gives its first page.
import type { OfdLimits } from '../limits.ts';
import { identity, moved, scaled, within } from '../matrix.ts';
import type { Drawn, OfdFont, Page, Picture } from '../model.ts';
import type { OfdDocument } from '../open.ts';
import { pictureFacts } from '../picture-bytes.ts';
import { boxOutline } from '../read/outline.ts';
import type { OfdTrouble } from '../trouble.ts';
import type { Box } from '../values.ts';
import type { SignatureClaim, Stamp } from './signatures.ts';

export type Stamps = {
  readonly onto: (page: Page, id: string) => Page;
  /** Undefined of a key that is not a seal's. */
  readonly bytesOf: (key: string) => Uint8Array | undefined;
};

type Ground = {
  readonly limits: OfdLimits;
  /** Begins the keys of these seals' pictures and fonts. */
  readonly key: string;
  readonly open: (bytes: Uint8Array, limits: OfdLimits) => OfdDocument | undefined;
};

type Look =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | {
      readonly kind: 'page';
      readonly box: Box;
      readonly things: readonly Drawn[];
      readonly document: OfdDocument;
    }
  | { readonly kind: 'none'; readonly trouble: OfdTrouble };

/** The same things with the keys of their pictures and fonts made unique. */
function rekeyed(things: readonly Drawn[], prefix: string): readonly Drawn[] {
  const picture = (one: Picture): Picture => ({
    ...one,
    key: prefix + one.key,
    ...(one.mask && { mask: picture(one.mask) }),
  });
  const font = (one: OfdFont): OfdFont => ({
    ...one,
    key: prefix + one.key,
    part: one.part === undefined ? undefined : prefix + one.part,
  });
  const one = (thing: Drawn): Drawn => {
    switch (thing.kind) {
      case 'group':
        return { ...thing, things: rekeyed(thing.things, prefix) };
      case 'picture':
        return { ...thing, picture: picture(thing.picture) };
      case 'text':
        return { ...thing, font: font(thing.font) };
      case 'path':
        return thing;
    }
  };
  return things.map(one);
}

function lookOf(bytes: Uint8Array, key: string, ground: Ground): Look {
  const facts = pictureFacts(bytes);
  if (facts !== undefined && facts.width > 0 && facts.width * facts.height <= ground.limits.pixels) {
    return { kind: 'picture', picture: { key, kind: facts.kind } };
  }
  const document = facts === undefined ? ground.open(bytes, ground.limits) : undefined;
  if (document === undefined) return { kind: 'none', trouble: { kind: 'picture-format', part: 'Seal' } };
  const page = document.page(0);
  return { kind: 'page', box: page.box, things: rekeyed(page.things, `${key}!`), document };
}

function stamped(look: Look, stamp: Stamp): readonly Drawn[] {
  const { box, clip } = stamp;
  const at = moved(box.x, box.y);
  const cut = clip === undefined ? undefined : { ...clip, x: box.x + clip.x, y: box.y + clip.y };
  const placed = {
    boundary: box,
    alpha: 1,
    clips:
      cut === undefined ? [] : [[{ matrix: identity, outline: boxOutline(cut), rule: 'nonzero' as const }]],
  };
  switch (look.kind) {
    case 'none':
      return [];
    case 'picture':
      return [
        {
          ...placed,
          kind: 'picture',
          matrix: within(at, scaled(box.width, box.height)),
          picture: look.picture,
          stamp: true,
          border: undefined,
        },
      ];
    case 'page': {
      const fit = scaled(box.width / look.box.width, box.height / look.box.height);
      return [{ ...placed, kind: 'group', matrix: within(at, fit), things: look.things }];
    }
  }
}

export function stampsOf(claims: readonly SignatureClaim[], ground: Ground): Stamps {
  const looks = new Map<string, Look>();
  const keyOf = (claim: SignatureClaim): string => `${ground.key}.${claims.indexOf(claim)}`;
  const look = (claim: SignatureClaim, bytes: Uint8Array): Look => {
    const key = keyOf(claim);
    const found = looks.get(key) ?? lookOf(bytes, key, ground);
    looks.set(key, found);
    return found;
  };
  return {
    onto: (page, id) => {
      const things: Drawn[] = [];
      const notes: OfdTrouble[] = [];
      for (const claim of claims) {
        const here = claim.stamps.filter((stamp) => stamp.page === id);
        const bytes = claim.seal?.picture;
        if (here.length === 0 || bytes === undefined) continue;
        const seen = look(claim, bytes);
        things.push(...here.flatMap((stamp) => stamped(seen, stamp)));
        if (seen.kind === 'none') notes.push(seen.trouble);
      }
      return { ...page, things: [...page.things, ...things], notes: [...page.notes, ...notes] };
    },
    bytesOf: (key) => {
      const claim = claims.find((one) => key === keyOf(one) || key.startsWith(`${keyOf(one)}!`));
      if (claim === undefined) return undefined;
      if (key === keyOf(claim)) return claim.seal?.picture;
      const seen = looks.get(keyOf(claim));
      const inner =
        seen?.kind === 'page' ? seen.document.bytesOf(key.slice(keyOf(claim).length + 1)) : undefined;
      return inner instanceof Uint8Array ? inner : undefined;
    },
  };
}
