import type { Redaction } from '../../../../src/customer/recorder/redaction.js';

/** Leaves all as it is, but for what is masked, which becomes stars. */
export const plainRedaction: Redaction = {
  attribute: (_element, _name, value, privacy) => (privacy === 'masked' ? null : value),
  isPlain: () => false,
  text: (text, privacy) => (privacy === 'masked' ? '***' : text),
  value: (value, privacy) => (privacy === 'masked' ? '***' : value),
  address: url => url,
  css: text => text,
  sheet: owner => owner.textContent,
};
