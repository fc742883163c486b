// One of a few, all in sight.

import Segmented from 'antd/es/segmented';
import { AntRoot } from './AntRoot.tsx';
import styles from './Segments.module.css';

type SegmentsProps<Value extends string> = {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

export function Segments<Value extends string>({ label, choices, value, onChange }: SegmentsProps<Value>) {
  return (
    <AntRoot>
      <Segmented
        aria-label={label}
        className={styles.segments ?? ''}
        options={choices.map((choice) => ({ ...choice }))}
        value={value}
        onChange={onChange}
      />
    </AntRoot>
  );
}
