// The screens of the open desk, a module each. Those once visited stay, hidden: their place in a list, a filter and a draft
// are there when one comes back.

import { Activity, lazy, type ReactNode, Suspense } from 'react';
import type { OpenDialog } from './Dialogs.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import type { Module } from './features/frame/Rail.tsx';
import { PrintTools } from './features/print/PrintTools.tsx';
import { Todos } from './features/todos/Todos.tsx';
import type { DraftToCheck } from './records/norms/draft-to-check.ts';
import type { RecordScreen } from './ui/use-opened.ts';
import type { Places, RecordModule } from './use-places.ts';

const Archives = lazy(() =>
  import('./features/archives/Archives.tsx').then(({ Archives: it }) => ({ default: it })),
);
const Knowledge = lazy(() =>
  import('./features/knowledge/Knowledge.tsx').then(({ Knowledge: it }) => ({ default: it })),
);
const Contacts = lazy(() =>
  import('./features/contacts/Contacts.tsx').then(({ Contacts: it }) => ({ default: it })),
);
const SyncCenter = lazy(() =>
  import('./features/sync/SyncCenter.tsx').then(({ SyncCenter: it }) => ({ default: it })),
);
const Settings = lazy(() =>
  import('./features/settings/Settings.tsx').then(({ Settings: it }) => ({ default: it })),
);

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
      return <Todos {...recordsOf('todos', props)} onAddSource={addSource} onCheck={check} />;
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
        />
      );
    case 'settings':
      return <Settings onSync={() => places.go('sync')} onLock={onLock} onSay={onSay} />;
  }
}

/** What the screens of records are all given. */
function recordsOf(module: RecordModule, { places, onSay }: ScreensProps): RecordScreen {
  const { chosen, wanted, anchor, found, choose, open, settle } = places;
  return {
    chosen: chosen[module],
    wanted,
    anchor,
    found,
    onChoose: (id) => choose(module, id),
    onSay,
    onOpenRecord: open,
    tools: <PrintTools onSay={onSay} />,
    onSettle: () => settle(module),
  };
}
