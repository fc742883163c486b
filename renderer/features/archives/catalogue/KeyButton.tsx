// A button with Alt and a letter of its own.

import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useKey } from '../../../ui/use-key.ts';

type KeyButtonProps = {
  readonly letter: string;
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly kind?: 'primary' | 'quiet';
  readonly busy?: boolean;
  readonly unavailable?: string | boolean;
  readonly pressed?: boolean;
};

export function KeyButton({ letter, ...props }: KeyButtonProps) {
  const off = props.busy === true || (props.unavailable !== undefined && props.unavailable !== false);
  const frame = useKey<HTMLSpanElement>(`Key${letter}`, () => !off && props.onPress());
  return (
    <span ref={frame}>
      <Button kind="quiet" {...props} keys={`Alt ${letter}`} />
    </span>
  );
}
