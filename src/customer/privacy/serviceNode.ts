/** Marks a subtree that does not exist for agents (JavaScript API, `markServiceElement`). */
const ATTRIBUTE = 'data-gcb-service-node';

/** Finds the roots of service subtrees. */
export const SERVICE_NODE_SELECTOR = `[${ATTRIBUTE}="true"]`;

export function markServiceNode(element: Element): void {
  element.setAttribute(ATTRIBUTE, 'true');
}
