// 导入表格: a table is chosen, what each of its columns is is guessed and may be changed, and its rows go into the grid. Nothing
// is sent from here. The file's path stays in the shell.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenedCsv } from '../../../../shared/contract/desk-catalogue.ts';
import type { CatalogueColumn } from '../../../../shared/domain/catalogue-row.ts';
import { deskClient, shellClient } from '../../../link/doors.ts';
import { troubleOf } from '../../../link/trouble.ts';
import { troubleText } from '../../../text/fault-words.ts';
import { useText } from '../../../text/words.tsx';
import type { Text } from '../../../text/zh.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Note } from '../../../ui/Note.tsx';
import styles from './CsvDialog.module.css';
import { columnName } from './report-lines.ts';

type CsvDialogProps = {
  readonly sourceId: string;
  readonly columns: readonly CatalogueColumn[];
  readonly onTaken: (from: number, added: number) => void;
  readonly onClose: () => void;
};

type Chosen = { readonly name: string; readonly table: OpenedCsv };
type Reading = { readonly headed: boolean; readonly columns: readonly (CatalogueColumn | null)[] };

export function CsvDialog({ sourceId, columns, onTaken, onClose }: CsvDialogProps) {
  const t = useText();
  const words = t.catalogue.csv;
  const [reading, setReading] = useState<Reading>();
  const look = useMutation({
    mutationFn: chooseTable,
    onSuccess: (found) => {
      if (found === null) return;
      const known = found.table.columns.map((column) => (column && columns.includes(column) ? column : null));
      setReading({ headed: found.table.headed, columns: known });
    },
  });
  const take = useMutation({
    mutationFn: async ({ token, read }: { token: string; read: Reading }) =>
      deskClient.catalogue.takeCsv({ sourceId, token, headed: read.headed, columns: [...read.columns] }),
    onSuccess: ({ from, added }) => onTaken(from, added),
  });
  const chosen = look.data ?? undefined;
  const error = take.error ?? look.error;
  return (
    <Dialog
      title={words.title}
      closeLabel={t.close}
      onClose={onClose}
      width={860}
      actions={
        <>
          {chosen && reading && (
            <Button
              kind="primary"
              autoFocus
              busy={take.isPending}
              onPress={() => take.mutate({ token: chosen.table.token, read: reading })}
            >
              {words.take(chosen.table.rows - (reading.headed ? 1 : 0))}
            </Button>
          )}
          <Button
            kind={chosen ? 'plain' : 'primary'}
            autoFocus={!chosen}
            busy={look.isPending}
            onPress={() => look.mutate()}
          >
            {chosen ? words.other : words.chooseFile}
          </Button>
        </>
      }
    >
      {!chosen && <p>{words.about}</p>}
      {look.isPending && <Note kind="plain">{words.reading}</Note>}
      {chosen && reading && (
        <Columns {...{ chosen, reading, columns }} onReading={(next) => setReading(next)} />
      )}
      {error && (
        <Note kind="alert">
          {words.failed}
          {whyNot(t, error)}
        </Note>
      )}
    </Dialog>
  );
}

async function chooseTable(): Promise<Chosen | null> {
  const file = await shellClient.files.choose();
  if (file === null) return null;
  return { name: file.name, table: await deskClient.catalogue.openCsv({ grant: file.grant }) };
}

function whyNot(t: Text, error: unknown): string {
  const trouble = troubleOf(error);
  const known: Readonly<Record<string, string>> = t.catalogue.csv.reasons;
  const reason =
    trouble.kind === 'fault' && trouble.fault.kind === 'bad-request'
      ? known[trouble.fault.reason]
      : undefined;
  return reason ?? troubleText(t, trouble);
}

type ColumnsProps = {
  readonly chosen: Chosen;
  readonly reading: Reading;
  readonly columns: readonly CatalogueColumn[];
  readonly onReading: (reading: Reading) => void;
};

function Columns({ chosen, reading, columns, onReading }: ColumnsProps) {
  const t = useText();
  const words = t.catalogue.csv;
  const { table } = chosen;
  const samples = reading.headed ? table.sample : [table.first, ...table.sample].slice(0, 3);
  const headingOf = (at: number) => (reading.headed && table.first[at]) || words.unnamed(at + 1);
  const count = Math.max(reading.columns.length, ...samples.map((row) => row.length));
  const set = (at: number, column: CatalogueColumn | null) =>
    onReading({
      ...reading,
      columns: Array.from({ length: count }, (_, place) =>
        place === at ? column : (reading.columns[place] ?? null),
      ),
    });
  return (
    <>
      <p>
        <strong>{chosen.name}</strong>{' '}
        {words.read(table.rows, words.encodings[table.encoding], words.delimiters[table.delimiter])}
      </p>
      <label className={styles.headed}>
        <input
          type="checkbox"
          checked={reading.headed}
          onChange={(event) => onReading({ ...reading, headed: event.target.checked })}
        />
        {words.headed}
      </label>
      {table.broken.length > 0 && <Note kind="warn">{words.broken(table.broken.join(t.comma))}</Note>}
      {!reading.columns.includes('title') && <Note kind="warn">{words.noTitle}</Note>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.theirs}</th>
            <th scope="col">{words.sample}</th>
            <th scope="col">{words.ours}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column of a table is its place
            <tr key={at}>
              <th scope="row">{headingOf(at)}</th>
              <td>
                {samples
                  .map((row) => row[at] ?? '')
                  .filter((cell) => cell !== '')
                  .join(t.dot)}
              </td>
              <td>
                <select
                  aria-label={words.columnOf(headingOf(at))}
                  className={styles.select}
                  value={reading.columns[at] ?? ''}
                  onChange={(event) =>
                    set(at, columns.find((column) => column === event.target.value) ?? null)
                  }
                >
                  <option value="">{words.ignore}</option>
                  {columns.map((column) => (
                    <option key={column} value={column}>
                      {columnName(t, column)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
