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
  return patchPage(page, PAGE_PATCHES.passwords, member => {
    if (member === 'set HTMLInputElement.type') return (self, _args, below) => look(self, below);
    const attributeOf = findAttribute(page, nameOfPatch(member));
    return (self, args, below) => (isType(attributeOf(args)) ? look(self, below) : below());
  });
}

/** Which attribute a call of a method is about: it is named by the first argument, by the second, or by a node. */
function findAttribute(page: Page, method: string): (args: readonly unknown[]) => unknown {
  if (method.includes('Node')) return ([node]) => (node instanceof page.Attr ? node.name : undefined);
  const place = method.endsWith('NS') ? 1 : 0;
  return args => args[place];
}

/** What is no string will be made one by the browser: it may be `type`. */
function isType(name: unknown): boolean {
  if (typeof name !== 'string') return name !== undefined;
  return name.length === 4 && name.toLowerCase() === 'type';
}
