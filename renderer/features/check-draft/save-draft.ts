// The mended words as a text file of their own, where the person says in the system's dialog.
import { deskClient, shellClient } from '../../link/doors.ts';

/** The name it was saved under; undefined when the person closed the dialog. */
export async function saveDraft(text: string, name: string): Promise<string | undefined> {
  const target = await shellClient.files.chooseTarget({ name });
  if (target === null) return undefined;
  await deskClient.norms.saveDraft({ text, grant: target.grant });
  return target.name;
}
