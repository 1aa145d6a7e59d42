import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { markServiceNode } from '../privacy/serviceNode.js';

/** The api's `markServiceElement`: a page that hands it nothing, a list or a text goes on with a warning. */
export const createMarkServiceElement = (
  /** Takes the element: it stays one when the page takes its attribute away. */
  marked: WeakSet<Element>,
  log: Log,
) =>
  guardCallback(
    (element: Element) => {
      markServiceNode(element);
      marked.add(element);
    },
    log,
    'markServiceElement: an element is needed',
    'warn',
  );
