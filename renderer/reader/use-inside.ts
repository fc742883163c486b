// The files attached within what is read: which there are, the one that is shown in its place, and the way back. Each is shown
// in a frame of its own, as every file is.

import { useEffect, useState } from 'react';
import { deepestInside } from '../../shared/domain/inside-file.ts';
import { useText } from '../text/words.tsx';
import { type NamedInside, namedInside } from './inside-files.ts';
import type { FromFrame } from './messages.ts';

type Level = { readonly at: number; readonly name: string; readonly bytes: ArrayBuffer };

type Shown = {
  /** From the file inwards. */
  readonly trail: readonly Level[];
  /** Of the last of them, for one frame, which takes them over. */
  readonly handed: ArrayBuffer | undefined;
  /** Another number is another frame. */
  readonly turn: number;
};

export type InsideWork = Pick<Shown, 'handed' | 'turn'> & {
  /** Attached within what is shown now. */
  readonly files: readonly NamedInside[];
  /** What is shown in place of the file; undefined of the file itself. */
  readonly name: string | undefined;
  /** Where that lies: its place among the attachments, and the place in that one. */
  readonly path: readonly number[];
  /** Nothing that lies deeper can be named. */
  readonly isDeepest: boolean;
  hear(message: FromFrame): void;
  /** The next bytes of that attachment are shown. */
  ask(at: number): void;
  back(): void;
  again(): void;
};

const outermost = { trail: [], handed: undefined } as const;

export function useInside(
  { attempt, again }: { readonly attempt: number | undefined; readonly again: () => void },
  say: (words: string) => void,
): InsideWork {
  const t = useText();
  const [{ trail, handed, turn }, setShown] = useState<Shown>({ ...outermost, turn: 0 });
  const [files, setFiles] = useState<readonly NamedInside[]>([]);
  const [asked, setAsked] = useState<number>();
  // What was taken out of a file goes with it: sealed, withdrawn, dropped.
  useEffect(() => {
    if (attempt === undefined) setShown(({ turn: before }) => ({ ...outermost, turn: before }));
  }, [attempt]);
  const show = (levels: readonly Level[]) => {
    const last = levels.at(-1);
    setFiles([]);
    setShown({ trail: levels, handed: last?.bytes.slice(0), turn: turn + 1 });
    if (last === undefined) again();
  };
  const hear = (message: FromFrame) => {
    if (message.kind === 'ready') setFiles([]);
    if (message.kind === 'inside')
      setFiles(message.files.map((file, at) => namedInside(file, t.reader.inside.unnamed(at + 1))));
    if (message.kind !== 'taken' || message.at !== asked) return;
    setAsked(undefined);
    const { at, bytes } = message;
    if (bytes === undefined) say(t.reader.inside.takeFailed);
    else show([...trail, { at, name: files[at]?.name ?? t.reader.inside.unnamed(at + 1), bytes }]);
  };
  return {
    files,
    handed,
    turn,
    name: trail.at(-1)?.name,
    path: trail.map(({ at }) => at),
    isDeepest: trail.length >= deepestInside,
    hear,
    ask: setAsked,
    back: () => show(trail.slice(0, -1)),
    again: () => show(trail),
  };
}
