// Both the window and the document ask for the focus when something opens. Where the window's wish arrives second, Chromium
// gives the frame the focus and takes it from the element that had it: keys would then lead nowhere. It is given back.

export function keepFocus(): void {
  let last: HTMLElement | undefined;
  const giveBack = () => {
    const isNowhere = document.hasFocus() && document.activeElement === document.body;
    if (isNowhere && last?.isConnected) last.focus({ preventScroll: true });
  };
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) setTimeout(giveBack);
  });
  window.addEventListener('focus', giveBack);
}
