// The dialogs of the desk as one union: an unknown one cannot be opened, and only one is open at a time.

import { lazy, Suspense } from 'react';
import { useSources } from './link/sources.ts';
import type { DraftToCheck } from './records/norms/draft-to-check.ts';

const HelpDialog = lazy(() =>
  import('./features/help/HelpDialog.tsx').then(({ HelpDialog: it }) => ({ default: it })),
);
const AddSourceDialog = lazy(() =>
  import('./features/sources/AddSourceDialog.tsx').then(({ AddSourceDialog: it }) => ({ default: it })),
);
const SignInDialog = lazy(() =>
  import('./features/sources/SignInDialog.tsx').then(({ SignInDialog: it }) => ({ default: it })),
);
const ManageDialog = lazy(() =>
  import('./features/sources/ManageDialog.tsx').then(({ ManageDialog: it }) => ({ default: it })),
);
const ImportDialog = lazy(() =>
  import('./features/knowledge/ImportDialog.tsx').then(({ ImportDialog: it }) => ({ default: it })),
);
const CheckDialog = lazy(() =>
  import('./features/check-draft/CheckDialog.tsx').then(({ CheckDialog: it }) => ({ default: it })),
);

const FileReader = lazy(() =>
  import('./reader/FileReader.tsx').then(({ FileReader: it }) => ({ default: it })),
);

export type OpenDialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'add-source' }
  | { readonly kind: 'sign-in'; readonly sourceId: string }
  | { readonly kind: 'manage-source'; readonly sourceId: string }
  | { readonly kind: 'check-draft'; readonly draft: DraftToCheck }
  | { readonly kind: 'read-file'; readonly recordId: string; readonly hash: string; readonly find: string }
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
    case 'check-draft':
      return (
        <CheckDialog
          draft={dialog.draft}
          onClose={(draft) => {
            onDraftLeft({ text: draft.text });
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
        />
      );
    }
  }
}
