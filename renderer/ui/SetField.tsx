// Several short texts without order: each can be taken out, another is added by Enter. What stands in the field when
// it is left counts as added, so that nothing typed is lost.

import { useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { Field, type FieldWords } from './Field.tsx';
import { Icon } from './Icon.tsx';
import styles from './TextField.module.css';

type SetFieldProps = FieldWords & {
  readonly members: readonly string[];
  readonly onChange: (members: readonly string[]) => void;
  readonly maxLength: number;
  readonly words: {
    readonly add: string;
    readonly none: string;
    readonly remove: (member: string) => string;
  };
};

export function SetField({ members, onChange, maxLength, words, ...field }: SetFieldProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = () => {
    const member = typed.trim();
    setTyped('');
    if (member !== '' && !members.includes(member)) onChange([...members, member]);
  };
  return (
    <Field {...field}>
      {({ className, ...labelled }) => (
        <div className={styles.set}>
          {members.length === 0 && <span className={styles.hint}>{words.none}</span>}
          {members.map((member) => (
            <span key={member} className={styles.member}>
              {member}
              <button
                type="button"
                className={styles.remove}
                aria-label={words.remove(member)}
                onClick={() => {
                  onChange(members.filter((each) => each !== member));
                  input.current?.focus();
                }}
              >
                <Icon name="close" />
              </button>
            </span>
          ))}
          <span className={styles.add}>
            <input
              {...labelled}
              ref={input}
              type="text"
              className={className}
              value={typed}
              maxLength={maxLength}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing || event.altKey || event.metaKey) return;
                if (event.key === 'Enter' || event.key === 'Escape') add();
                // With Ctrl it goes on to whoever saves the form, with what was typed here in it.
                if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault();
              }}
              onBlur={add}
            />
            <Button onPress={add}>{words.add}</Button>
          </span>
        </div>
      )}
    </Field>
  );
}
