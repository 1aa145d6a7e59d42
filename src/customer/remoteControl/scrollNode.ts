import type { Command } from '../../protocol/index.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';

/** Scrolls an element, or the page of a document, to a place. The browser keeps it within what there is. */
export function scrollNode(page: ControlledPage, command: Extract<Command, { do: 'scroll' }>): Outcome {
  const node = page.nodeOf(command.node);
  if (!node?.isConnected) return 'gone';
  const isDocument = node.nodeType === 9;
  const element = isDocument ? (node as Document).documentElement : (node as Element);
  if (element?.nodeType !== 1) return 'impossible';
  const refusal = refuseTarget(page, element);
  if (refusal) return refusal;
  const scroller = isDocument ? ((node as Document).scrollingElement ?? element) : element;
  scroller.scrollTo({ left: command.x, top: command.y, behavior: 'instant' });
  return null;
}
