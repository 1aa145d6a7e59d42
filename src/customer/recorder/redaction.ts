import type { Privacy } from '../privacy/policy.js';

/** Takes out of what is written down what agents must not see. Where a node stands is the policy's matter. */
export interface Redaction {
  /** An attribute as agents may have it; `null`: not at all. */
  attribute(element: Element, name: string, value: string, privacy: Privacy): string | null;
  /** Is the value of an attribute of this name shown as it is, on every element that is not masked? */
  isPlain(name: string): boolean;
  text(text: string, privacy: Privacy): string;
  /** What a field holds. */
  value(value: string, privacy: Privacy): string;
  /** The address of a page, a link or a form. */
  address(url: string, base: string): string;
  /** A rule of a style sheet, as it may be where it is as hidden as that. */
  css(text: string, privacy: Privacy): string;
  /** The rules of an element's style sheet; `null`: it has none, or none that can be read. */
  sheet(owner: Element, privacy: Privacy): string | null;
}
