// The open desk: frame, modules, search, the one dialog that may be open, and the keys of the whole window. It is
// the only place that knows all features; they do not know each other.

import { useQuery } from '@tanstack/react-query';
import { Activity, lazy, Suspense, startTransition, useRef, useState } from 'react';
import type { SearchHit } from '../shared/contract/desk-search.ts';
import type { DeskState } from '../shared/contract/shell.ts';
import { Dialogs, type OpenDialog } from './Dialogs.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { Frame } from './features/frame/Frame.tsx';
import { type Module, modules, Rail } from './features/frame/Rail.tsx';
import { RestartBanner } from './features/frame/RestartBanner.tsx';
import { StatusBar } from './features/frame/StatusBar.tsx';
import { Who } from './features/frame/Who.tsx';
import { PrintTools } from './features/print/PrintTools.tsx';
import { findInFile, foundWords } from './features/search/found-words.ts';
import { Search } from './features/search/Search.tsx';
import { Todos } from './features/todos/Todos.tsx';
import { desk } from './link/doors.ts';
import { useLock } from './link/lock.ts';
import { useSources } from './link/sources.ts';
import type { DraftToCheck } from './records/norms/draft-to-check.ts';
import { Live } from './ui/Live.tsx';
import type { Opening, RecordScreen } from './ui/use-opened.ts';
import { useWindowKeys } from './window-keys.ts';

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

type OpenState = Extract<DeskState, { readonly kind: 'starting' | 'open' | 'core-restarting' }>;

/** What is chosen in each module, kept while others are looked at. */
type Chosen = { readonly [M in 'todos' | 'archives' | 'knowledge']?: string | undefined };

export function Desk({ state }: { readonly state: OpenState }) {
  const [here, setHere] = useState<Module>('todos');
  const [visited, setVisited] = useState<readonly Module[]>(['todos']);
  const [chosen, setChosen] = useState<Chosen>({});
  /** Opened from elsewhere (search, sync): the record takes the focus. */
  const [wanted, setWanted] = useState<string>();
  const [anchor, setAnchor] = useState<string>();
  /** The record whose two versions are to be settled first. */
  const [decide, setDecide] = useState<{ readonly recordId: string }>();
  const [contacts, setContacts] = useState('');
  const [card, setCard] = useState<{ readonly id: string }>();
  const [found, setFound] = useState('');
  const [said, setSaid] = useState('');
  const [dialog, setDialog] = useState<OpenDialog>();
  /** The draft whose citations were checked last, to come back to after a look at a norm. */
  const [drafted, setDrafted] = useState<DraftToCheck>({ text: '' });
  const search = useRef<HTMLInputElement>(null);
  const overview = useQuery({
    ...desk.overview.read.queryOptions(),
    enabled: state.kind !== 'starting',
  }).data;
  const accounts = [...new Set(useSources().map(({ account }) => account))].filter(
    (account) => account !== '',
  );
  const memoryOnly = state.kind === 'open' && state.way === 'memory';
  const lock = useLock();
  // As a transition: what is on the screen stays until the code of the next thing is here. Otherwise React would
  // show nothing in between, and for at least 300 ms.
  const go = (module: Module) =>
    startTransition(() => {
      setVisited((before) => (before.includes(module) ? before : [...before, module]));
      setHere(module);
    });
  const open = (next: OpenDialog | undefined) => startTransition(() => setDialog(next));
  const choose = (module: keyof Chosen) => (id: string | undefined) => {
    setWanted(undefined);
    // What was looked for was found in the one that was opened from there.
    if (id !== chosen[module]) setFound('');
    setChosen((before) => ({ ...before, [module]: id }));
  };
  const want = (module: keyof Chosen, id: string, place?: string) => {
    choose(module)(id);
    setWanted(id);
    setAnchor(place);
    go(module);
  };
  /** The card itself, beside those of its name. */
  const openCard = (id: string, name: string) => {
    setContacts(name);
    setCard({ id });
    go('contacts');
  };
  const openHit = (hit: SearchHit, question: string) => {
    const { kind, id, anchor: place, fileHash } = hit.open;
    if (kind === 'contact') return openCard(id, hit.title.text);
    want(moduleOf[kind], id, place);
    setFound(foundWords(question, hit));
    if (fileHash !== undefined)
      open({ kind: 'read-file', recordId: id, hash: fileHash, find: findInFile(question, hit) });
  };
  const openRecord = ({ kind, id, anchor: place, title }: Opening) => {
    if (kind !== 'contact') return want(moduleOf[kind], id, place);
    openCard(id, title);
  };
  const checkDraft = (draft: DraftToCheck) => open({ kind: 'check-draft', draft });
  const addSource = () => open({ kind: 'add-source' });
  useWindowKeys({
    onSearch: () => search.current?.select(),
    onModule: (place) => modules[place - 1] && go(modules[place - 1] ?? here),
    onLock: memoryOnly ? undefined : lock,
    onHelp: () => open({ kind: 'help' }),
    onSay: setSaid,
  });
  const tools = <PrintTools onSay={setSaid} />;
  const records = (module: keyof Chosen): RecordScreen => ({
    chosen: chosen[module],
    wanted,
    anchor,
    onChoose: choose(module),
    found,
    onSay: setSaid,
    onOpenRecord: openRecord,
    tools,
    onSettle: () => {
      setDecide({ recordId: chosen[module] ?? '' });
      go('sync');
    },
  });
  const screens: { readonly [M in Module]: React.ReactNode } = {
    todos: <Todos {...records('todos')} onAddSource={addSource} onCheck={checkDraft} />,
    archives: <Archives {...records('archives')} />,
    knowledge: (
      <Knowledge
        {...records('knowledge')}
        onImport={() => open({ kind: 'import' })}
        onCheck={(draft = drafted) => checkDraft(draft)}
      />
    ),
    contacts: <Contacts filter={contacts} onFilter={setContacts} wanted={card} />,
    sync: (
      <SyncCenter
        wanted={decide}
        onSay={setSaid}
        onAddSource={addSource}
        onSignIn={(sourceId) => open({ kind: 'sign-in', sourceId })}
        onManage={(sourceId) => open({ kind: 'manage-source', sourceId })}
        onOpen={(kind, id) => kind !== 'contact' && want(moduleOf[kind], id)}
      />
    ),
    settings: <Settings onSync={() => go('sync')} onLock={memoryOnly ? undefined : lock} onSay={setSaid} />,
  };
  return (
    <Frame
      search={<Search ref={search} onOpen={openHit} />}
      who={<Who accounts={accounts} memoryOnly={memoryOnly} onLock={memoryOnly ? undefined : lock} />}
      rail={
        <Rail
          here={here}
          onGo={go}
          counts={{
            todos: overview?.openTodos ?? 0,
            sync: (overview?.waiting ?? 0) + (overview?.unsettled ?? 0),
          }}
        />
      }
      status={
        <StatusBar overview={overview} onSync={() => go('sync')} onHelp={() => open({ kind: 'help' })} />
      }
      banner={<RestartBanner state={state} />}
    >
      <Suspense>
        {visited.map((module) => (
          <Activity key={module} mode={module === here ? 'visible' : 'hidden'}>
            <ErrorScreen>{screens[module]}</ErrorScreen>
          </Activity>
        ))}
      </Suspense>
      <Live>{said}</Live>
      <Dialogs
        dialog={dialog}
        credentialsKept={state.kind === 'open' && state.credentialsKept}
        onDialog={open}
        onSay={setSaid}
        onKnowledge={() => go('knowledge')}
        onNorm={(id, place) => want('knowledge', id, place)}
        onDraftLeft={setDrafted}
      />
    </Frame>
  );
}

const moduleOf = { todo: 'todos', archive: 'archives', article: 'knowledge', contact: 'contacts' } as const;
