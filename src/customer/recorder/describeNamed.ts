import type { Privacy } from '../privacy/policy.js';
import type { PackedValue } from './createPackedWriter.js';
import { type ElementDescriber, isModal, isStyleLink } from './describeElement.js';

/** Attributes of these elements are told by the state that they make. */
const STATES = new Set(['value', 'checked', 'selected']);
const FIELDS = new Set(['input', 'textarea', 'select', 'option']);

/** What has become of attributes, by name, as agents may have it: names and values by turns. */
export function describeNamed(
  element: Element,
  names: ReadonlySet<string>,
  privacy: Privacy,
  describe: ElementDescriber,
): PackedValue[] {
  const described: PackedValue[] = [];
  const { localName } = element;
  for (const name of names) {
    // These are told by what they make of the element: its state, its sheet, its document.
    if (STATES.has(name) && FIELDS.has(localName)) continue;
    if (localName === 'iframe' && (name === 'src' || name === 'srcdoc')) continue;
    if ((name === 'href' || name === 'rel') && isStyleLink(element)) continue;
    const value = element.getAttribute(name);
    described.push(name, value === null ? null : describe.attribute(element, name, value, privacy));
    if (localName === 'dialog' && name === 'open' && value !== null)
      described.push('rr_open_mode', isModal(element) ? 'modal' : 'non-modal');
  }
  return described;
}
