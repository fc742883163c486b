// The filters of the question, below the box: each can be taken out, and those it has not can be chosen. They change the
// text that is asked and nothing else.

import { type KeyboardEvent, memo, useCallback, useLayoutEffect, useRef } from 'react';
import {
  type FilterName,
  type FilterPart,
  withFilter,
  withoutPart,
} from '../../../shared/domain/question.ts';
import { useNow } from '../../link/now.ts';
import { useSources } from '../../link/sources.ts';
import { todayYmd } from '../../text/dates.ts';
import { useText } from '../../text/words.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { choicesOf, filtersIn } from './filter-choices.ts';
import styles from './FilterBar.module.css';

type FilterBarProps = {
  readonly question: string;
  /** The box has the focus again afterwards. */
  readonly onChange: (question: string) => void;
};

export function FilterBar({ question, onChange }: FilterBarProps) {
  const t = useText();
  const { parts, free } = filtersIn(question);
  // What can be chosen is drawn once, not with each key.
  const latest = useRef({ question, onChange });
  useLayoutEffect(() => {
    latest.current = { question, onChange };
  });
  const choose = useCallback((name: FilterName, value: string) => {
    latest.current.onChange(`${withFilter(latest.current.question, name, value)} `);
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend and a border
    <div className={styles.bar} role="group" aria-label={t.search.filters}>
      {parts.map((part) => (
        <FilterChip key={part.start} part={part} onRemove={() => onChange(withoutPart(question, part))} />
      ))}
      {free.map((name) => (
        <FilterChoice key={name} name={name} onChoose={choose} />
      ))}
    </div>
  );
}

function FilterChip({ part, onRemove }: { readonly part: FilterPart; readonly onRemove: () => void }) {
  const t = useText();
  const words = t.search.filterOn(t.search.filter[part.name], part.values.join(t.comma), part.not);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
  };
  return (
    <button
      type="button"
      className={styles.chip}
      aria-label={t.search.removeFilter(words)}
      onClick={onRemove}
      onKeyDown={onKeyDown}
    >
      {words}
      <Icon name="close" />
    </button>
  );
}

type FilterChoiceProps = {
  readonly name: FilterName;
  readonly onChoose: (name: FilterName, value: string) => void;
};

const FilterChoice = memo(function FilterChoice({ name, onChoose }: FilterChoiceProps) {
  const t = useText();
  const sources = useSources();
  const year = Number(todayYmd(useNow()).slice(0, 4));
  const words = t.search.filter[name];
  const choices = choicesOf(t, name, { sources, year });
  if (choices.length === 0) return null;
  return (
    <select
      className={styles.choice}
      aria-label={words}
      value=""
      onChange={(event) => onChoose(name, event.currentTarget.value)}
    >
      <option value="" hidden>
        {words}
      </option>
      {choices.map(({ value, shown }) => (
        <option key={value} value={value}>
          {shown}
        </option>
      ))}
    </select>
  );
});
