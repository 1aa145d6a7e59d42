import { HOVER_MARK } from '../../browser/hoverMark.js';
import { PRIVACY_MARK } from '../../protocol/index.js';
import type { Privacy } from '../privacy/policy.js';
import { FIELDS, type Field, hasText, isCheckable } from './fieldState.js';
import { makeAbsolute, toAbsolute } from './makeAbsolute.js';
import type { Redaction } from './redaction.js';

/** Attributes of an element as agents may have them. `true`: present without a value. */
export interface AttributeList {
  names: string[];
  values: (string | number | true)[];
}

/** @param around what holds for the element around this one */
export type ElementWriter = (
  element: Element,
  privacy: Privacy,
  around: Privacy,
  into: AttributeList,
) => void;

export interface ElementDescriber {
  /** All that the agent's copy needs to know of an element besides what it holds. */
  element: ElementWriter;
  /** One attribute, as the agent's copy should have it; `null`: not at all. */
  attribute(element: Element, name: string, value: string, privacy: Privacy): string | null;
  /** A sheet is written down as the browser has it now, whatever the element or its file says; `null`: not readable. */
  sheet(element: Element, privacy: Privacy): string | null;
}

/** Attributes that hold an address. */
const ADDRESSES = new Set(['src', 'href', 'xlink:href', 'poster', 'background', 'data', 'action']);
/** Elements whose address says where the customer may go, and not what is shown. */
const LINKS = new Set(['a', 'area', 'form']);
/** These are told by what they make of the element: its state, its document. */
const MADE_UP: ReadonlyMap<string, readonly string[]> = new Map([
  ['input', ['checked']],
  ['option', ['selected']],
  ['iframe', ['src', 'srcdoc']],
]);
/** Pictures and players: what is masked of them is a box of the same size. */
const PICTURES = new Set(['img', 'video', 'canvas', 'object', 'embed', 'picture', 'svg', 'iframe']);

export const isStyleLink = (element: Element): element is HTMLLinkElement =>
  element.localName === 'link' && (element as HTMLLinkElement).relList?.contains('stylesheet');

export function describeElement(redact: Redaction): ElementDescriber {
  /** Is the value shown as it is wherever the element is? By name. */
  const plain = new Map<string, boolean>();
  const isPlain = (name: string): boolean => {
    let answer = plain.get(name);
    if (answer === undefined) {
      answer = name !== 'style' && name !== 'srcset' && !ADDRESSES.has(name) && redact.isPlain(name);
      plain.set(name, answer);
    }
    return answer;
  };

  const attribute = (element: Element, name: string, value: string, privacy: Privacy): string | null => {
    if ((privacy === 'visible' || privacy === 'control') && isPlain(name)) return value;
    const kept = redact.attribute(element, name, value, privacy);
    if (kept === null) return null;
    if (name !== 'style' && name !== 'srcset' && !ADDRESSES.has(name)) return kept;
    const base = element.ownerDocument.baseURI;
    if (name === 'style') return makeAbsolute(kept, base);
    if (name === 'srcset') return absoluteCandidates(kept, base);
    if (kept === '') return kept;
    if (LINKS.has(element.localName)) return redact.address(toAbsolute(kept, base), base);
    return kept.startsWith('#') || kept.startsWith('data:') ? kept : toAbsolute(kept, base);
  };

  const { sheet } = redact;

  return {
    attribute,
    sheet,
    element(element, privacy, around, into) {
      const { localName } = element;
      const css =
        localName === 'style' || (localName === 'link' && isStyleLink(element))
          ? sheet(element, privacy)
          : null;
      const field = FIELDS.has(localName) ? (element as Field) : null;
      const holdsText = field !== null && hasText(field);
      const madeUp = MADE_UP.get(localName);
      for (const name of element.getAttributeNames()) {
        if (name === HOVER_MARK || madeUp?.includes(name) || (holdsText && name === 'value')) continue;
        if (css !== null && (name === 'rel' || name === 'href')) continue;
        const described = attribute(element, name, element.getAttribute(name) ?? '', privacy);
        if (described !== null) add(into, name, described);
      }
      if (css !== null) add(into, '_cssText', css);
      if (field) {
        if (holdsText) add(into, 'value', redact.value(field.value, privacy));
        else if (isCheckable(field) && field.checked && privacy !== 'masked') add(into, 'checked', true);
      } else describeState(element, localName, privacy, into);
      if (privacy === 'masked' || privacy === 'control')
        describePrivacy(element, localName, privacy, around, into);
    },
  };
}

function add(into: AttributeList, name: string, value: string | number | true): void {
  into.names.push(name);
  into.values.push(value);
}

function describeState(element: Element, localName: string, privacy: Privacy, into: AttributeList): void {
  if (localName === 'option') {
    if ((element as HTMLOptionElement).selected && privacy !== 'masked') add(into, 'selected', true);
  } else if (localName === 'dialog') {
    if ((element as HTMLDialogElement).open)
      add(into, 'rr_open_mode', isModal(element) ? 'modal' : 'non-modal');
  } else if (localName === 'audio' || localName === 'video') {
    const media = element as HTMLMediaElement;
    add(into, 'rr_mediaState', media.paused ? 'paused' : 'played');
    add(into, 'rr_mediaCurrentTime', media.currentTime);
    add(into, 'rr_mediaPlaybackRate', media.playbackRate);
    if (media.muted) add(into, 'rr_mediaMuted', true);
    add(into, 'rr_mediaVolume', media.volume);
  }
}

/**
 * Says to the agent's view where something hidden or denied begins, so that it can draw a border, and how large a
 * hidden picture is. Asking for that is the only look at the layout; it is asked of hidden pictures alone.
 */
function describePrivacy(
  element: Element,
  localName: string,
  privacy: Privacy,
  around: Privacy,
  into: AttributeList,
): void {
  if (privacy === 'masked' && PICTURES.has(localName)) {
    const { width, height } = element.getBoundingClientRect();
    add(into, PRIVACY_MARK, 'picture');
    add(into, 'rr_width', `${width}px`);
    add(into, 'rr_height', `${height}px`);
  } else if (around !== privacy) add(into, PRIVACY_MARK, privacy);
}

/** `srcset`: addresses with descriptors, parted by commas that may stand in addresses too. */
function absoluteCandidates(value: string, base: string): string {
  return value
    .split(/,\s+/)
    .map(candidate => {
      const [address = '', ...descriptors] = candidate.trim().split(/\s+/);
      return [toAbsolute(address, base), ...descriptors].join(' ');
    })
    .join(', ');
}

export function isModal(element: Element): boolean {
  try {
    return element.matches(':modal');
  } catch {
    return true; // A browser that does not know the selector: most open dialogs are.
  }
}
