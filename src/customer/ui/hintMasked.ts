import type { Stoppable } from '../../browser/listen.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import type { Recording } from '../recorder/recording.js';
import type { MaskedKind } from './createMaskedBanner.js';
import { type Attention, watchAttention } from './watchAttention.js';

export interface MaskHints extends Stoppable {
  /** A masked element was found. */
  found(element: Element): void;
  /** What agents see from now on; `null`: nothing, so nothing has to be said. */
  follow(recording: Pick<Recording, 'idOf' | 'isOpen'> | null): void;
}

export interface MaskHintOptions {
  window: Window;
  show(kind: MaskedKind | null, element: Element | null): void;
  log: Log;
}

interface Hint {
  kind: MaskedKind;
  element: Element;
}

/** The mouse, or the focus, must rest for so long, ms: nobody is told of what they only pass. */
const REST_MS = 250;
/** What takes so much of the window's width and height is the page itself, and not a part of it that one points at. */
const WIDE = 0.8;

/**
 * Tells the customer that agents do not see what they point at or type in: all of it, where it is masked or stands in something
 * that is; a part of it, where it holds something masked itself. Where the whole page is masked only fields are told of:
 * what is hidden is the rule there. Only while the page is shown to agents.
 */
export function hintMasked({ window, show, log }: MaskHintOptions): MaskHints {
  let recording: Pick<Recording, 'idOf' | 'isOpen'> | null = null;
  let watching: Stoppable | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: Element | null = null;
  let known: WeakRef<Element>[] = [];

  const isMasked = (element: Element) =>
    recording !== null && recording.idOf(element) > 0 && !recording.isOpen(element);
  const findHint = (element: Element | null): Hint | null => {
    // Service elements, and our own interface, are not recorded.
    if (!element || !recording || recording.idOf(element) < 0) return null;
    if (!isMasked(element)) return holdsMasked(element) ? { kind: 'part', element } : null;
    if (isField(element)) return { kind: 'whole', element };
    let around = element;
    for (let at = aroundOf(around); at && isMasked(at); at = aroundOf(at)) around = at;
    return isWide(around) ? null : { kind: 'whole', element: around };
  };
  const holdsMasked = (element: Element): boolean => {
    known = known.filter(ref => ref.deref() !== undefined);
    const holds = known.some(ref => {
      const masked = ref.deref();
      return masked?.isConnected && isMasked(masked) && isInside(masked, element);
    });
    return holds && !isWide(element);
  };
  const isWide = (element: Element): boolean => {
    if (element.localName === 'html' || element.localName === 'body') return true;
    const { width, height } = element.getBoundingClientRect();
    return width > WIDE * window.innerWidth && height > WIDE * window.innerHeight;
  };
  const look = guardCallback(
    ({ pointed, focused }: Attention) => {
      const hint = findHint(pointed) ?? findHint(focused);
      if (!hint && !shown) return;
      shown = hint?.element ?? null;
      show(hint?.kind ?? null, shown);
    },
    log,
    'maskedNotHinted',
  );
  const wait = (attention: Attention) => {
    clearTimeout(timer);
    timer = setTimeout(() => look(attention), REST_MS);
  };
  const follow = (next: typeof recording) => {
    recording = next;
    clearTimeout(timer);
    if (next) {
      watching ??= watchAttention(window.document, wait);
      return;
    }
    watching?.stop();
    watching = null;
    look({ pointed: null, focused: null });
  };

  return {
    found: element => void known.push(new WeakRef(element)),
    follow,
    stop: () => follow(null),
  };
}

const isField = (element: Element): boolean => /^(input|select|textarea)$/.test(element.localName);

/** Also out of shadow trees and frames. */
function aroundOf({ parentNode }: Element): Element | null {
  if (!parentNode || parentNode.nodeType === 1) return parentNode as Element | null;
  if (parentNode.nodeType === 9) return (parentNode as Document).defaultView?.frameElement ?? null;
  return (parentNode as Partial<ShadowRoot>).host ?? null;
}

function isInside(element: Element, around: Element): boolean {
  for (let at: Element | null = element; at; at = aroundOf(at)) if (at === around) return true;
  return false;
}
