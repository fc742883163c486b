// One frame for one document's bytes, and what it said: how it stands, where the person is, what was found. The frame starts
// while the bytes are still being checked and read, and goes with the component or when another attempt is made.

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useAppearance } from '../style/appearance.ts';
import { useText } from '../text/words.tsx';
import type { FromFrame, ToFrame } from './messages.ts';
import type { Refusal } from './paged.ts';
import { ReaderFrame } from './reader-frame.ts';

type Opened = Extract<FromFrame, { kind: 'opened' }>;

export type Standing =
  | { readonly kind: 'opening' }
  | { readonly kind: 'shown'; readonly opened: Opened }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'silent' };

export type Found = Omit<Extract<FromFrame, { kind: 'found' }>, 'kind'>;

export type FrameState = {
  readonly standing: Standing;
  readonly place: { readonly page: number; readonly percent: number };
  readonly found: Found | undefined;
};

const atFirst: FrameState = {
  standing: { kind: 'opening' },
  place: { page: 0, percent: 100 },
  found: undefined,
};

export type OpenFrame = {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly state: FrameState;
  tell(message: ToFrame): void;
  focus(): void;
};

export function useFrame(
  {
    attempt,
    bytes,
    name,
  }: {
    /** Undefined while no bytes can be expected. */
    readonly attempt: number | undefined;
    readonly bytes: ArrayBuffer | undefined;
    readonly name: string;
  },
  onSaid: (message: FromFrame) => void,
): OpenFrame {
  const t = useText();
  const look = useAppearance();
  const holder = useRef<HTMLDivElement>(null);
  const frame = useRef<ReaderFrame>(undefined);
  const [state, setState] = useState(atFirst);
  /** The attempt whose frame said so: another one's bytes are not for it. */
  const [ready, setReady] = useState<number>();
  const heard = useEffectEvent((message: FromFrame) => {
    setState((before) => after(before, message));
    onSaid(message);
    if (message.kind === 'ready') {
      setReady(attempt);
      frame.current?.tell({ kind: 'prepare', name });
    }
    if (message.kind === 'opened') frame.current?.focus();
  });
  const title = useEffectEvent(() => t.reader.frame(name));
  useEffect(() => {
    if (attempt === undefined || holder.current === null) return;
    setState(atFirst);
    const made = new ReaderFrame(holder.current, title(), {
      said: (message) => heard(message),
      silent: () => setState({ ...atFirst, standing: { kind: 'silent' } }),
    });
    frame.current = made;
    return () => {
      frame.current = undefined;
      setReady(undefined);
      made.close();
    };
  }, [attempt]);
  const open = useEffectEvent((read: ArrayBuffer) =>
    frame.current?.tell({ kind: 'open', name, bytes: read, look, words: t.reader.words }, [read]),
  );
  useEffect(() => {
    if (ready !== undefined && ready === attempt && bytes !== undefined) open(bytes);
  }, [ready, attempt, bytes]);
  const worn = useEffectEvent(() => frame.current?.tell({ kind: 'look', look }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again whenever the look is another
  useEffect(() => worn(), [look.theme, look.fontSize, look.language]);
  return {
    holder,
    state,
    tell: (message) => frame.current?.tell(message),
    focus: () => frame.current?.focus(),
  };
}

function after(before: FrameState, message: FromFrame): FrameState {
  switch (message.kind) {
    case 'opened':
      return { ...before, standing: { kind: 'shown', opened: message } };
    case 'refused':
      return { ...before, standing: { kind: 'refused', why: message.why } };
    case 'place':
      return { ...before, place: { page: message.page, percent: message.percent } };
    case 'found':
      return { ...before, found: { at: message.at, total: message.total, complete: message.complete } };
    case 'ready':
    case 'inside':
    case 'taken':
    case 'quoted':
    case 'pressed':
    case 'paper-page':
    case 'paper-lines':
    case 'paper-end':
    case 'pong':
      return before;
  }
}
