// The open desk: the frame, the search, the screens, the one dialog that may be open, and the keys of the whole window. With
// Screens.tsx it is the only place that knows all features; they do not know each other.

import { useQuery } from '@tanstack/react-query';
import { startTransition, useRef, useState } from 'react';
import type { NoteHit, SearchHit } from '../shared/contract/desk-search.ts';
import type { DeskState } from '../shared/contract/shell.ts';
import { Dialogs, type OpenDialog } from './Dialogs.tsx';
import { Frame } from './features/frame/Frame.tsx';
import { modules, Rail } from './features/frame/Rail.tsx';
import { RestartBanner } from './features/frame/RestartBanner.tsx';
import { StatusBar } from './features/frame/StatusBar.tsx';
import { Who } from './features/frame/Who.tsx';
import { findInFile, foundWords } from './features/search/found-words.ts';
import { Search } from './features/search/Search.tsx';
import { usePressedAlerts } from './link/alerts.ts';
import { desk } from './link/doors.ts';
import { useLock } from './link/lock.ts';
import { useSources } from './link/sources.ts';
import type { DraftToCheck } from './records/norms/draft-to-check.ts';
import { Screens } from './Screens.tsx';
import { Live } from './ui/Live.tsx';
import { usePlaces } from './use-places.ts';
import { useWindowKeys } from './window-keys.ts';

type OpenState = Extract<DeskState, { readonly kind: 'starting' | 'open' | 'core-restarting' }>;

export function Desk({ state }: { readonly state: OpenState }) {
  const places = usePlaces();
  const { here, go } = places;
  const [said, setSaid] = useState('');
  const [dialog, setDialog] = useState<OpenDialog>();
  const [drafted, setDrafted] = useState<DraftToCheck>({ text: '' });
  const search = useRef<HTMLInputElement>(null);
  const overview = useQuery({
    ...desk.overview.read.queryOptions(),
    enabled: state.kind !== 'starting',
  }).data;
  const memoryOnly = state.kind === 'open' && state.way === 'memory';
  const accounts = useAccounts();
  const lock = useLock();
  const onLock = memoryOnly ? undefined : lock;
  // As a transition, as places are gone to: what is on the screen stays until the code of the dialog is here.
  const open = (next: OpenDialog | undefined) => startTransition(() => setDialog(next));
  const openHit = (hit: SearchHit, question: string) => {
    const { kind, id, anchor, fileHash } = hit.open;
    places.open({ kind, id, anchor, title: hit.title.text });
    if (kind !== 'contact') places.setFound(foundWords(question, hit));
    if (fileHash !== undefined)
      open({ kind: 'read-file', recordId: id, hash: fileHash, find: findInFile(question, hit) });
  };
  const openNote = ({ articleId, anchor, title }: NoteHit, question: string) => {
    places.open({ kind: 'article', id: articleId, anchor, title });
    places.setFound(foundWords(question, { title: { text: '', ranges: [] } }));
  };
  usePressedAlerts(places.openAlert);
  const help = () => open({ kind: 'help' });
  useWindowKeys({
    onSearch: () => search.current?.select(),
    onModule: (place) => modules[place - 1] && go(modules[place - 1] ?? here),
    onLock,
    onHelp: help,
    onSay: setSaid,
  });
  const counts = {
    todos: overview?.openTodos ?? 0,
    sync: (overview?.waiting ?? 0) + (overview?.unsettled ?? 0),
  };
  return (
    <Frame
      search={<Search ref={search} onOpen={openHit} onOpenNote={openNote} />}
      who={<Who accounts={accounts} memoryOnly={memoryOnly} onLock={onLock} />}
      rail={<Rail here={here} onGo={go} counts={counts} />}
      status={
        <StatusBar
          overview={overview}
          onSync={() => go('sync')}
          onAudit={() => places.openAudit()}
          onHelp={help}
        />
      }
      banner={<RestartBanner state={state} />}
    >
      <Screens places={places} drafted={drafted} onDialog={open} onLock={onLock} onSay={setSaid} />
      <Live>{said}</Live>
      <Dialogs
        dialog={dialog}
        credentialsKept={state.kind === 'open' && state.credentialsKept}
        onDialog={open}
        onSay={setSaid}
        onKnowledge={() => go('knowledge')}
        onNorm={(id, anchor) => places.openRecord('article', id, anchor)}
        onDraftLeft={setDrafted}
      />
    </Frame>
  );
}

/** Whose desk this is: the accounts of all sources, each once. */
function useAccounts(): readonly string[] {
  return [...new Set(useSources().map(({ account }) => account))].filter((account) => account !== '');
}
