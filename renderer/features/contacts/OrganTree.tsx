// The organs and their units, with how many people are in each.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { desk } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import { type Branch, Branches } from '../../ui/Branches.tsx';
import { Heading } from '../../ui/Heading.tsx';

/** A unit of an organ, all of an organ, or everything. */
export type Place = { readonly org?: string; readonly unit?: string };

const parted = '\u001f';
const keyOf = ({ org, unit }: Place): string => [org, unit].filter((part) => part !== undefined).join(parted);

function placeOf(key: string): Place {
  if (key === '') return {};
  const [org, unit] = key.split(parted);
  return { ...(org === undefined ? {} : { org }), ...(unit === undefined ? {} : { unit }) };
}

type OrganTreeProps = {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  /** Above the branches. */
  readonly children?: ReactNode;
};

export function OrganTree({ place, onPlace, children }: OrganTreeProps) {
  const t = useText();
  const [open, setOpen] = useState<readonly string[]>([]);
  const tree = useQuery(desk.contacts.tree.queryOptions());
  const all = tree.data?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const organs = (tree.data ?? []).map(({ org, count, units }): Branch => {
    // People who belong to no unit are found under the organ itself.
    const named = units.filter(({ unit }) => unit !== '');
    return {
      key: keyOf({ org }),
      leaf: named.length === 0,
      label: org,
      count: t.contacts.count(count),
      children: named.map(({ unit, count: n }) => ({
        key: keyOf({ org, unit }),
        leaf: true,
        label: unit,
        count: t.contacts.count(n),
      })),
    };
  });
  return (
    <>
      <Heading title={t.contacts.title} />
      {children}
      <Failed error={tree.error} before={t.contacts.treeFailed} onAgain={() => void tree.refetch()} />
      {organs.length > 0 && (
        <Branches
          label={t.contacts.tree}
          branches={[
            { key: '', leaf: true, label: t.contacts.everyone, count: t.contacts.count(all) },
            ...organs,
          ]}
          chosen={keyOf(place)}
          open={open}
          onOpen={setOpen}
          onChoose={(key) => onPlace(placeOf(key))}
        />
      )}
    </>
  );
}
