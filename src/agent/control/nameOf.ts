/** What a mirrored field is called, as far as agents may know; `fallback` where it has no name. */
export function nameOf(field: HTMLInputElement | HTMLSelectElement, fallback: string): string {
  const name = (field.getAttribute('aria-label') ?? textOf(field.labels?.[0])).replace(/\s+/g, ' ').trim();
  // Asterisks stand for what is hidden.
  return name === '' || /^[*\s]+$/.test(name) ? fallback : name.slice(0, 100);
}

/** Without what the fields in it hold. */
function textOf(label: HTMLLabelElement | undefined): string {
  const copy = label?.cloneNode(true) as HTMLLabelElement | undefined;
  for (const field of copy?.querySelectorAll('select, input, textarea, button') ?? []) field.remove();
  return copy?.textContent ?? '';
}
