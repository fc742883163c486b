// What a document's seals say of its parts. A drawn seal is not a verified one, and that is said beside it.

import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { Note } from '../ui/Note.tsx';
import type { SealReport } from './paged.ts';

export function Seals({ seals }: { readonly seals: readonly SealReport[] }) {
  const t = useText();
  const isWrong = seals.some(({ digests }) => digests === 'differ');
  return (
    <Note kind={isWrong ? 'warn' : 'plain'}>
      {seals.map((seal) => (
        <span key={seal.id}>{sealWords(t, seal)}</span>
      ))}
      <span>{t.reader.sealNote}</span>
    </Note>
  );
}

function sealWords(t: Text, { name, signedAt, digests, differing, addedTo }: SealReport): string {
  const words = { match: t.reader.sealMatch, differ: t.reader.sealDiffer, unchecked: t.reader.sealUnchecked };
  const line = t.reader.sealLine(name || t.reader.seals, words[digests]);
  const at = signedAt === undefined ? '' : t.reader.sealAt(signedAt);
  const parts =
    differing.length === 0 ? '' : t.semicolon + t.reader.sealDiffering(differing.slice(0, 5).join(t.comma));
  const added = addedTo ? t.semicolon + t.reader.sealAddedTo : '';
  return line + at + parts + added + t.stop;
}
