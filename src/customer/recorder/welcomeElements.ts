import { type Field, hasHiddenState } from './fieldState.js';
import type { Scopes } from './keepScopes.js';
import type { ShadowWatch } from './watchShadows.js';

export interface Welcome {
  /** An element that was just written down, or that agents have no part of. */
  meet(element: Element): void;
  /** Does for those that were met what they need besides. */
  run(): void;
  clear(): void;
}

export interface WelcomeOptions {
  top: Document;
  shadows: Pick<ShadowWatch, 'of'>;
  scopes: Pick<Scopes, 'of'>;
  isService(node: Node): boolean;
  noteField(field: Field): void;
  observe(root: ShadowRoot): void;
  enterFrame(frame: HTMLIFrameElement): void;
}

export function welcomeElements(options: WelcomeOptions): Welcome {
  const { top, shadows, scopes, isService, noteField, enterFrame, observe } = options;
  let met: Element[] = [];
  const welcome = (element: Element) => {
    const shadow = shadows.of(element);
    if (isService(element)) {
      // Our own interface.
      if (element.parentNode === top.documentElement) return;
      // Of what is in it nothing is written down, but what is taken out of its shadow trees must be known.
      if (shadow) observe(shadow);
      for (const root of [element, shadow])
        for (const child of Array.from(root?.children ?? [])) met.push(child);
    } else if (shadow) scopes.of(element.ownerDocument)?.watchShadow(shadow);
    if (hasHiddenState(element)) noteField(element);
    if (element.localName === 'iframe') enterFrame(element as HTMLIFrameElement);
  };
  return {
    meet: element => void met.push(element),
    run() {
      for (let list = met; list.length > 0; list = met) {
        met = [];
        list.forEach(welcome);
      }
    },
    clear() {
      met = [];
    },
  };
}
