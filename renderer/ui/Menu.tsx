// A button that opens a menu of choices; arrows and Enter choose, Esc closes and gives the focus back.

import Dropdown from 'antd/es/dropdown';
import { useRef, useState } from 'react';
import { AntRoot } from './AntRoot.tsx';
import { Button } from './Button.tsx';

type MenuProps = {
  readonly label: string;
  readonly choices: readonly string[];
  readonly onChoose: (choice: string) => void;
  /** Opens at once: it was loaded because the person asked for it. */
  readonly open?: boolean;
};

export function Menu({ label, choices, onChoose, open: openFirst = false }: MenuProps) {
  const [open, setOpen] = useState(openFirst);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <AntRoot>
      <Dropdown
        open={open}
        autoFocus
        trigger={['click']}
        placement="topLeft"
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) opener.current?.focus();
        }}
        menu={{
          items: choices.map((choice) => ({ key: choice, label: choice })),
          onClick: ({ key }) => {
            setOpen(false);
            onChoose(key);
          },
        }}
      >
        <span>
          <Button ref={opener} kind="quiet" onPress={() => setOpen(!open)}>
            {label}
          </Button>
        </span>
      </Dropdown>
    </AntRoot>
  );
}
