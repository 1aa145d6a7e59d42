import type { Stoppable } from '../../browser/listen.js';
import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { tellAfter } from '../../browser/tellAfter.js';
import { type Guard, unguarded } from './guard.js';

export interface ShadowWatch extends Stoppable {
  /** The shadow root of an element; closed ones only if they were attached while we were watching. */
  of(element: Element): ShadowRoot | null;
  /** Another window whose elements may get shadow roots. */
  watch(window: Window & typeof globalThis): Stoppable;
}

/** Attaching a shadow root is no mutation: nothing else tells of it, and closed ones cannot be found later. */
export function watchShadows(onAttached: (host: Element) => void, guard: Guard = unguarded): ShadowWatch {
  const closed = new WeakMap<Element, ShadowRoot>();
  const patches = new Set<Stoppable>();
  return {
    of: element => element.shadowRoot ?? closed.get(element) ?? null,
    watch(window) {
      const note = guard((self: unknown, _args: readonly unknown[], result: unknown) => {
        const host = self as Element;
        if (!host.shadowRoot) closed.set(host, result as ShadowRoot);
        onAttached(host);
      });
      const patch = patchPage(window, PAGE_PATCHES.shadows, () => tellAfter(note));
      patches.add(patch);
      return {
        stop() {
          patches.delete(patch);
          patch.stop();
        },
      };
    },
    stop() {
      for (const patch of patches) patch.stop();
      patches.clear();
    },
  };
}
