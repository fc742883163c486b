// One field of the form, with a mark when it was changed and what stood there before, to go back to.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { wrongNumbersIn } from '../../shared/domain/wrong-numbers.ts';
import { desk } from '../link/doors.ts';
import { useNow } from '../link/now.ts';
import { useText } from '../text/words.tsx';
import { Button } from '../ui/Button.tsx';
import { ChoiceField } from '../ui/ChoiceField.tsx';
import { SetField } from '../ui/SetField.tsx';
import { Tag } from '../ui/Tag.tsx';
import { LongField, TextField } from '../ui/TextField.tsx';
import { type FieldShape, type FormKind, isLowered, type TypedValue, typedOf } from './form-fields.ts';
import { nameOf, valueInLine } from './named.ts';
import { choicesOf } from './new-words.ts';
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

function Control({ kind, field, shape, problem, value, beside, below, ...props }: ControlProps) {
  const t = useText();
  const { typed, onType, onLeave } = props;
  const label = nameOf(t, kind, field);
  const hint = useNumberHint(typed);
  const words = { label, problem, beside, below, hint };
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
  if (shape.kind === 'choice')
    return <Choice {...words} shape={shape} value={text} onChange={onType} onLeave={onLeave} />;
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

/** A mistyped 公民身份号码 or 统一社会信用代码 is told of at once, and saved all the same. */
function useNumberHint(typed: TypedValue | undefined): string | undefined {
  const t = useText();
  const wrong = useMemo(() => (typeof typed === 'string' ? wrongNumbersIn(typed) : []), [typed]);
  return wrong.length === 0
    ? undefined
    : wrong.map(({ kind, number }) => t.edits.numberWrong[kind](number)).join(' ');
}

type ChoiceProps = Omit<React.ComponentProps<typeof ChoiceField>, 'choices' | 'none'> & {
  readonly shape: Extract<FieldShape, { readonly kind: 'choice' }>;
};

/** A level above what this desk may hold cannot be chosen. */
function Choice({ shape, ...rest }: ChoiceProps) {
  const t = useText();
  const ceiling = useQuery(desk.overview.read.queryOptions()).data?.ceiling ?? '';
  const choices = choicesOf(t, shape, { fonds: [], ceiling }) ?? [];
  return <ChoiceField {...rest} none={t.creates.choose} choices={choices} />;
}

function Before(props: FormFieldProps & { readonly before: TypedValue }) {
  const { kind, field, typed, before, onPutBack } = props;
  const t = useText();
  const now = useNow();
  const value = valueInLine(t, typeof before === 'string' ? before : [...before], now, field);
  return (
    <>
      <span className={styles.before}>{t.edits.was(value)}</span>
      <Button kind="quiet" name={t.edits.backToField(nameOf(t, kind, field))} onPress={onPutBack}>
        {t.edits.backTo}
      </Button>
      {field === 'secretLevel' && isLowered(before, typed) && (
        <span className={styles.before}>{t.edits.lowered(value)}</span>
      )}
    </>
  );
}
