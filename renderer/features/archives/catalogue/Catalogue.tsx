// 编目 in the place of the archive's panes: to which archive, its grid, and what becomes of it.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { CatalogueRow } from '../../../../shared/contract/desk-catalogue.ts';
import type { RowRules } from '../../../../shared/domain/catalogue-row.ts';
import { desk } from '../../../link/doors.ts';
import { useSources } from '../../../link/sources.ts';
import { Failed } from '../../../records/Failed.tsx';
import { useOffers } from '../../../records/made/use-new-records.ts';
import { useText } from '../../../text/words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ChoiceField } from '../../../ui/ChoiceField.tsx';
import { Heading } from '../../../ui/Heading.tsx';
import { Note } from '../../../ui/Note.tsx';
import styles from './Catalogue.module.css';
import { CatalogueDesk } from './CatalogueDesk.tsx';
import { readRows } from './saving.ts';

type CatalogueProps = {
  /** Printing. */
  readonly tools: ReactNode;
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
};

export function Catalogue({ tools, onSay, onClose }: CatalogueProps) {
  const t = useText();
  const offers = useOffers('archive');
  const sources = useSources();
  const ceiling = useQuery(desk.overview.read.queryOptions()).data?.ceiling;
  const [wanted, setWanted] = useState<string>();
  const offer = offers.find(({ sourceId }) => sourceId === wanted) ?? offers[0];
  const offered = offer?.fields.join();
  const rules = useMemo(
    (): RowRules | undefined =>
      ceiling === undefined || offered === undefined ? undefined : { offered: offered.split(','), ceiling },
    [offered, ceiling],
  );
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? t.unknownSource;
  const heading = (
    <>
      <Button kind="quiet" icon="back" onPress={onClose}>
        {t.catalogue.back}
      </Button>
      {offers.length > 1 && offer !== undefined && (
        <span className={styles.to}>
          <ChoiceField
            label={t.catalogue.source}
            none={t.catalogue.choose}
            value={offer.sourceId}
            choices={offers.map(({ sourceId }) => ({ value: sourceId, label: nameOf(sourceId) }))}
            onChange={setWanted}
          />
        </span>
      )}
    </>
  );
  return (
    <main className={styles.screen}>
      {offer === undefined || rules === undefined ? (
        <Heading title={t.catalogue.title}>{heading}</Heading>
      ) : (
        <Opened
          key={offer.sourceId}
          sourceId={offer.sourceId}
          to={nameOf(offer.sourceId)}
          {...{ rules, tools, heading, onSay }}
        />
      )}
    </main>
  );
}

type OpenedProps = Pick<CatalogueProps, 'tools' | 'onSay'> & {
  readonly sourceId: string;
  readonly to: string;
  readonly rules: RowRules;
  readonly heading: ReactNode;
};

/** The rows are read once; from then on the window has them, and writes them down. */
function Opened(props: OpenedProps) {
  const t = useText();
  const { sourceId, heading } = props;
  const [rows, setRows] = useState<readonly CatalogueRow[]>();
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when it was asked for
  useEffect(() => {
    let isOver = false;
    setError(undefined);
    readRows(sourceId).then(
      (read) => isOver || setRows(read),
      (trouble: unknown) => isOver || setError(trouble),
    );
    return () => {
      isOver = true;
    };
  }, [sourceId, turn]);
  if (rows !== undefined) return <CatalogueDesk {...props} rows={rows} />;
  return (
    <>
      <Heading title={t.catalogue.title}>{heading}</Heading>
      {error === undefined ? (
        <Note kind="plain">{t.catalogue.loading}</Note>
      ) : (
        <Failed error={error} before={t.catalogue.loadFailed} onAgain={() => setTurn(turn + 1)} />
      )}
    </>
  );
}
