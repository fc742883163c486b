// What the signatures of an OFD say, for the window: whose seal it claims to be, when, and whether every part it covers is
// still the one that was signed. Nothing is said of the certificate.
import type { OfdDocument } from '../../../shared/ofd/open.ts';
import type { CheckedSignature } from '../../../shared/ofd/sign/signatures.ts';
import type { SealReport } from '../paged.ts';

const mostNamed = 50;

function reportOf({ claim, parts, list }: CheckedSignature, at: number): SealReport {
  const wrong = parts.filter(({ outcome }) => outcome === 'differs' || outcome === 'missing');
  const ofList = list === 'differs' ? [claim.file.name] : [];
  const unknown = parts.length === 0 || parts.some(({ outcome }) => outcome === 'unknown-method');
  const differing = [...wrong.map(({ part }) => part), ...ofList];
  return {
    // Bodies of one file may number their signatures alike.
    id: `${at}-${claim.id}`,
    name: claim.sealName ?? claim.provider ?? '',
    ...(claim.signedAt === undefined ? {} : { signedAt: claim.signedAt }),
    digests: differing.length > 0 ? 'differ' : unknown ? 'unchecked' : 'match',
    differing: differing.slice(0, mostNamed),
    partCount: parts.length,
  };
}

export const sealReports = (document: OfdDocument): readonly SealReport[] =>
  document.claims.all.map((claim, at) => reportOf(document.check(claim), at));
