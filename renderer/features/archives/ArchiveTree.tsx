// The tree of the archive, with how many records are under each branch. A branch is read when it is opened.

import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ArchivePath } from '../../../shared/contract/desk-archives.ts';
import { desk } from '../../link/doors.ts';
import { Failed } from '../../records/Failed.tsx';
import { useText } from '../../text/words.tsx';
import type { Text } from '../../text/zh.ts';
import { type Branch, Branches } from '../../ui/Branches.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { branchName, keyOf, pathOf } from './branches.ts';

type ArchiveTreeProps = {
  readonly path: ArchivePath;
  readonly onPath: (path: ArchivePath) => void;
  /** Made here and not numbered yet: a branch of their own, before all others. */
  readonly fresh: { readonly count: number; readonly chosen: boolean; readonly onChoose: () => void };
  /** Beside the heading. */
  readonly making: ReactNode;
};

const freshKey = 'made-here';

type Twig = {
  readonly path: ArchivePath;
  readonly label: string;
  readonly title?: string | undefined;
  readonly count: number;
  readonly leaf: boolean;
};

export function ArchiveTree({ path, onPath, fresh, making }: ArchiveTreeProps) {
  const t = useText();
  const [open, setOpen] = useState<readonly string[]>([]);
  const keys = ['', ...open];
  const read = useQueries({
    queries: keys.map((key) => desk.archives.tree.queryOptions({ input: pathOf(key) })),
  });
  const twigs = new Map(keys.map((key, at) => [key, read[at]?.data]));
  const root = read[0];
  return (
    <>
      <Heading title={t.archives.title}>{making}</Heading>
      <Failed error={root?.error} before={t.archives.treeFailed} onAgain={() => void root?.refetch()} />
      {root?.data?.length === 0 && fresh.count === 0 && <Empty>{t.archives.noneYet}</Empty>}
      {root?.data !== undefined && root.data.length + fresh.count > 0 && (
        <Branches
          label={t.archives.tree}
          branches={[...freshOf(t, fresh), wholeOf(t, root.data), ...branchesOf(t, twigs, '')]}
          chosen={fresh.chosen ? freshKey : keyOf(path)}
          open={open}
          onOpen={setOpen}
          onChoose={(key) => (key === freshKey ? fresh.onChoose() : onPath(pathOf(key)))}
        />
      )}
    </>
  );
}

function freshOf(t: Text, { count, chosen }: ArchiveTreeProps['fresh']): readonly Branch[] {
  if (count === 0 && !chosen) return [];
  return [{ key: freshKey, leaf: true, label: t.creates.branch, count: t.archives.count(count) }];
}

/** Back to everything: the way out of a branch. */
function wholeOf(t: Text, roots: readonly Twig[]): Branch {
  const count = roots.reduce((sum, twig) => sum + twig.count, 0);
  return { key: keyOf({}), leaf: true, label: t.archives.allOf, count: t.archives.count(count) };
}

function branchesOf(
  t: Text,
  twigs: ReadonlyMap<string, readonly Twig[] | undefined>,
  key: string,
): readonly Branch[] {
  return (twigs.get(key) ?? []).map((twig) => {
    const own = keyOf(twig.path);
    return {
      key: own,
      leaf: twig.leaf,
      label: branchName(t, twig.path, twig.label, twig.title),
      count: t.archives.count(twig.count),
      ...(twigs.get(own) === undefined ? {} : { children: branchesOf(t, twigs, own) }),
    };
  });
}
