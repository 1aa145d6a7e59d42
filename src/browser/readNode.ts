type Place = 'parentNode' | 'firstChild' | 'nextSibling';

/**
 * What is around a node, as the browser has it. Fields of a form stand before members of the form that are named
 * like them: a walk up by `form.parentNode` would come to a field, and from there to the form again, without end.
 */
const reader = (place: Place): ((node: Node) => ChildNode | ParentNode | null) => {
  const read =
    typeof Node === 'undefined' ? null : Object.getOwnPropertyDescriptor(Node.prototype, place)?.get;
  return read ? node => read.call(node) : node => node[place];
};

const parent = reader('parentNode') as (node: Node) => ParentNode | null;
const first = reader('firstChild') as (node: Node) => ChildNode | null;
const next = reader('nextSibling') as (node: Node) => ChildNode | null;

export const readNode = { parent, first, next };
