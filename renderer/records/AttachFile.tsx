// 添加附件: a file the person chooses is copied into the encrypted store; its upload and the change that names it go
// out by themselves. The path stays in the shell.

import { useMutation } from '@tanstack/react-query';
import { deskClient, shellClient } from '../link/doors.ts';
import { troubleOf } from '../link/trouble.ts';
import { troubleText } from '../text/fault-words.ts';
import { useText } from '../text/words.tsx';
import { KeyButton } from '../ui/KeyButton.tsx';

type AttachFileProps = {
  readonly recordId: string;
  readonly revision: string;
  readonly onSay: (words: string) => void;
};

export function AttachFile({ recordId, revision, onSay }: AttachFileProps) {
  const t = useText();
  const attach = useMutation({
    mutationFn: async () => {
      const chosen = await shellClient.files.choose();
      if (chosen === null) return undefined;
      const { file } = await deskClient.files.attach({
        recordId,
        revision,
        grant: chosen.grant,
        role: '附件',
      });
      return file.name;
    },
    onSuccess: (name) => name !== undefined && onSay(t.files.attached(name)),
    onError: (error) => onSay(t.files.attachFailed + troubleText(t, troubleOf(error))),
  });
  return (
    <span>
      <KeyButton kind="quiet" keys="Alt F" busy={attach.isPending} onPress={() => attach.mutate()}>
        {t.files.attach}
      </KeyButton>
      {attach.isError && (
        <span role="alert">
          {t.files.attachFailed}
          {troubleText(t, troubleOf(attach.error))}
        </span>
      )}
    </span>
  );
}
