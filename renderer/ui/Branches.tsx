// A tree whose branches come when they are opened.

import Tree from 'antd/es/tree';
import type { Key, ReactNode } from 'react';
import { AntRoot } from './AntRoot.tsx';
import styles from './Branches.module.css';

export type Branch = {
  readonly key: string;
  readonly label: ReactNode;
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

const nodeOf = ({ key, label, leaf, children }: Branch): Node => ({
  key,
  title: label,
  isLeaf: leaf,
  ...(children === undefined ? {} : { children: children.map(nodeOf) }),
});

const texts = (keys: readonly Key[]): readonly string[] => keys.map(String);

export function Branches(props: BranchesProps) {
  return (
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
        onSelect={(keys) => {
          const key = keys[0];
          if (key !== undefined) props.onChoose(String(key));
        }}
      />
    </AntRoot>
  );
}
