// One of many, found by typing a part of its name.

import Select from 'antd/es/select';
import { useId } from 'react';
import { AntRoot } from './AntRoot.tsx';
import styles from './TextField.module.css';

type PickProps = {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  readonly nothing: string;
  readonly autoFocus?: boolean;
};

export function Pick(props: PickProps) {
  const id = useId();
  return (
    <div className={styles.field} data-first-within={props.autoFocus || undefined}>
      <label className={styles.label} htmlFor={id}>
        {props.label}
      </label>
      <AntRoot>
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          options={props.choices.map((choice) => ({ ...choice }))}
          value={props.value ?? null}
          onChange={(value) => value !== null && props.onChange(value)}
          placeholder={props.placeholder}
          notFoundContent={props.nothing}
          autoFocus={props.autoFocus ?? false}
          defaultOpen={false}
        />
      </AntRoot>
    </div>
  );
}
