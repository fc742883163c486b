// The signatures of a document (GB/T 33190 18): who says to have signed when, where the stamp stands, and for every part the
// signature names whether its digest is still the same. The certificate is not verified, here or anywhere on this desk.
import { locate, nameKey, shortName } from '../package/entry-name.ts';
import { newReading, type Part, type Reading, readPart, type Source } from '../read/reading.ts';
import { attempt, type OfdTrouble } from '../trouble.ts';
import { type Box, boxOf } from '../values.ts';
import { attribute, child, children, childText, type Xml } from '../xml.ts';
import { type DigestMethod, digestMethodOf, digestOf, toBase64 } from './digest.ts';
import { readSeal, type Seal } from './seal.ts';
import { signedAt } from './signed-at.ts';

type PartOutcome = 'same' | 'differs' | 'missing' | 'unknown-method';
type CheckedPart = { readonly part: string; readonly outcome: PartOutcome };

/** Where a stamp is drawn. */
export type Stamp = { readonly page: string; readonly box: Box; readonly clip: Box | undefined };

/** What a signature says, before anything is checked: cheap, and enough to draw the stamp. */
export type SignatureClaim = {
  readonly id: string;
  /** 'seal' with a stamp, 'sign' without. */
  readonly kind: 'seal' | 'sign';
  readonly sealName: string | undefined;
  readonly provider: string | undefined;
  /** As stated, in one form; not proven by anything. */
  readonly signedAt: string | undefined;
  /** As stated: SM3 is 1.2.156.10197.1.401. */
  readonly method: string;
  readonly stamps: readonly Stamp[];
  readonly seal: Seal | undefined;
  readonly file: Part;
};

export type CheckedSignature = {
  readonly claim: SignatureClaim;
  readonly parts: readonly CheckedPart[];
  /** The signature's own list against the digest inside what was signed; undefined when that could not be read. */
  readonly list: PartOutcome | undefined;
};

export type Claims = { readonly all: readonly SignatureClaim[]; readonly troubles: readonly OfdTrouble[] };

/** Digests made already, by method and part: signatures of one file name the same parts, and may name one part often. */
export type Digests = Map<string, string | 'missing' | 'damaged'>;

type At = { readonly source: Source; readonly from: string; readonly digests: Digests };

function digestAt(location: string, method: DigestMethod, { source, from, digests }: At): string {
  const name = attempt(() => locate(location, from));
  if ('trouble' in name) return 'missing';
  const key = `${method} ${nameKey(name.value)}`;
  const known = digests.get(key);
  if (known !== undefined) return known;
  const bytes = attempt(() => source.archive.read(name.value));
  const isGone = 'trouble' in bytes && bytes.trouble.kind === 'missing-part';
  // A part that is there and does not unpack is not the part that was signed.
  const found = 'value' in bytes ? toBase64(digestOf(method, bytes.value)) : isGone ? 'missing' : 'damaged';
  digests.set(key, found);
  return found;
}

function outcomeOf(reference: Xml, method: DigestMethod | undefined, at: At): CheckedPart {
  const location = attribute(reference, 'FileRef') ?? '';
  const part = shortName(location);
  if (method === undefined) return { part, outcome: 'unknown-method' };
  const digest = digestAt(location, method, at);
  if (digest === 'missing') return { part, outcome: 'missing' };
  const stated = childText(reference, 'CheckValue')?.replace(/\s+/g, '');
  return { part, outcome: stated === digest ? 'same' : 'differs' };
}

function stampOf(stamp: Xml): readonly Stamp[] {
  const page = attribute(stamp, 'PageRef');
  const box = boxOf(attribute(stamp, 'Boundary'));
  return page === undefined || box === undefined
    ? []
    : [{ page, box, clip: boxOf(attribute(stamp, 'Clip')) }];
}

/** One a page, for a seal across the edges of a long document. */
const mostStamps = 5000;

/** A seal is a picture and two certificates. */
const mostOfSeal = 8 * 1024 * 1024;

function sealOf(signature: Xml, signed: Xml | undefined, at: { source: Source; from: string }) {
  const look = (location: string | undefined): Seal | undefined => {
    if (location === undefined) return undefined;
    const bytes = attempt(() => {
      const name = locate(location, at.from);
      return (at.source.archive.sizeOf(name) ?? 0) > mostOfSeal ? undefined : at.source.archive.read(name);
    });
    return 'value' in bytes && bytes.value !== undefined ? readSeal(bytes.value) : undefined;
  };
  const value = look(childText(signature, 'SignedValue'));
  return value ?? look(childText(child(signed, 'Seal'), 'BaseLoc'));
}

/** With a method we do not know for the parts, the list may have been digested in a way we do not know either. */
function listOutcome(
  seal: Seal | undefined,
  bytes: Uint8Array,
  ofParts: DigestMethod | undefined,
): PartOutcome | undefined {
  if (seal?.digest === undefined) return undefined;
  const stated = toBase64(seal.digest);
  const methods: readonly DigestMethod[] =
    seal.digest.length === 20 ? ['sha1'] : seal.digest.length === 32 ? ['sm3', 'sha256'] : [];
  if (methods.length === 0) return 'unknown-method';
  if (methods.some((method) => toBase64(digestOf(method, bytes)) === stated)) return 'same';
  return ofParts === undefined ? 'unknown-method' : 'differs';
}

function claimOf(listed: Xml, from: string, source: Reading): SignatureClaim {
  const file = readPart(
    source,
    locate(attribute(listed, 'BaseLoc') ?? childText(listed, 'BaseLoc') ?? '', from),
  );
  const signed = child(file.root, 'SignedInfo');
  const seal = sealOf(file.root, signed, { source, from: file.name });
  const stated = childText(signed, 'SignatureDateTime');
  return {
    id: attribute(listed, 'ID') ?? '',
    kind: attribute(listed, 'Type')?.toLowerCase() === 'sign' ? 'sign' : 'seal',
    sealName: seal?.name,
    provider: attribute(child(signed, 'Provider'), 'ProviderName')?.slice(0, 200),
    signedAt: stated === undefined ? undefined : signedAt(stated.slice(0, 40)),
    method: (attribute(child(signed, 'References'), 'CheckMethod') ?? 'MD5').slice(0, 60),
    stamps: children(signed, 'StampAnnot').slice(0, mostStamps).flatMap(stampOf),
    seal,
    file,
  };
}

/** `listPart`: where OFD.xml says the list of signatures is. */
export function readClaims(listPart: string, source: Source): Claims {
  const reading = newReading(source);
  const list = attempt(() => readPart(reading, listPart));
  if ('trouble' in list) return { all: [], troubles: [list.trouble] };
  const all: SignatureClaim[] = [];
  const troubles: OfdTrouble[] = [];
  for (const listed of children(list.value.root, 'Signature').slice(0, source.limits.signatures)) {
    const read = attempt(() => claimOf(listed, list.value.name, reading));
    if ('value' in read) all.push(read.value);
    else troubles.push(read.trouble);
  }
  return { all, troubles };
}

/** Digests every part the signature names: as long as that takes. */
export function checkClaim(claim: SignatureClaim, source: Source, digests: Digests): CheckedSignature {
  const references = child(child(claim.file.root, 'SignedInfo'), 'References');
  const method = digestMethodOf(attribute(references, 'CheckMethod'));
  const all = children(references, 'Reference').slice(0, source.limits.references);
  const at = { source, from: claim.file.name, digests };
  return {
    claim,
    parts: all.map((reference) => outcomeOf(reference, method, at)),
    list: listOutcome(claim.seal, source.archive.read(claim.file.name), method),
  };
}
