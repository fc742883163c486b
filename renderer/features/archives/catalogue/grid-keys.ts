// What a key means in the grid, as data. While an input method composes none does; while a cell is edited only those that
// leave it. The keys are those of every spreadsheet.

export type GridCommand =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number; readonly selecting: boolean }
  | {
      readonly kind: 'edge';
      readonly to: 'row-start' | 'row-end' | 'first' | 'last';
      readonly selecting: boolean;
    }
  | { readonly kind: 'page'; readonly step: 1 | -1; readonly selecting: boolean }
  | { readonly kind: 'on'; readonly step: 1 | -1 }
  | { readonly kind: 'down'; readonly step: 1 | -1 }
  | { readonly kind: 'edit' | 'clear' | 'fill-down' | 'fill' | 'undo' | 'redo' | 'all' | 'leave' };

type GridPress = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

const arrows: { readonly [key: string]: readonly [rows: number, columns: number] } = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function gridCommand(press: GridPress, editing: boolean): GridCommand | undefined {
  if (press.alt) return undefined;
  const leaving = leavingCommand(press, editing);
  if (leaving !== undefined || editing) return leaving;
  return press.ctrl ? ctrlCommand(press) : plainCommand(press);
}

/** These mean the same whether a cell is being edited or not. */
function leavingCommand({ key, ctrl, shift }: GridPress, editing: boolean): GridCommand | undefined {
  if (key === 'Enter') return ctrl ? { kind: 'fill' } : { kind: 'down', step: shift ? -1 : 1 };
  if (key === 'Tab' && !ctrl) return { kind: 'on', step: shift ? -1 : 1 };
  return key === 'Escape' && editing ? { kind: 'leave' } : undefined;
}

function ctrlCommand({ key, shift }: GridPress): GridCommand | undefined {
  switch (key.toLowerCase()) {
    case 'd':
      return { kind: 'fill-down' };
    case 'z':
      return { kind: shift ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'a':
      return { kind: 'all' };
    case 'home':
      return { kind: 'edge', to: 'first', selecting: shift };
    case 'end':
      return { kind: 'edge', to: 'last', selecting: shift };
    default:
      return undefined;
  }
}

function plainCommand({ key, shift }: GridPress): GridCommand | undefined {
  const [rows, columns] = arrows[key] ?? [];
  if (rows !== undefined && columns !== undefined) return { kind: 'move', rows, columns, selecting: shift };
  switch (key) {
    case 'F2':
      return { kind: 'edit' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case 'Home':
      return { kind: 'edge', to: 'row-start', selecting: shift };
    case 'End':
      return { kind: 'edge', to: 'row-end', selecting: shift };
    case 'PageDown':
      return { kind: 'page', step: 1, selecting: shift };
    case 'PageUp':
      return { kind: 'page', step: -1, selecting: shift };
    default:
      return undefined;
  }
}
