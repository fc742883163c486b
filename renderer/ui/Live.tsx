// One quiet place that says what just happened to those who do not see it. It never takes the focus.

export function Live({ children }: { readonly children: string }) {
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {children}
    </div>
  );
}
