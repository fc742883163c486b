// Where the desk stands, as the shell tells it: the present state first, then every change.

import { useQuery } from '@tanstack/react-query';
import type { DeskState } from '../../shared/contract/shell.ts';
import { shell } from './doors.ts';

const looking: DeskState = { kind: 'looking' };

export function useDeskState(): DeskState {
  return (
    useQuery(shell.desk.follow.experimental_liveOptions({ gcTime: Number.POSITIVE_INFINITY })).data ?? looking
  );
}
