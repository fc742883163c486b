// The first field of a form that is wrong gets the focus.

export function focusField(form: HTMLElement | null, field: string): void {
  form?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, select)`)?.focus();
}
