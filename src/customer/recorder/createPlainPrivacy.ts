import type { Privacy } from '../privacy/policy.js';
import type { Redaction } from './redaction.js';

/** Temporary. */
export function createPlainPrivacy(blockSelector: string): {
  privacyOf(node: Node): Privacy;
  redact: Redaction;
} {
  return {
    privacyOf(node) {
      const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
      if (!element) return 'visible';
      if (element.closest(blockSelector)) return 'service';
      const root = element.getRootNode();
      if ('host' in root && (root.host as Element).closest(blockSelector)) return 'service';
      return 'visible';
    },
    redact: {
      attribute: (_element, name, value) => (/^on/.test(name) ? null : value),
      text: text => text,
      value: (field, value) =>
        (field as HTMLInputElement).type === 'password' ? '*'.repeat(value.length) : value,
      address: url => url,
    },
  };
}
