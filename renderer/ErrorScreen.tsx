// The window's door for bugs: what the person reads instead of the broken screen, with a short reference that also
// stands in the log. What is saved is in the core and is not touched by a broken screen.

import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useText } from './text/words.tsx';
import { Button } from './ui/Button.tsx';
import { Empty } from './ui/Empty.tsx';

type ErrorScreenProps = { readonly children: ReactNode };
type ErrorScreenState = { readonly reference: string | undefined };

export class ErrorScreen extends Component<ErrorScreenProps, ErrorScreenState> {
  override readonly state: ErrorScreenState = { reference: undefined };

  static getDerivedStateFromError(): ErrorScreenState {
    return { reference: newReference() };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // Names and places only: a message might carry content.
    const name = error instanceof Error ? error.name : typeof error;
    console.error(`window ${this.state.reference} ${name}`, info.componentStack?.slice(0, 600));
  }

  override render(): ReactNode {
    const { reference } = this.state;
    if (reference === undefined) return this.props.children;
    return <Broken reference={reference} onAgain={() => this.setState({ reference: undefined })} />;
  }
}

/** Short enough to be read out. */
const newReference = (): string =>
  crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36).slice(0, 6).toUpperCase() ?? '';

function Broken({ reference, onAgain }: { readonly reference: string; readonly onAgain: () => void }) {
  const t = useText();
  return (
    <div role="alert" style={{ height: '100%' }}>
      <Empty
        hint={t.bug.reference(reference)}
        actions={
          <Button kind="primary" autoFocus onPress={onAgain}>
            {t.bug.again}
          </Button>
        }
      >
        {t.bug.title}
        {t.stop}
        {t.bug.safe}
      </Empty>
    </div>
  );
}
