import type { Stoppable } from '../../browser/listen.js';

/** Wraps what is called from within the page's own code, so that it never throws there. */
export type Guard = <Args extends unknown[]>(callback: (...args: Args) => void) => (...args: Args) => void;

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Calls `after` each time that a method has been called. The page sees no difference: the same arguments, the same
 * result, the same errors. Undone only where nobody has patched it since; otherwise ours stays and does nothing.
 */
export function patchMethod(
  owner: object,
  name: string,
  after: (self: unknown, args: readonly unknown[], result: unknown) => void,
  guard: Guard = callback => callback,
): Stoppable {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const original = descriptor?.value as Method | undefined;
  if (!descriptor?.configurable || typeof original !== 'function') return { stop: () => undefined };
  let stopped = false;
  const told = guard(after);
  const patched = new Proxy(original, {
    apply(target, self, args: unknown[]) {
      const result = Reflect.apply(target, self, args);
      if (!stopped) told(self, args, result);
      return result;
    },
  });
  Object.defineProperty(owner, name, { ...descriptor, value: patched });
  return {
    stop() {
      stopped = true;
      if (Object.getOwnPropertyDescriptor(owner, name)?.value === patched)
        Object.defineProperty(owner, name, descriptor);
    },
  };
}

/** The same for a property that is set. */
export function patchSetter(
  owner: object,
  name: string,
  after: (self: unknown) => void,
  guard: Guard = callback => callback,
): Stoppable {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const original = descriptor?.set;
  if (!descriptor?.configurable || !original) return { stop: () => undefined };
  let stopped = false;
  const told = guard(after);
  const patched = new Proxy(original, {
    apply(target, self, args: [unknown]) {
      Reflect.apply(target, self, args);
      if (!stopped) told(self);
    },
  });
  Object.defineProperty(owner, name, { ...descriptor, set: patched });
  return {
    stop() {
      stopped = true;
      if (Object.getOwnPropertyDescriptor(owner, name)?.set === patched)
        Object.defineProperty(owner, name, descriptor);
    },
  };
}

/** The same for a property that is read. */
export function patchGetter(
  owner: object,
  name: string,
  after: (self: unknown) => void,
  guard: Guard = callback => callback,
): Stoppable {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const original = descriptor?.get;
  if (!descriptor?.configurable || !original) return { stop: () => undefined };
  let stopped = false;
  const told = guard(after);
  const patched = new Proxy(original, {
    apply(target, self) {
      if (!stopped) told(self);
      return Reflect.apply(target, self, []);
    },
  });
  Object.defineProperty(owner, name, { ...descriptor, get: patched });
  return {
    stop() {
      stopped = true;
      if (Object.getOwnPropertyDescriptor(owner, name)?.get === patched)
        Object.defineProperty(owner, name, descriptor);
    },
  };
}
