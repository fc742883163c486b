// One 条 as it is read: 款 as paragraphs, 项 and 目 with hanging numbers. The chosen place in it is marked.

import { memo } from 'react';
import type { Place, ProvisionView } from '../../../shared/contract/desk-norms.ts';
import { itemNumber } from '../../text/citation-words.ts';
import { CitedText } from './CitedText.tsx';
import { type Way, waysIn } from './norm-links.ts';
import type { HeadingRow } from './outline-rows.ts';
import { paragraphPlace, placeKey } from './places.ts';
import styles from './NormText.module.css';

type ProvisionTextProps = {
  readonly provision: ProvisionView;
  readonly headings: readonly HeadingRow[];
  /** The chosen place, when it is in this 条. */
  readonly on: string | undefined;
  readonly ways: readonly Way[] | undefined;
};

export const ProvisionText = memo(
  function ProvisionText({ provision, headings, on, ways }: ProvisionTextProps) {
    const own = placeKey({ anchor: provision.anchor });
    return (
      <>
        {headings.map(({ words, depth }) => (
          <h3 key={words} className={styles.heading} data-depth={depth}>
            {words}
          </h3>
        ))}
        <section
          className={styles.provision}
          data-place={own}
          data-on={on === own || undefined}
          aria-label={provision.label}
          style={{ containIntrinsicBlockSize: `auto ${linesOf(provision) * lineEm}em` }}
        >
          {provision.paragraphs.map((paragraph, at) => (
            <Paragraph
              key={paragraph.number}
              paragraph={paragraph}
              place={paragraphPlace(provision, paragraph.number)}
              label={at === 0 ? provision.label : undefined}
              on={on}
              ways={ways}
            />
          ))}
        </section>
      </>
    );
  },
  (before, after) =>
    before.provision === after.provision && before.on === after.on && before.ways === after.ways,
);

const lineEm = 1.9;
const perLine = 42;

/** About how high it will be: the scroll bar is right before it was ever drawn. */
function linesOf({ paragraphs }: ProvisionView): number {
  const of = (text: string) => Math.max(1, Math.ceil((text.length + 4) / perLine));
  return paragraphs.reduce(
    (sum, { text, items }) =>
      items.reduce(
        (more, item) => item.subs.reduce((most, sub) => most + of(sub.text), more + of(item.text)),
        sum + of(text),
      ),
    0,
  );
}

type ParagraphProps = Pick<ProvisionTextProps, 'ways' | 'on'> & {
  readonly paragraph: ProvisionView['paragraphs'][number];
  readonly place: Place;
  readonly label: string | undefined;
};

function Paragraph({ paragraph, place, label, on, ways }: ParagraphProps) {
  const cited = (words: string, item?: string, sub?: number) => (
    <CitedText
      words={words}
      ways={waysIn(ways, { paragraph: paragraph.number, item, sub })}
      stops={on !== undefined}
    />
  );
  const own = placeKey(place);
  /** The first 款 of a 条 of one 款 is the 条 itself. */
  const named =
    place.paragraph === undefined ? {} : { 'data-place': own, 'data-on': on === own || undefined };
  return (
    <>
      <p className={styles.paragraph} {...named}>
        {label !== undefined && <strong className={styles.label}>{label}</strong>}
        {cited(paragraph.text)}
      </p>
      {paragraph.items.map((item) => {
        const itemPlace = { ...place, item: item.number };
        const itemKey = placeKey(itemPlace);
        return (
          <div key={item.number}>
            <p className={styles.item} data-place={itemKey} data-on={on === itemKey || undefined}>
              <span className={styles.number}>{`（${itemNumber(item.number)}）`}</span>
              {cited(item.text, item.number)}
            </p>
            {item.subs.map((sub) => {
              const subKey = placeKey({ ...itemPlace, sub: sub.number });
              return (
                <p
                  key={sub.number}
                  className={styles.sub}
                  data-place={subKey}
                  data-on={on === subKey || undefined}
                >
                  <span className={styles.number}>{`${sub.number}.`}</span>
                  {cited(sub.text, item.number, sub.number)}
                </p>
              );
            })}
          </div>
        );
      })}
    </>
  );
}
