/**
 * Calls back after somebody has assigned `owner[name]`. The page sees its value as before. Where the property
 * cannot be replaced (frozen, made by a `var`, or an accessor of the page's own) nothing is done.
 */
export function watchProperty(owner: object, name: string, onAssigned: () => void): void {
  const found = Reflect.getOwnPropertyDescriptor(owner, name);
  if (found && !found.writable) return;
  let value: unknown = found?.value;
  Reflect.defineProperty(owner, name, {
    configurable: true,
    enumerable: true,
    get: () => value,
    set(next: unknown) {
      value = next;
      onAssigned();
    },
  });
}
