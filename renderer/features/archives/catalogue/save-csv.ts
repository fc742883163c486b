// A table of the catalogue at the place the person chooses.

import { deskClient } from '../../../link/doors.ts';
import { type Lines, saveTableAs } from '../../../link/save-table.ts';

/** Its name; undefined when the person closed the dialog. */
export const saveCsvAs = (name: string, lines: Lines): Promise<string | undefined> =>
  saveTableAs(
    name,
    () => lines,
    (part) => deskClient.catalogue.saveCsv(part),
  );
