// A tree whose branches come when they are opened, each with how many are under it.

import Tree from 'antd/es/tree';
import type { Key, ReactNode } from 'react';
import { AntRoot } from './AntRoot.tsx';
import styles from './Branches.module.css';

export type Branch = {
  readonly key: string;
  readonly label: string;
  /** How many are under it, in words. */
  readonly count: string;
  readonly leaf: boolean;
  readonly children?: readonly Branch[];
};

type BranchesProps = {
  readonly label: string;
  readonly branches: readonly Branch[];
  readonly chosen: string | undefined;
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
  readonly onChoose: (key: string) => void;
};

type Node = { key: string; title: ReactNode; isLeaf: boolean; children?: Node[] };

const nodeOf = ({ key, label, count, leaf, children }: Branch): Node => ({
  key,
  title: (
    <span className={styles.branch} title={label}>
      <span className={styles.name}>{label}</span> <span className={styles.count}>{count}</span>
    </span>
  ),
  isLeaf: leaf,
  ...(children === undefined ? {} : { children: children.map(nodeOf) }),
});

const texts = (keys: readonly Key[]): readonly string[] => keys.map(String);

export function Branches(props: BranchesProps) {
  return (
    <div className={styles.scroll}>
      <AntRoot>
        <Tree
          aria-label={props.label}
          blockNode
          virtual={false}
          className={styles.tree ?? ''}
          treeData={props.branches.map(nodeOf)}
          expandedKeys={[...props.open]}
          selectedKeys={props.chosen === undefined ? [] : [props.chosen]}
          onExpand={(keys) => props.onOpen(texts(keys))}
          // The chosen one may be chosen again: in one column that is the way to its list.
          onSelect={(_keys, { node }) => props.onChoose(String(node.key))}
        />
      </AntRoot>
    </div>
  );
}
