// A norm by 条. The first of them are there at once, the rest follow without holding anything up; out of sight they cost
// nothing, yet all of them are in the page: found by F3, copied, printed, read aloud.

import {
  Fragment,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
} from 'react';
import type { NormView, Place } from '../../../shared/contract/desk-norms.ts';
import { placeWords } from '../../text/citation-words.ts';
import { useText } from '../../text/words.tsx';
import { Found } from '../../ui/Found.tsx';
import styles from './NormText.module.css';
import { headingsAt } from './outline-rows.ts';
import { moved, moveOf, placeKey } from './places.ts';
import { ProvisionText } from './ProvisionText.tsx';
import type { NormReading } from './use-norm.ts';
import { useWays, type WayTarget } from './norm-links.ts';
import { paneOf, usePaneKeys } from './use-pane-keys.ts';

type NormTextProps = {
  readonly norm: NormView;
  readonly reading: NormReading;
  readonly found: string;
  readonly onSay: (words: string) => void;
  /** A 条 of another norm, or another norm. */
  readonly onOpenOther: (to: WayTarget) => void;
  /** What stands below a 条. */
  readonly below: (anchor: string) => ReactNode;
};

const firstOnes = 30;

export function NormText({ norm, reading, found, onSay, onOpenOther, below }: NormTextProps) {
  const t = useText();
  const body = useRef<HTMLDivElement>(null);
  const { provisions } = norm;
  const first = useMemo(() => provisions.slice(0, firstOnes), [provisions]);
  const shown = useDeferredValue(provisions, first);
  const { place } = reading;
  const ways = useWays(norm.id, reading.asOf?.day);
  const follow = (to: WayTarget) => {
    if (to.id !== norm.id) return onOpenOther(to);
    if (to.place === undefined) return;
    reading.goTo(to.place);
    onSay(t.norms.reader.place(to.label));
    paneOf(body.current)?.focus({ preventScroll: true });
  };
  usePaneKeys(body, (key) => {
    const way = key === 'Enter' ? ways.at(document.activeElement) : undefined;
    if (way !== undefined) {
      follow(way);
      return true;
    }
    const move = moveOf(key);
    if (move === undefined) return false;
    const next = moved(provisions, place, move);
    if (next === undefined) return true;
    reading.choose(next);
    onSay(t.norms.reader.place(placeLabel(norm, next)));
    showPlace(body.current, next, 'nearest');
    return true;
  });
  useSent(body, reading, shown.length);
  const onClick = (event: MouseEvent) => {
    const way = ways.at(event.target);
    if (way !== undefined) return follow(way);
    const pressed = placeUnder(event, provisions, body.current);
    if (pressed !== undefined) reading.choose(pressed);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing a 条 chooses it; by keyboard the pane's arrows do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div ref={body} className={styles.text} data-print-body onClick={onClick}>
        {norm.preamble !== '' && <Lines name={t.norms.reader.preamble} text={norm.preamble} />}
        <Provisions {...{ provisions, shown, place, ways, below }} />
        {norm.appendix !== '' && shown === provisions && (
          <Lines className={styles.appendix} name={t.norms.reader.appendix} text={norm.appendix} />
        )}
      </div>
      <Found
        within={body}
        text={`${norm.id} ${shown.length}`}
        found={found}
        words={t.search.inDocument}
        stays={reading.sent !== ''}
        onSay={onSay}
      />
    </>
  );
}

type ProvisionsProps = Pick<NormTextProps, 'below'> & {
  readonly provisions: NormView['provisions'];
  /** Those that are in the page already. */
  readonly shown: NormView['provisions'];
  readonly place: Place | undefined;
  readonly ways: ReturnType<typeof useWays>;
};

function Provisions({ provisions, shown, place, ways, below }: ProvisionsProps) {
  const firstAt = useMemo(
    () => new Map(provisions.map(({ anchor }, at) => [anchor, at] as const).reverse()),
    [provisions],
  );
  return shown.map((provision, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the 条 of one text never move, and a number may come twice
    <Fragment key={at}>
      <ProvisionText
        provision={provision}
        headings={headingsAt(shown, at)}
        on={place?.anchor === provision.anchor ? placeKey(place) : undefined}
        ways={ways.of(at)}
      />
      {firstAt.get(provision.anchor) === at && below(provision.anchor)}
    </Fragment>
  ));
}

type LinesProps = {
  readonly name: string;
  readonly text: string;
  readonly className?: string | undefined;
};

/** What stands before the first 条 and after the last. */
function Lines({ name, text, className }: LinesProps) {
  return (
    <section aria-label={name} className={className}>
      {text.split('\n').map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
        <p key={at} className={styles.preamble}>
          {line}
        </p>
      ))}
    </section>
  );
}

/** Brings the text to the place it was sent to, once that place is in the page. */
function useSent(body: RefObject<HTMLDivElement | null>, { place, sent }: NormReading, shown: number): void {
  const done = useRef('');
  const show = useEffectEvent(() => {
    if (place === undefined || sent === '' || sent === done.current) return;
    if (showPlace(body.current, place, 'start')) done.current = sent;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: more of the text may bring the place
  useEffect(() => show(), [sent, shown, place]);
}

function showPlace(body: HTMLElement | null, place: Place, block: 'start' | 'nearest'): boolean {
  const element = body?.querySelector<HTMLElement>(`[data-place="${CSS.escape(placeKey(place))}"]`);
  element?.scrollIntoView({ block });
  return element !== null && element !== undefined;
}

function placeLabel(norm: Pick<NormView, 'provisions'>, place: Place): string {
  const label = norm.provisions.find(({ anchor }) => anchor === place.anchor)?.label ?? place.anchor;
  return placeWords(label, place);
}

/** The place that was pressed, as it can be come to by keyboard too. */
function placeUnder(
  event: MouseEvent,
  provisions: NormView['provisions'],
  body: HTMLElement | null,
): Place | undefined {
  const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
  const key = pressed !== null && body?.contains(pressed) ? pressed.dataset['place'] : undefined;
  if (key === undefined) return undefined;
  const [anchor = '', paragraph = '', item = '', sub = ''] = key.split(':');
  if (!provisions.some((each) => each.anchor === anchor)) return undefined;
  return {
    anchor,
    ...(paragraph !== '' && { paragraph: Number(paragraph) }),
    ...(item !== '' && { item }),
    ...(sub !== '' && { sub: Number(sub) }),
  };
}
