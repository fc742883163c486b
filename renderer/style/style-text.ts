// The page's policy refuses every text that would be read as markup (trusted types). antd writes the text of its
// <style> elements the same way; a text without "<" cannot make an element, so such texts alone are let through.

type Rules = { readonly createHTML: (text: string) => string | null };

type Factory = { createPolicy(name: string, rules: Rules): unknown };

export const plainOrNothing = (text: string): string | null => (text.includes('<') ? null : text);

export function allowPlainStyles(): void {
  // The DOM's own types, where some package brings them, know no policy that refuses.
  const factory: Factory | undefined = Reflect.get(window, 'trustedTypes');
  factory?.createPolicy('default', { createHTML: plainOrNothing });
}
