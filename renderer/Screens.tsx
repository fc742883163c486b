// The screens of the open desk, a module each. Those once visited stay, hidden: their place in a list, a filter and a draft
// are there when one comes back.

import { Activity, type ReactNode, Suspense } from 'react';
import type { OpenDialog } from './Dialogs.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import type { Module } from './features/frame/Rail.tsx';
import { PrintTools } from './features/print/PrintTools.tsx';
import { AuditButton } from './features/audit/AuditButton.tsx';
import { Todos } from './features/todos/Todos.tsx';
import type { DraftToCheck } from './records/norms/draft-to-check.ts';
import { late } from './ui/late.ts';
import type { RecordScreen } from './ui/use-opened.ts';
import type { Places, RecordModule } from './use-places.ts';

const Archives = late(async () => (await import('./features/archives/Archives.tsx')).Archives);
const Knowledge = late(async () => (await import('./features/knowledge/Knowledge.tsx')).Knowledge);
const Contacts = late(async () => (await import('./features/contacts/Contacts.tsx')).Contacts);
const SyncCenter = late(async () => (await import('./features/sync/SyncCenter.tsx')).SyncCenter);
const Audit = late(async () => (await import('./features/audit/Audit.tsx')).Audit);
const Settings = late(async () => (await import('./features/settings/Settings.tsx')).Settings);

type ScreensProps = {
  readonly places: Places;
  /** The draft whose citations were checked last, to come back to after a look at a norm. */
  readonly drafted: DraftToCheck;
  readonly onDialog: (dialog: OpenDialog) => void;
  /** Absent where the desk cannot be locked. */
  readonly onLock: (() => void) | undefined;
  readonly onSay: (words: string) => void;
};

export function Screens(props: ScreensProps) {
  const { here, visited } = props.places;
  return (
    <Suspense>
      {visited.map((module) => (
        <Activity key={module} mode={module === here ? 'visible' : 'hidden'}>
          <ErrorScreen>{screenOf(module, props)}</ErrorScreen>
        </Activity>
      ))}
    </Suspense>
  );
}

function screenOf(module: Module, props: ScreensProps): ReactNode {
  const { places, drafted, onDialog, onLock, onSay } = props;
  const check = (draft: DraftToCheck) => onDialog({ kind: 'check-draft', draft });
  const addSource = () => onDialog({ kind: 'add-source' });
  switch (module) {
    case 'todos':
      return (
        <Todos
          {...recordsOf('todos', props)}
          filter={places.todos}
          onFilter={places.setTodos}
          onAddSource={addSource}
          onCheck={check}
        />
      );
    case 'archives':
      return <Archives {...recordsOf('archives', props)} />;
    case 'knowledge':
      return (
        <Knowledge
          {...recordsOf('knowledge', props)}
          onImport={() => onDialog({ kind: 'import' })}
          onCheck={(draft = drafted) => check(draft)}
        />
      );
    case 'contacts':
      return <Contacts filter={places.contacts} onFilter={places.setContacts} wanted={places.card} />;
    case 'sync':
      return (
        <SyncCenter
          wanted={places.decide}
          onSay={onSay}
          onAddSource={addSource}
          onSignIn={(sourceId) => onDialog({ kind: 'sign-in', sourceId })}
          onManage={(sourceId) => onDialog({ kind: 'manage-source', sourceId })}
          onOpen={(kind, id) => kind !== 'contact' && places.openRecord(kind, id)}
          onHandOver={(only) => onDialog({ kind: 'hand-over', only })}
        />
      );
    case 'settings':
      return (
        <Settings
          onSync={() => places.go('sync')}
          onAudit={() => places.openAudit()}
          onLock={onLock}
          onSay={onSay}
        />
      );
    case 'audit':
      return (
        <Audit
          key={places.audit.recordId ?? ''}
          recordId={places.audit.recordId}
          from={places.audit.from}
          tools={<PrintTools onSay={onSay} />}
          onOpenRecord={places.open}
          onBack={places.leaveAudit}
          onSay={onSay}
        />
      );
  }
}

/** What the screens of records are all given. */
function recordsOf(module: RecordModule, { places, onSay }: ScreensProps): RecordScreen {
  const { chosen, wanted, anchor, found, choose, open, openAudit, settle } = places;
  return {
    chosen: chosen[module],
    wanted,
    anchor,
    found,
    onChoose: (id) => choose(module, id),
    onSay,
    onOpenRecord: open,
    paperTools: <PrintTools onSay={onSay} />,
    tools: (
      <>
        <PrintTools onSay={onSay} />
        <AuditButton onPress={() => openAudit(chosen[module])} />
      </>
    ),
    onSettle: () => settle(module),
  };
}
