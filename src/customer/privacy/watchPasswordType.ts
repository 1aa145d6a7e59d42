import type { Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { patchMethod } from './patchMethod.js';

type Page = Window & typeof globalThis;

/** Methods by which an attribute `type` comes and goes; the first argument, or its name, says which attribute. */
const BY_NAME = ['setAttribute', 'removeAttribute', 'toggleAttribute'];
const BY_NAMESPACE = ['setAttributeNS', 'removeAttributeNS'];
const BY_NODE = ['setAttributeNode', 'setAttributeNodeNS', 'removeAttributeNode'];

/**
 * Tells of each input whose `type` is `password` before or after the page sets it, also while it is in no document,
 * where no observer sees it. `seen` must not throw.
 *
 * The patches, all on `HTMLInputElement.prototype`, so that other elements pay nothing: the setter of `type`, and
 * methods put over those inherited from `Element`.
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
  const over = (names: readonly string[], attributeOf: (args: unknown[]) => unknown) =>
    names.map(name =>
      patchMethod(prototype, name, (self, args, below) =>
        isType(attributeOf(args)) ? look(self, below) : below(),
      ),
    );
  return stopAll([
    patchMethod(prototype, 'type', (self, _args, below) => look(self, below)),
    ...over(BY_NAME, ([name]) => name),
    ...over(BY_NAMESPACE, ([, name]) => name),
    ...over(BY_NODE, ([node]) => (node instanceof page.Attr ? node.name : undefined)),
  ]);
}

/** What is no string will be made one by the browser: it may be `type`. */
function isType(name: unknown): boolean {
  return typeof name === 'string' ? name.toLowerCase() === 'type' : name !== undefined;
}
