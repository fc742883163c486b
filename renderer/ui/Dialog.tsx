// A dialog over the window. It takes the focus together with its first picture, so that no key meets the page beneath,
// traps it, gives it back to where it came from, and closes with Esc. Its buttons are ours and say what they do.

import Modal from 'antd/es/modal';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { AntRoot } from './AntRoot.tsx';
import styles from './Dialog.module.css';

type DialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly closeLabel: string;
  /** px at normal size */
  readonly width?: number;
  /** There is nothing in it but to read: it can be scrolled by keyboard. */
  readonly reading?: boolean;
};

export function Dialog({
  title,
  children,
  actions,
  onClose,
  closeLabel,
  width = 560,
  reading = false,
}: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  // Its place in the page is made by an effect of the Modal, which comes before this one.
  useLayoutEffect(() => {
    const before = document.activeElement;
    focusFirst(body.current);
    return () => giveBack(before);
  }, []);
  return (
    <AntRoot>
      <Modal
        open
        centered
        destroyOnHidden
        title={title}
        footer={null}
        width={`min(${width / 14}rem, 94vw)`}
        onCancel={onClose}
        closable={{ 'aria-label': closeLabel }}
        mask={{ closable: false, blur: false }}
        className={styles.dialog ?? ''}
        transitionName=""
        maskTransitionName=""
      >
        <div ref={body}>
          <div className={styles.body} {...(reading && { tabIndex: 0, role: 'group', 'aria-label': title })}>
            {children}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      </Modal>
    </AntRoot>
  );
}

/** What asked for the focus before the dialog was in the page, and so could not get it. */
function focusFirst(within: HTMLElement | null): void {
  within?.querySelector<HTMLElement>('[data-first], [data-first-within] input')?.focus();
}

/** Once the dialog is out of the page; whoever closed it may have sent the focus elsewhere. */
function giveBack(to: Element | null): void {
  queueMicrotask(() => {
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (nowhere && to instanceof HTMLElement && to.isConnected) to.focus({ preventScroll: true });
  });
}
