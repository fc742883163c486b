// One of a few, with its label, a hint and, when it was refused, why. A native list: it opens by keyboard and is read out.

import { Field, type FieldWords } from './Field.tsx';

type ChoiceFieldProps = FieldWords & {
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What stands there while nothing is chosen. */
  readonly none: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
};

export function ChoiceField(props: ChoiceFieldProps) {
  const { value, choices, none, onChange, onLeave } = props;
  return (
    <Field {...props}>
      {(labelled) => (
        <select
          {...labelled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        >
          {!choices.some((choice) => choice.value === value) && <option value={value}>{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
