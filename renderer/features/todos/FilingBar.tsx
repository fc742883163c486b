// Of a finished to-do: 归档 in one step, or where its 归档 stands as a way to the record.

import type { TodoDetail } from '../../../shared/contract/desk-todos.ts';
import { useText } from '../../text/words.tsx';
import { Button } from '../../ui/Button.tsx';
import { FootButtons } from '../../ui/Foot.tsx';
import { KeyButton } from '../../ui/KeyButton.tsx';
import type { RecordScreen } from '../../ui/use-opened.ts';

type FilingBarProps = Pick<RecordScreen, 'onOpenRecord'> & {
  readonly detail: TodoDetail;
  readonly onFile: () => void;
};

export function FilingBar({ detail, onFile, onOpenRecord }: FilingBarProps) {
  const t = useText();
  const { filing, data, row } = detail;
  const note = t.todos.closedRow(t.terms.todoState[row.state]);
  const open = (id: string) => onOpenRecord({ kind: 'archive', id, title: data.title });
  return (
    <FootButtons note={filing?.kind === 'elsewhere' ? note + t.dot + t.filing.elsewhere : note}>
      {filing?.kind === 'may' && (
        <KeyButton kind="primary" keys="Alt D" onPress={onFile}>
          {t.filing.open}
        </KeyButton>
      )}
      {filing?.kind === 'waiting' && (
        <Button kind="quiet" onPress={() => open(filing.recordId)}>
          {filing.state === 'refused' ? t.filing.cameBack : t.filing.waiting}
        </Button>
      )}
      {filing?.kind === 'filed' && (
        <Button kind="quiet" onPress={() => open(filing.recordId)}>
          {t.filing.filed(filing.refCode)}
        </Button>
      )}
    </FootButtons>
  );
}
