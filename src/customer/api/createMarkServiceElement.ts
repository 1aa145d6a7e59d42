import { guardCallback } from '../../guard/guardCallback.js';
import type { Log } from '../../guard/log.js';
import { markServiceNode } from '../privacy/serviceNode.js';

/** The api's `markServiceElement`: a page that hands it nothing, a list or a text goes on with a warning. */
export const createMarkServiceElement = (log: Log) =>
  guardCallback(markServiceNode, log, 'markServiceElement: an element is needed', 'warn');
