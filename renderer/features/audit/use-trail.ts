// What of the trail is looked at: all of it narrowed by kind, source and day, or what is about one record; and which line.

import { useEffect, useState } from 'react';
import type { AuditFilter, AuditLine } from '../../../shared/contract/desk-audit.ts';
import type { AuditGroup } from '../../../shared/domain/audit.ts';
import type { Ymd } from '../../../shared/domain/terms.ts';
import { desk } from '../../link/doors.ts';
import { type PagedList, type Range, usePages } from '../../link/pages.ts';
import { withinDay } from './days.ts';

export type Narrowed = {
  readonly group?: AuditGroup;
  readonly sourceId?: string;
  readonly day?: Ymd;
};

/** One record, or everything in a narrower sense. */
export type Scope = { readonly recordId: string } | { readonly narrowed: Narrowed };

export function filterOf({ group, sourceId, day }: Narrowed): AuditFilter {
  return {
    ...(group === undefined ? {} : { group }),
    ...(sourceId === undefined ? {} : { sourceId }),
    ...(day === undefined ? {} : withinDay(day)),
  };
}

const start: Range = { first: 0, last: 0 };

export type Trail = {
  readonly scope: Scope;
  readonly narrowed: Narrowed;
  readonly narrow: (to: Narrowed) => void;
  readonly list: PagedList<AuditLine>;
  readonly onRange: (range: Range) => void;
  readonly chosen: AuditLine | undefined;
  readonly at: number;
  readonly choose: (index: number) => void;
};

export function useTrail(recordId: string | undefined): Trail {
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const [range, setRange] = useState(start);
  const [chosen, setChosen] = useState<AuditLine>();
  const scope: Scope = recordId === undefined ? { narrowed } : { recordId };
  const list = usePages<AuditLine>(range, (offset, limit) =>
    'recordId' in scope
      ? desk.audit.ofRecord.queryOptions({ input: { id: scope.recordId, offset, limit } })
      : desk.audit.list.queryOptions({ input: { filter: filterOf(narrowed), offset, limit } }),
  );
  const { again } = list;
  // Files that were opened meanwhile are told of by nobody.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, whenever the screen comes into view
  useEffect(again, []);
  return {
    scope,
    narrowed,
    narrow: (to) => {
      setRange(start);
      setChosen(undefined);
      setNarrowed(to);
    },
    list,
    onRange: setRange,
    chosen,
    at: chosen === undefined ? -1 : list.indexOf(({ seq }) => seq === chosen.seq),
    choose: (index) => setChosen((before) => list.row(index) ?? before),
  };
}
