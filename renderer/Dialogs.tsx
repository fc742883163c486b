// The dialogs of the desk as one union: an unknown one cannot be opened, and only one is open at a time.

import { Suspense } from 'react';
import { useSources } from './link/sources.ts';
import type { DraftToCheck } from './records/norms/draft-to-check.ts';
import { late } from './ui/late.ts';

const HelpDialog = late(async () => (await import('./features/help/HelpDialog.tsx')).HelpDialog);
const AddSourceDialog = late(
  async () => (await import('./features/sources/AddSourceDialog.tsx')).AddSourceDialog,
);
const SignInDialog = late(async () => (await import('./features/sources/SignInDialog.tsx')).SignInDialog);
const ManageDialog = late(async () => (await import('./features/sources/ManageDialog.tsx')).ManageDialog);
const ImportDialog = late(async () => (await import('./features/knowledge/ImportDialog.tsx')).ImportDialog);
const CheckDialog = late(async () => (await import('./features/check-draft/CheckDialog.tsx')).CheckDialog);

const HandOverDialog = late(
  async () => (await import('./features/hand-over/HandOverDialog.tsx')).HandOverDialog,
);

const FileReader = late(async () => (await import('./reader/FileReader.tsx')).FileReader);

export type OpenDialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'add-source' }
  | { readonly kind: 'sign-in'; readonly sourceId: string }
  | { readonly kind: 'manage-source'; readonly sourceId: string }
  | { readonly kind: 'check-draft'; readonly draft: DraftToCheck }
  | { readonly kind: 'read-file'; readonly recordId: string; readonly hash: string; readonly find: string }
  /** `only`: of what is kept, the one thing. */
  | { readonly kind: 'hand-over'; readonly only?: string | undefined; readonly sourceId?: string }
  | { readonly kind: 'import' };

type DialogsProps = {
  readonly dialog: OpenDialog | undefined;
  readonly credentialsKept: boolean;
  readonly onDialog: (dialog: OpenDialog | undefined) => void;
  readonly onSay: (words: string) => void;
  readonly onKnowledge: () => void;
  readonly onNorm: (id: string, anchor: string | undefined) => void;
  readonly onDraftLeft: (draft: DraftToCheck) => void;
};

export function Dialogs(props: DialogsProps) {
  return <Suspense>{props.dialog && <One {...props} dialog={props.dialog} />}</Suspense>;
}

function One({
  dialog,
  credentialsKept,
  onDialog,
  onSay,
  onKnowledge,
  onNorm,
  onDraftLeft,
}: DialogsProps & { readonly dialog: OpenDialog }) {
  const sources = useSources();
  const close = () => onDialog(undefined);
  switch (dialog.kind) {
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'add-source':
      return <AddSourceDialog credentialsKept={credentialsKept} onClose={close} />;
    case 'hand-over':
      return <HandOverDialog only={dialog.only} sourceId={dialog.sourceId} onClose={close} onSay={onSay} />;
    case 'check-draft':
      return (
        <CheckDialog
          draft={dialog.draft}
          onClose={(draft) => {
            onDraftLeft({ text: draft.text, from: draft.from });
            close();
          }}
          onOpenNorm={onNorm}
          onSay={onSay}
        />
      );
    case 'read-file':
      return <FileReader {...dialog} onClose={close} />;
    case 'import':
      return (
        <ImportDialog
          onClose={close}
          onShow={() => {
            close();
            onKnowledge();
          }}
        />
      );
    case 'sign-in':
    case 'manage-source': {
      const source = sources.find(({ id }) => id === dialog.sourceId);
      if (source === undefined) return null;
      if (dialog.kind === 'sign-in') {
        return (
          <SignInDialog source={source} credentialsKept={credentialsKept} onClose={close} onSay={onSay} />
        );
      }
      return (
        <ManageDialog
          source={source}
          onClose={close}
          onSay={onSay}
          onSignIn={() => onDialog({ kind: 'sign-in', sourceId: source.id })}
          onHandOver={() => onDialog({ kind: 'hand-over', sourceId: source.id })}
        />
      );
    }
  }
}
