// The values of an Excel workbook (ECMA-376): sheets, shared and inline strings, numbers and dates in their formats, merged
// cells. Formulas are shown by their last value and never computed; links, macros and pictures are not read.
import { ofdLimits } from '../../../shared/ofd/limits.ts';
import { type Package, openPackage } from '../../../shared/ofd/package/open-package.ts';
import { type Xml, attribute, child, children, readXml } from '../../../shared/ofd/xml.ts';
import { Unreadable } from '../paged.ts';
import { readSheet } from './xlsx-sheet.ts';
import { type CellFormat, formatsOf } from './xlsx-format.ts';
import { tableLimits, type Table } from './table.ts';

const mostSheets = 200;
const limits = { ...ofdLimits, xmlNodes: 4_000_000, xmlBytes: 64 * 1024 * 1024 };

export type Workbook = {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  /** Excel for Mac once counted days from 1904. */
  readonly from1904: boolean;
};

export function tablesOfXlsx(bytes: Uint8Array): readonly Table[] {
  const opened = openPackage(bytes, limits);
  const root = partOf(opened, 'xl/workbook.xml');
  if (root === undefined) throw new Unreadable('damaged', 'no workbook');
  const targets = targetsOf(opened);
  const book: Workbook = {
    strings: stringsOf(opened),
    formats: formatsOf(partOf(opened, 'xl/styles.xml')),
    from1904: attribute(child(root, 'workbookPr'), 'date1904') === '1',
  };
  let room: number = tableLimits.cells;
  const sheets = children(child(root, 'sheets'), 'sheet').slice(0, mostSheets);
  const tables = sheets.flatMap((sheet, at): readonly Table[] => {
    // Some programs leave the relationships out and count on the usual names.
    const part = targets.get(attribute(sheet, 'id') ?? '') ?? `xl/worksheets/sheet${at + 1}.xml`;
    if (part === undefined || !opened.has(part)) return [];
    const table = readSheet(opened.read(part), { book, name: attribute(sheet, 'name') ?? '', room });
    room -= table.rows.reduce((sum, row) => sum + row.length, 0);
    return [table];
  });
  if (tables.length === 0) throw new Unreadable('empty', 'no sheets');
  return tables;
}

function partOf(opened: Package, name: string): Xml | undefined {
  return opened.has(name) ? readXml({ bytes: opened.read(name), part: name, limits }) : undefined;
}

/** Where each sheet lies, by the id the workbook names it with; only parts of the file itself. */
function targetsOf(opened: Package): ReadonlyMap<string, string> {
  const root = partOf(opened, 'xl/_rels/workbook.xml.rels');
  return new Map(
    children(root, 'Relationship')
      .filter((one) => attribute(one, 'TargetMode') !== 'External')
      .map((one) => {
        const target = attribute(one, 'Target') ?? '';
        return [attribute(one, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`];
      }),
  );
}

function stringsOf(opened: Package): readonly string[] {
  return children(partOf(opened, 'xl/sharedStrings.xml'), 'si').map((one) => textOfString(one));
}

/** Of runs their texts; a reading above the characters (拼音) is none of it. */
function textOfString(element: Xml): string {
  const own = child(element, 't')?.text ?? '';
  const runs = children(element, 'r').map((run) => child(run, 't')?.text ?? '');
  return (own + runs.join('')).slice(0, tableLimits.cellLength);
}
