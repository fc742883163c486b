// The choices of the person on one record until they are saved, and where the focus goes after each.

import { useMutation } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { Conflict } from '../../../shared/contract/desk-outbox.ts';
import { desk } from '../../link/doors.ts';
import {
  type Choices,
  choose,
  chooseForAll,
  clashesOf,
  type ConflictField,
  type Kept,
  keptOn,
  openOf,
  picksOf,
  type SettleKey,
  toSettle,
} from './choices.ts';

export type Choosable = {
  readonly conflict: Conflict;
  readonly kept: Kept | undefined;
  readonly onKeep: (kept: Kept) => void;
  readonly onSettled: () => void;
};

export function useChoosing(
  { conflict, kept, onKeep, onSettled }: Choosable,
  page: RefObject<HTMLElement | null>,
) {
  const { of, choices, moved } = keptOn(kept, conflict);
  const setChoices = (next: Choices) => onKeep({ of, choices: next, moved });
  const settle = useMutation(desk.conflicts.settle.mutationOptions({ onSuccess: onSettled }));
  const fields = clashesOf(conflict);
  const open = openOf(fields, choices);
  const save = () => {
    const complete = toSettle(fields, choices);
    if (complete === undefined) focusField(page.current, open[0]);
    else if (!settle.isPending) settle.mutate({ id: conflict.id, choices: complete });
  };
  const run = (key: SettleKey, at: ConflictField | undefined) => {
    if (key.kind === 'settle') return save();
    if (key.kind === 'pick-all') return setChoices(chooseForAll(choices, fields, key.pick));
    const field = at ?? open[0] ?? fields[0];
    if (field === undefined || !picksOf(field).includes(key.pick)) return;
    const next = choose(choices, field, key.pick);
    setChoices(next);
    focusField(page.current, key.pick === 'own' ? field : (openOf(fields, next)[0] ?? field), key.pick);
  };
  return { fields, choices, setChoices, moved, open, save, run, busy: settle.isPending, error: settle.error };
}

/** To the choice of a field, or to the text that is to be written. */
function focusField(page: HTMLElement | null, field: ConflictField | undefined, pick?: string): void {
  const find = () => {
    const of = [...(page?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find(
      (each) => each.dataset['field'] === field?.field,
    );
    const text = pick === 'own' ? of?.querySelector<HTMLElement>('textarea') : undefined;
    return text ?? of?.querySelector<HTMLElement>('input:checked') ?? of?.querySelector<HTMLElement>('input');
  };
  requestAnimationFrame(() => find()?.focus());
}
