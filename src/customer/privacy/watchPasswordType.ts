import type { Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { nameOfPatch, patchPage } from '../../browser/patchPage.js';

type Page = Window & typeof globalThis;

/**
 * Tells of each input whose `type` is `password` before or after the page sets it, also while it is in no document,
 * where no observer sees it. `seen` must not throw.
 */
export function watchPasswordType(page: Page, seen: (input: HTMLInputElement) => void): Stoppable {
  const { prototype } = page.HTMLInputElement;
  const isPassword = (self: unknown): self is HTMLInputElement => {
    try {
      return (Reflect.get(prototype, 'type', self) as unknown) === 'password';
    } catch {
      return false; // The page calls the method on something that is no input.
    }
  };
  const look = (self: unknown, below: () => unknown): unknown => {
    if (isPassword(self)) {
      seen(self);
      return below();
    }
    const result = below();
    if (isPassword(self)) seen(self);
    return result;
  };
  /** The attribute that a call is about: named by the first argument, by the second, or by a node. */
  const attributeOf = (method: string, [first, second]: unknown[]): unknown => {
    if (/Node/.test(method)) return first instanceof page.Attr ? first.name : undefined;
    return /NS$/.test(method) ? second : first;
  };
  return patchPage(page, PAGE_PATCHES.passwords, member => {
    if (member === 'set HTMLInputElement.type') return (self, _args, below) => look(self, below);
    const method = nameOfPatch(member);
    return (self, args, below) => (isType(attributeOf(method, args)) ? look(self, below) : below());
  });
}

/** What is no string will be made one by the browser: it may be `type`. */
function isType(name: unknown): boolean {
  return typeof name === 'string' ? name.toLowerCase() === 'type' : name !== undefined;
}
