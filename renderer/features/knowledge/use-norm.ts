// A norm as it is being read: the text of the day that is looked at, the chosen place, and where the reading was sent.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NormView, Place } from '../../../shared/contract/desk-norms.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { desk, deskClient } from '../../link/doors.ts';

/** The day that was asked for, and whether no text here was in force then. */
type AsOf = { readonly day: Ymd; readonly none: boolean };

export type NormReading = {
  /** Null: an article without provisions. Undefined: not known yet. */
  readonly norm: NormView | null | undefined;
  readonly error: unknown;
  readonly place: Place | undefined;
  /** Another one each time the text is to be brought to the place; empty: not at all. */
  readonly sent: string;
  readonly choose: (place: Place) => void;
  readonly goTo: (place: Place) => void;
  readonly asOf: AsOf | undefined;
  readonly lookAt: (day: Ymd) => void;
  readonly lookAtToday: () => void;
  readonly dayBusy: boolean;
  readonly dayError: unknown;
};

type NormWish = {
  readonly id: string | undefined;
  readonly anchor: string | undefined;
  /** The text in force on the chosen day is another one. */
  readonly onOther: (id: string) => void;
};

type At = { readonly of: string; readonly place: Place | undefined; readonly times: number };

export function useNorm({ id = '', anchor, onOther }: NormWish): NormReading {
  const [at, setAt] = useState<At>();
  const [day, setDay] = useState<AsOf & { readonly of: string }>();
  // What was meant by opening it counts until the person goes on from there.
  const of = `${id} ${anchor ?? ''}`;
  const meant = anchor === undefined ? undefined : { anchor };
  const start: At = { of, place: meant, times: meant === undefined ? 0 : 1 };
  const now = at?.of === of ? at : start;
  const asOf = day?.of === id ? day : undefined;
  const read = useQuery({
    ...desk.norms.read.queryOptions({ input: { id, ...(asOf && { asOf: asOf.day }) } }),
    enabled: id !== '',
    placeholderData: keepPreviousData,
  });
  const norm = read.isPlaceholderData && read.data?.id !== id ? undefined : read.data;
  const find = useMutation({
    mutationFn: (wanted: Ymd) => deskClient.norms.asOf({ id, day: wanted }),
    onSuccess: (version, wanted) => {
      setDay({ of: version?.id ?? id, day: wanted, none: version === null });
      if (version !== null && version.id !== id) onOther(version.id);
    },
  });
  return {
    norm,
    error: read.error,
    place: now.place,
    sent: now.times === 0 ? '' : `${of} ${now.times}`,
    choose: (place) => setAt({ ...now, place }),
    goTo: (place) => setAt({ of, place, times: now.times + 1 }),
    asOf,
    lookAt: (wanted) => find.mutate(wanted),
    lookAtToday: () => setDay(undefined),
    dayBusy: find.isPending,
    dayError: find.error,
  };
}
