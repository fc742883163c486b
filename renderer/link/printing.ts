// Paper and PDF of what is being read, through the shell.

import { shell } from './doors.ts';

/** Whether there is something to print at all is seen in the page. */
export const hasPrintable = (): boolean =>
  [...document.querySelectorAll('[data-print]')].some((element) => element.getClientRects().length > 0);

/** False when the person closed the dialog. */
export async function printPage(): Promise<boolean> {
  return (await shell.page.print.call()).printed;
}

/** The name of the file; undefined when the person closed the dialog. */
export async function savePdf(): Promise<string | undefined> {
  return (await shell.page.savePdf.call())?.name;
}
