import { vi } from 'vitest';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import { createOpenings } from '../../../../src/customer/recorder/createOpenings.js';
import type { LiveContext } from '../../../../src/customer/recorder/liveWatch.js';
import { createNodeBook } from '../../../../src/customer/recorder/nodeBook.js';
import { plainRedaction } from './plainRedaction.js';

/** A page of which agents have all but what `data-service` hides, and what a watch of its live states is given. */
export function openLive(html: string) {
  document.body.innerHTML = html;
  const book = createNodeBook();
  const isService = (node: Node) =>
    (node.nodeType === 1 ? (node as Element) : node.parentElement)?.closest('[data-service]') != null;
  const enter = (node: Node): void => {
    if (isService(node) || node.nodeType === 8) return;
    book.enter(node, node.parentNode ? book.entryOf(node.parentNode) : null);
    for (const child of Array.from(node.childNodes)) enter(child);
  };
  enter(document);
  const privacyOf = (node: Node): Privacy => {
    if (isService(node)) return 'service';
    const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
    return element?.closest('[data-mask]') ? 'masked' : 'visible';
  };
  const onChange = vi.fn();
  const context: LiveContext = {
    window: window as Window & typeof globalThis,
    book,
    privacyOf,
    redact: plainRedaction,
    rootsOf: () => [document],
    openings: createOpenings(),
    onChange,
    guard: callback => callback,
  };
  const get = (id: string) => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`no #${id}`);
    return found;
  };
  return { context, book, onChange, get, idOf: (id: string) => book.idOf(get(id)) };
}
