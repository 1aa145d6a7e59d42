import type { RecordedEvent } from '../../../../src/protocol/index.js';

interface Copied {
  id: number;
  children: Copied[];
  shadow: Copied[];
  /** Of a text. */
  text?: string;
}

/** rrweb's number of a text. */
const TEXT = 3;

type Fields = Record<string, unknown>;

/** What an agent has who takes a recording at its word; a change that does not fit is an error. */
export function createCopy() {
  const nodes = new Map<number, Copied>();
  const lists = new Map<number, Copied[]>();

  const detach = (node: Copied) => {
    const list = lists.get(node.id);
    list?.splice(list.indexOf(node), 1);
    lists.delete(node.id);
  };
  const place = (node: Copied, list: Copied[], nextId: unknown) => {
    detach(node);
    const at =
      nextId === null || nextId === undefined ? list.length : list.findIndex(({ id }) => id === nextId);
    if (at < 0) throw new Error(`${node.id} should stand before ${nextId}, which is not there`);
    list.splice(at, 0, node);
    lists.set(node.id, list);
  };
  const find = (id: unknown): Copied => {
    const node = nodes.get(id as number);
    if (!node) throw new Error(`there is no ${id}`);
    return node;
  };
  const build = (sn: Fields): Copied => {
    if (typeof sn.moved === 'number') return find(sn.moved);
    const node: Copied = { id: sn.id as number, children: [], shadow: [] };
    if (nodes.has(node.id)) throw new Error(`${node.id} came twice`);
    if (sn.type === TEXT) node.text = sn.textContent as string;
    nodes.set(node.id, node);
    for (const child of (sn.childNodes ?? []) as Fields[])
      place(build(child), child.isShadow ? node.shadow : node.children, null);
    return node;
  };
  const drop = (node: Copied) => {
    nodes.delete(node.id);
    for (const child of [...node.children, ...node.shadow]) drop(child);
  };
  const describe = ({ id, text, shadow, children }: Copied): unknown =>
    text === undefined ? [id, ...[...shadow, ...children].map(describe)] : [id, text];

  return {
    apply({ type, data }: RecordedEvent) {
      if (type === 2) {
        nodes.clear();
        build(data.node as Fields);
      }
      if (type !== 3 || data.source !== 0) return;
      for (const { id, value } of data.texts as Fields[]) find(id).text = value as string;
      // rrweb's replayer forgets all that goes before it takes the first out: one may lie in another.
      const gone = (data.removes as Fields[]).map(({ id }) => find(id));
      for (const node of gone) {
        detach(node);
        if (nodes.get(node.id) === node) drop(node);
      }
      for (const add of data.adds as Fields[]) {
        const parent = find(add.parentId);
        const node = build((add.node ?? add) as Fields);
        place(node, add.isShadow ? parent.shadow : parent.children, add.nextId);
      }
    },
    describe: (id: number) => describe(find(id)),
  };
}
