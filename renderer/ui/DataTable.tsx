// A table to be read through: a heading a column, a row a thing.

import Table from 'antd/es/table';
import type { ReactNode } from 'react';
import { AntRoot } from './AntRoot.tsx';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly width?: string;
};

type DataTableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

export function DataTable<Row extends object>({ label, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <AntRoot>
      <Table<Row>
        aria-label={label}
        size="small"
        pagination={false}
        dataSource={[...rows]}
        rowKey={keyOf}
        columns={columns.map(({ key, title, cell, width }) => ({
          key,
          title,
          ...(width === undefined ? {} : { width }),
          render: (_, row) => cell(row),
        }))}
      />
    </AntRoot>
  );
}
