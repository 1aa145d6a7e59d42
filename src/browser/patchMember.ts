import type { Stoppable } from './listen.js';

/** How a member is reached: a method is called, a property is set or read. */
export type MemberKind = 'call' | 'set' | 'get';

/**
 * Is called in place of a member of the page's. Gives what the page gets; `below` calls what it stands over, with the page's own
 * arguments, and throws what that throws. It must throw nothing of its own.
 */
export type Over = (self: unknown, args: unknown[], below: () => unknown) => unknown;

type Method = (this: unknown, ...args: unknown[]) => unknown;

const FIELD_OF = { call: 'value', set: 'set', get: 'get' } as const;
const NOTHING: Stoppable = { stop: () => undefined };

/**
 * Puts a function over a method, a setter or a getter of the page's. The page sees no difference: the same name, length, arguments,
 * results and errors. What is inherited is looked up at each call, so that others may patch it before or after.
 * After `stop` it is gone; or passes through, where others have put theirs over it. What is not there, or frozen, is left alone.
 */
export function patchMember(owner: object, name: string, kind: MemberKind, over: Over): Stoppable {
  const field = FIELD_OF[kind];
  const own = Object.getOwnPropertyDescriptor(owner, name);
  const theirs: unknown = own ? own[field] : kind === 'call' ? findDescriptor(owner, name)?.value : undefined;
  if (typeof theirs !== 'function' || own?.configurable === false) return NOTHING;
  let active = true;
  const patched = new Proxy(theirs as Method, {
    apply(_target, self, args: unknown[]) {
      const below = () => {
        const now: unknown = own ? theirs : Reflect.get(Object.getPrototypeOf(owner) as object, name, self);
        return Reflect.apply(now as Method, self, args);
      };
      return active ? over(self, args, below) : below();
    },
  });
  const descriptor = own ?? { configurable: true, enumerable: true, writable: true };
  // Where the page lets nothing be added, nothing is.
  if (!Reflect.defineProperty(owner, name, { ...descriptor, [field]: patched })) return NOTHING;
  return {
    stop() {
      active = false;
      if (Object.getOwnPropertyDescriptor(owner, name)?.[field] !== patched) return;
      if (own) Object.defineProperty(owner, name, own);
      else Reflect.deleteProperty(owner, name);
    },
  };
}

function findDescriptor(start: object, name: string): PropertyDescriptor | undefined {
  for (let at: object | null = start; at; at = Object.getPrototypeOf(at) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor) return descriptor;
  }
  return undefined;
}
