// A copy of a file that is attached within the one that is read, where the person says in the system's dialog. The core
// takes it out of the bytes it holds: what the frame says is only its name.
import { deskClient, shellClient } from '../link/doors.ts';

type Named = {
  readonly recordId: string;
  readonly hash: string;
  readonly inside: readonly number[];
  readonly name: string;
};

/** The name it was saved under; undefined when the person closed the dialog. */
export async function saveInside({ recordId, hash, inside, name }: Named): Promise<string | undefined> {
  const target = await shellClient.files.chooseTarget({ name });
  if (target === null) return undefined;
  await deskClient.files.saveInside({ recordId, hash, inside: [...inside], grant: target.grant });
  return target.name;
}
