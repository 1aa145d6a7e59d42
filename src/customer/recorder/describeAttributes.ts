import type { Privacy } from '../privacy/policy.js';
import { hasText, isCheckable, isField } from './fieldState.js';
import { makeAbsolute, toAbsolute } from './makeAbsolute.js';
import type { RecordedAttributes } from './recordedNode.js';
import type { Redaction } from './redaction.js';

/** Attributes that hold an address. */
const ADDRESSES = new Set(['src', 'href', 'xlink:href', 'poster', 'background', 'data', 'action']);
/** Elements whose address says where the customer may go, and not what is shown. */
const LINKS = new Set(['A', 'AREA', 'FORM']);

/** All that the agent's copy needs to know of an element besides what it holds. */
export function describeAttributes(
  element: Element,
  privacy: Privacy,
  redact: Redaction,
): RecordedAttributes {
  const attributes: RecordedAttributes = {};
  for (const { name, value } of Array.from(element.attributes)) {
    const described = describeAttribute(element, name, value, privacy, redact);
    if (described !== null) attributes[name] = described;
  }
  if (element.nodeName === 'STYLE' || isStyleLink(element))
    describeStyle(element, attributes, redact, privacy);
  if (isField(element)) {
    delete attributes.checked;
    if (isCheckable(element)) {
      if (element.checked && privacy !== 'masked') attributes.checked = true;
    } else if (hasText(element)) attributes.value = redact.value(element.value, privacy);
  } else if (element.nodeName === 'OPTION') {
    delete attributes.selected;
    if ((element as HTMLOptionElement).selected && privacy !== 'masked') attributes.selected = true;
  } else if (element.nodeName === 'DIALOG' && (element as HTMLDialogElement).open) {
    attributes.rr_open_mode = isModal(element) ? 'modal' : 'non-modal';
  } else if (element.nodeName === 'AUDIO' || element.nodeName === 'VIDEO') {
    describeMedia(element as HTMLMediaElement, attributes);
  } else if (element.nodeName === 'IFRAME') {
    delete attributes.src;
    delete attributes.srcdoc;
  }
  return attributes;
}

/** One attribute, as the agent's copy should have it; `null`: not at all. */
export function describeAttribute(
  element: Element,
  name: string,
  value: string,
  privacy: Privacy,
  redact: Redaction,
): string | null {
  const kept = redact.attribute(element, name, value, privacy);
  if (kept === null) return null;
  const base = element.ownerDocument.baseURI;
  if (name === 'style') return makeAbsolute(kept, base);
  if (name === 'srcset') return absoluteCandidates(kept, base);
  if (!ADDRESSES.has(name) || kept === '') return kept;
  // In SVG and XHTML names of elements are not in capitals.
  if (LINKS.has(element.nodeName.toUpperCase())) return redact.address(toAbsolute(kept, base), base);
  return kept.startsWith('#') || kept.startsWith('data:') ? kept : toAbsolute(kept, base);
}

export const isStyleLink = (element: Element): element is HTMLLinkElement =>
  element.nodeName === 'LINK' && (element as HTMLLinkElement).relList.contains('stylesheet');

/** A sheet is written down as the browser has it now, whatever the element or its file says. */
export function describeStyle(
  element: Element,
  attributes: RecordedAttributes,
  redact: Redaction,
  privacy: Privacy,
): void {
  const text = redact.sheet(element, privacy);
  if (text === null) return;
  attributes._cssText = text;
  delete attributes.rel;
  delete attributes.href;
}

function describeMedia(media: HTMLMediaElement, attributes: RecordedAttributes): void {
  attributes.rr_mediaState = media.paused ? 'paused' : 'played';
  attributes.rr_mediaCurrentTime = media.currentTime;
  attributes.rr_mediaPlaybackRate = media.playbackRate;
  if (media.muted) attributes.rr_mediaMuted = true;
  attributes.rr_mediaVolume = media.volume;
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

function isModal(element: Element): boolean {
  try {
    return element.matches(':modal');
  } catch {
    return true; // A browser that does not know the selector: most open dialogs are.
  }
}
