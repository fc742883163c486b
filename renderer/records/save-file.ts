// A copy of a file, where the person says in the system's dialog.
import type { FileRef } from '../../shared/domain/file-ref.ts';
import { deskClient, shellClient } from '../link/doors.ts';

/** The name it was saved under; undefined when the person closed the dialog. */
export async function saveFile({ hash, name }: Pick<FileRef, 'hash' | 'name'>): Promise<string | undefined> {
  const target = await shellClient.files.chooseTarget({ name });
  if (target === null) return undefined;
  await deskClient.files.saveAs({ hash, grant: target.grant });
  return target.name;
}
