// The cell the person is in. It always holds the caret, so that an input method finds a place to write into: at rest it is
// empty and lets what stands in the cell be seen; the first letter, F2 or a double click begins to edit.

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { pressOf } from '../../../ui/keys.ts';
import styles from './Grid.module.css';
import { type GridCommand, gridCommand } from './grid-keys.ts';

type CellInputProps = {
  /** Column, row, what stands there and what is wrong with it: read out when the caret comes. */
  readonly label: string;
  readonly text: string;
  readonly invalid: boolean;
  /** `typed`: what is to stand here first; undefined while nothing was edited. */
  readonly onCommand: (command: GridCommand, typed: string | undefined) => void;
  /** The caret went elsewhere. */
  readonly onLeave: (typed: string) => void;
  readonly onClipboard: (kind: 'copy' | 'cut' | 'paste', data: DataTransfer) => void;
};

export function CellInput({ label, text, invalid, onCommand, onLeave, onClipboard }: CellInputProps) {
  const [typed, setTyped] = useState<string>();
  const input = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  const editing = typed !== undefined;
  const run = (command: GridCommand) => {
    if (command.kind === 'edit') return setTyped(text);
    isOver.current = command.kind === 'leave';
    setTyped(undefined);
    onCommand(command, command.kind === 'leave' ? undefined : typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const press = pressOf(event.nativeEvent);
    if (press.composing) return;
    const command = gridCommand(press, editing);
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run(command);
  };
  const clipboard = (kind: 'copy' | 'cut' | 'paste') => (event: React.ClipboardEvent) => {
    if (editing) return;
    event.preventDefault();
    onClipboard(kind, event.clipboardData);
  };
  return (
    <textarea
      ref={input}
      className={styles.input}
      rows={1}
      spellCheck={false}
      aria-label={label}
      aria-invalid={invalid || undefined}
      data-editing={editing || undefined}
      data-enter
      value={typed ?? ''}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setTyped(typed ?? text)}
      onBlur={() => {
        if (typed !== undefined && !isOver.current) onLeave(typed);
        isOver.current = false;
        setTyped(undefined);
      }}
      onCopy={clipboard('copy')}
      onCut={clipboard('cut')}
      onPaste={clipboard('paste')}
    />
  );
}
