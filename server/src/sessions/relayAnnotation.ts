import type { AgentMessage, CustomerMessage } from '../../../src/protocol/index.js';
import type { AgentLink, CustomerLink } from './links.js';
import type { Room } from './room.js';

/**
 * Brings what an agent draws to the page that is shown and to the other agents. False: it was meant for a page that is
 * not shown (any more). Nothing of it is kept: who comes later does not see it.
 */
export function relayAnnotation(
  { shown, pages, windows }: Room,
  link: AgentLink,
  { page, annotation }: Extract<AgentMessage, { t: 'annotate' }>,
): boolean {
  if (shown === null || pages.get(shown) !== page) return false;
  const message = { t: 'annotate', agentId: link.agent.id, page, annotation } as const;
  shown.send(message);
  for (const { link: other } of windows.values()) if (other !== link) other.send(message);
  return true;
}

/** Tells agents that the customer has taken away what is drawn. False: this page is not in the session (any more). */
export function relayClearing(
  { pages, windows }: Room,
  link: CustomerLink,
  { page }: Extract<CustomerMessage, { t: 'clearAnnotations' }>,
): boolean {
  if (pages.get(link) !== page) return false;
  for (const { link: agent } of windows.values()) agent.send({ t: 'annotationsCleared', page });
  return true;
}
