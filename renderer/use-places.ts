// Where the person is on the open desk: the module, what is chosen in each, and the ways from one to another. Knows neither
// dialogs nor what the screens look like.

import { startTransition, useState } from 'react';
import type { AlertOpens } from '../shared/domain/alert.ts';
import type { Module } from './features/frame/Rail.tsx';
import type { ListFilter } from './features/todos/filters.ts';
import type { Opening } from './ui/use-opened.ts';

/** The modules in which one record is chosen, which stays while others are looked at. */
export type RecordModule = 'todos' | 'archives' | 'knowledge';
type Chosen = { readonly [M in RecordModule]?: string | undefined };

type AuditPlace = {
  readonly recordId: string | undefined;
  readonly back: Module;
  /** What had the focus there, and gets it back. */
  readonly from: Element | null;
};

export type Places = ReturnType<typeof usePlaces>;

export function usePlaces() {
  const [here, setHere] = useState<Module>('todos');
  const [visited, setVisited] = useState<readonly Module[]>(['todos']);
  const [chosen, setChosen] = useState<Chosen>({});
  /** Opened from elsewhere (search, sync): the record takes the focus. */
  const [wanted, setWanted] = useState<string>();
  const [anchor, setAnchor] = useState<string>();
  /** The words that were looked for, to be marked in the record that is open. */
  const [found, setFound] = useState('');
  /** The record whose two versions are to be settled first. */
  const [decide, setDecide] = useState<{ readonly recordId: string }>();
  const [todos, setTodos] = useState<ListFilter>({ kind: 'all' });
  const [contacts, setContacts] = useState('');
  const [card, setCard] = useState<{ readonly id: string }>();
  /** The trail that is looked at, and where from. */
  const [audit, setAudit] = useState<AuditPlace>({ recordId: undefined, back: 'settings', from: null });
  // As a transition: what is on the screen stays until the code of the next thing is here. Otherwise React would
  // show nothing in between, and for at least 300 ms.
  const go = (module: Module) =>
    startTransition(() => {
      setVisited((before) => (before.includes(module) ? before : [...before, module]));
      setHere(module);
    });
  const choose = (module: RecordModule, id: string | undefined) => {
    setWanted(undefined);
    // What was looked for was found in the one that was opened from there.
    if (id !== chosen[module]) setFound('');
    setChosen((before) => ({ ...before, [module]: id }));
  };
  const openRecord = (kind: keyof typeof moduleOf, id: string, place?: string) => {
    choose(moduleOf[kind], id);
    setWanted(id);
    setAnchor(place);
    go(moduleOf[kind]);
  };
  /** Of a contact the card itself, beside those of its name. */
  const open = ({ kind, id, anchor: place, title }: Opening) => {
    if (kind !== 'contact') return openRecord(kind, id, place);
    setContacts(title);
    setCard({ id });
    go('contacts');
  };
  /** An alert outside the window was pressed. */
  const openAlert = (opens: AlertOpens) => {
    if (opens.module === 'todos')
      setTodos(opens.urgency === undefined ? { kind: 'all' } : { kind: 'urgency', urgency: opens.urgency });
    go(opens.module);
  };
  /** 本机记录: all of it, or what is about one record. */
  const openAudit = (recordId?: string) => {
    const back = here === 'audit' ? audit.back : here;
    setAudit({ recordId, back, from: document.activeElement });
    go('audit');
  };
  const leaveAudit = () => go(audit.back);
  const settle = (module: RecordModule) => {
    setDecide({ recordId: chosen[module] ?? '' });
    go('sync');
  };
  return {
    ...{ here, visited, chosen, wanted, anchor, found, decide, todos, contacts, card, audit },
    ...{
      go,
      choose,
      open,
      openRecord,
      openAlert,
      openAudit,
      leaveAudit,
      settle,
      setFound,
      setTodos,
      setContacts,
    },
  };
}

const moduleOf = { todo: 'todos', archive: 'archives', article: 'knowledge' } as const;
