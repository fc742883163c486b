// On or off, at once.

import Switch from 'antd/es/switch';
import { AntRoot } from './AntRoot.tsx';

type ToggleProps = { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void };

export function Toggle({ label, on, onChange }: ToggleProps) {
  return (
    <AntRoot>
      <Switch checked={on} onChange={onChange} aria-label={label} />
    </AntRoot>
  );
}
