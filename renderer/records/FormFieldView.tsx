// One field of the form, with a mark when it was changed and what stood there before, to go back to.

import { type ReactNode, useEffect, useRef } from 'react';
import { useNow } from '../link/now.ts';
import { useText } from '../text/words.tsx';
import type { Text } from '../text/zh.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceField } from '../ui/ChoiceField.tsx';
import { SetField } from '../ui/SetField.tsx';
import { Tag } from '../ui/Tag.tsx';
import { LongField, TextField } from '../ui/TextField.tsx';
import { type FieldShape, type FormKind, type TypedValue, typedOf } from './form-fields.ts';
import { nameOf, valueInLine } from './named.ts';
import styles from './Records.module.css';

type FormFieldProps = {
  readonly kind: FormKind;
  readonly field: string;
  readonly shape: FieldShape;
  readonly shown: unknown;
  readonly typed: TypedValue | undefined;
  readonly changed: boolean;
  readonly problem: string | undefined;
  readonly takesFocus: boolean;
  readonly onType: (value: TypedValue) => void;
  readonly onPutBack: () => void;
  readonly onLeave: () => void;
};

export function FormFieldView(props: FormFieldProps) {
  const { field, shape, shown, typed, changed } = props;
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const { takesFocus } = props;
  useEffect(() => {
    if (takesFocus) frame.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [takesFocus]);
  const before = typedOf(shape, shown);
  return (
    <div ref={frame} data-field={field} className={isWide(shape) ? styles.wide : ''}>
      <Control
        {...props}
        value={typed ?? before}
        beside={changed && <Tag tone="brand">{t.edits.changedMark}</Tag>}
        below={changed && <Before {...props} before={before} />}
      />
    </div>
  );
}

/** A short text has half a line. */
const isWide = (shape: FieldShape): boolean =>
  shape.kind === 'set' || shape.kind === 'long' || (shape.kind === 'line' && shape.most > 100);

type ControlProps = FormFieldProps & {
  readonly value: TypedValue;
  readonly beside: ReactNode;
  readonly below: ReactNode;
};

function Control({ kind, field, shape, problem, value, beside, below, onType, onLeave }: ControlProps) {
  const t = useText();
  const label = nameOf(t, kind, field);
  const words = { label, problem, beside, below };
  if (shape.kind === 'set') {
    return (
      <SetField
        {...words}
        hint={t.edits.setHint}
        members={typeof value === 'string' ? [] : value}
        maxLength={shape.mostEach}
        words={{ add: t.edits.setAdd, none: t.edits.setEmpty, remove: t.edits.setRemove }}
        onChange={onType}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  if (shape.kind === 'choice') {
    const choices = Object.entries(t.terms[shape.of]).map(([member, name]) => ({
      value: member,
      label: name,
    }));
    return (
      <ChoiceField
        {...words}
        none={t.creates.choose}
        value={text}
        choices={choices}
        onChange={onType}
        onLeave={onLeave}
      />
    );
  }
  if (shape.kind === 'long') return <LongField {...words} value={text} onChange={onType} onLeave={onLeave} />;
  return (
    <TextField
      {...words}
      value={text}
      onChange={onType}
      onLeave={onLeave}
      {...(shape.kind === 'day' && { placeholder: t.edits.dayHint })}
    />
  );
}

/** A member of a closed list by its name. */
function listed(t: Text, shape: FieldShape, value: string): string {
  if (shape.kind !== 'choice') return value;
  const names: { readonly [member: string]: string } = t.terms[shape.of];
  return names[value] ?? value;
}

function Before({ kind, field, shape, before, onPutBack }: FormFieldProps & { readonly before: TypedValue }) {
  const t = useText();
  const now = useNow();
  const value = typeof before === 'string' ? listed(t, shape, before) : [...before];
  return (
    <>
      <span className={styles.before}>{t.edits.was(valueInLine(t, value, now))}</span>
      <Button kind="quiet" name={t.edits.backToField(nameOf(t, kind, field))} onPress={onPutBack}>
        {t.edits.backTo}
      </Button>
    </>
  );
}
