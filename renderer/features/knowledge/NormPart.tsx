// A norm within its article: whether it holds, the bar, the texts over time, and the text by 条 or the comparison.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { NormView } from '../../../shared/contract/desk-norms.ts';
import { desk } from '../../link/doors.ts';
import { StandingBanner } from '../../records/norms/StandingBanner.tsx';
import { ymdWords } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { WhenSideIsFolded } from '../../ui/Folded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Compare } from './Compare.tsx';
import { NormBar } from './NormBar.tsx';
import type { WayTarget } from './norm-links.ts';
import { NormText } from './NormText.tsx';
import { FoldedOutline } from './Outline.tsx';
import { paneOf } from './use-pane-keys.ts';
import type { NormReading } from './use-norm.ts';
import { Versions } from './Versions.tsx';

type NormPartProps = {
  readonly norm: NormView;
  readonly reading: NormReading;
  readonly found: string;
  readonly onSay: (words: string) => void;
  /** Another text, or another version of this one. */
  readonly onOpen: (id: string) => void;
  /** A 条 of another norm. */
  readonly onOpenPlace: (to: WayTarget) => void;
  /** The article as one text, for who wants it so. */
  readonly whole: ReactNode;
  /** What stands below a 条. */
  readonly below: (anchor: string) => ReactNode;
};

export function NormPart({ norm, reading, found, onSay, onOpen, onOpenPlace, whole, below }: NormPartProps) {
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const versionsId = useId();
  const [versionsOpen, setVersionsOpen] = useState(false);
  const [asWhole, setAsWhole] = useState(false);
  const [other, setOther] = useState<string>();
  const asOf = reading.asOf && { asOf: reading.asOf.day };
  const versions = useQuery(desk.norms.versions.queryOptions({ input: { id: norm.id, ...asOf } })).data ?? [];
  const pair = pairOf(versions, norm.id, other);
  const toText = () => paneOf(frame.current)?.focus({ preventScroll: true });
  return (
    <div ref={frame}>
      <StandingBanner standing={norm.standing} chosenDay={reading.asOf !== undefined} onOpen={onOpen} />
      <DayNote reading={reading} />
      {norm.gaps.length > 0 && (
        <Note kind="plain">{t.norms.reader.gaps(norm.gaps.length, norm.gaps.join(t.comma))}</Note>
      )}
      {pair === undefined && (
        <NormBar
          norm={norm}
          reading={reading}
          versions={versions.length}
          versionsOpen={versionsOpen}
          versionsId={versionsId}
          onVersions={() => setVersionsOpen(!versionsOpen)}
          whole={asWhole}
          onWhole={setAsWhole}
          onText={toText}
          onSay={onSay}
        />
      )}
      {pair === undefined && versionsOpen && versions.length > 1 && (
        <Versions
          id={versionsId}
          here={norm.id}
          versions={versions}
          onOpen={onOpen}
          onCompare={(id) => {
            setOther(id);
            toText();
          }}
        />
      )}
      {pair !== undefined && (
        <Compare
          key={`${pair.before.id} ${pair.after.id}`}
          {...pair}
          reading={reading}
          onBack={() => {
            setOther(undefined);
            toText();
          }}
          onSay={onSay}
        />
      )}
      {pair === undefined && !asWhole && (
        <>
          <WhenSideIsFolded>
            <FoldedOutline norm={norm} reading={reading} onText={toText} />
          </WhenSideIsFolded>
          <NormText
            norm={norm}
            reading={reading}
            found={found}
            onSay={onSay}
            onOpenOther={onOpenPlace}
            below={below}
          />
        </>
      )}
      {pair === undefined && asWhole && whole}
    </div>
  );
}

/** The older one first, as the list of versions has them. */
function pairOf<Version extends { readonly id: string }>(
  versions: readonly Version[],
  here: string,
  other: string | undefined,
): { readonly before: Version; readonly after: Version } | undefined {
  const [before, after] = versions.filter(({ id }) => id === here || id === other);
  return other === undefined || before === undefined || after === undefined ? undefined : { before, after };
}

function DayNote({ reading: { asOf } }: { readonly reading: NormReading }) {
  const t = useText();
  if (asOf === undefined) return null;
  const day = ymdWords(t, asOf.day);
  return (
    <Note kind={asOf.none ? 'warn' : 'plain'}>
      {asOf.none ? t.norms.asOf.none(day) : t.norms.asOf.shown(day)}
    </Note>
  );
}
