import type { Stoppable } from '../../browser/listen.js';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Puts a method, or the setter of a property, over one of the page's. It is called in its place, with `below` to call what it
 * stands over: exactly what the page would have called, looked up at each call where it is inherited, so that
 * others may patch it before or after. After `stop` it is gone, or, where others have put theirs over it, passes through.
 */
export function patchMethod(
  prototype: object,
  name: string,
  over: (self: unknown, args: unknown[], below: () => unknown) => unknown,
): Stoppable {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const isSetter = own !== undefined && 'set' in own && own.set !== undefined;
  let active = true;
  const patched = function (this: unknown, ...args: unknown[]): unknown {
    const below = () => {
      const method = own
        ? isSetter
          ? own.set
          : own.value
        : Reflect.get(Object.getPrototypeOf(prototype), name, this);
      return Reflect.apply(method as Method, this, args);
    };
    return active ? over(this, args, below) : below();
  };
  const inherited = own ?? findDescriptor(prototype, name);
  const theirs = isSetter ? own?.set : inherited?.value;
  if (typeof theirs !== 'function' || own?.configurable === false) return { stop: () => undefined };
  for (const key of ['name', 'length'])
    Object.defineProperty(patched, key, { value: Reflect.get(theirs, key), configurable: true });
  // Where the page has frozen it, nothing is put over it.
  Reflect.defineProperty(
    prototype,
    name,
    isSetter ? { ...own, set: patched } : { ...inherited, configurable: true, value: patched },
  );
  return {
    stop() {
      active = false;
      const now = Object.getOwnPropertyDescriptor(prototype, name);
      if ((isSetter ? now?.set : now?.value) !== patched) return;
      if (own) Object.defineProperty(prototype, name, own);
      else Reflect.deleteProperty(prototype, name);
    },
  };
}

function findDescriptor(start: object, name: string): PropertyDescriptor | undefined {
  for (let at: object | null = start; at; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor) return descriptor;
  }
  return undefined;
}
