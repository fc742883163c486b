// A button with a key of its own that answers as the button does: Alt or Ctrl Shift and a letter, or a function key.

import { Button, type ButtonProps } from './Button.tsx';
import { useKey } from './use-key.ts';

type KeyButtonProps = ButtonProps & {
  /** As shown: "Alt J", "Ctrl Shift C", "F2". */
  readonly keys: string;
};

export function KeyButton(props: KeyButtonProps) {
  const off = props.busy === true || (props.unavailable !== undefined && props.unavailable !== false);
  const last = props.keys.split(' ').at(-1) ?? '';
  const held = props.keys.startsWith('Alt ') ? 'alt' : props.keys.startsWith('Ctrl ') ? 'ctrl-shift' : 'none';
  const code = held === 'none' ? last : `Key${last}`;
  const frame = useKey<HTMLSpanElement>(code, () => !off && props.onPress(), held);
  return (
    <span ref={frame}>
      <Button {...props} />
    </span>
  );
}
