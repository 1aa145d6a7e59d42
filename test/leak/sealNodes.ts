export interface FuzzOptions {
  seed: number;
  steps: number;
  /** Words that must never be sent. */
  secrets: readonly string[];
  /** Words that must all be sent. */
  controls: readonly string[];
}

/** What a page knows of its nodes while it moves them about. */
export interface FuzzModel {
  random(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** Elements that are moved about, and those that are out of the page for now. */
  pool: Element[];
  limbo: Element[];
  /** Shadow roots that nobody else knows. */
  closed: WeakMap<Node, ShadowRoot>;
  /** Must what is in it stay hidden for good? */
  isSealed(node: Node): boolean;
  isThere(node: Node): boolean;
  /** To be called before a node goes anywhere. */
  seal(node: Node): void;
  sealed: WeakSet<Node>;
  vaults: Set<Node>;
  rootOf(element: Element): ShadowRoot | null;
  /** The same in the flat tree. */
  isSealedInSlot(node: Node): boolean;
  /** Where nodes may go. */
  places(): Node[];
  takesNodes(element: Element): boolean;
  put(node: Element | Text, into: Node, what: string): void;
  make(tag: string): Element;
  /** A secret for this node. */
  word(node: Node, how: string): string;
  /** Notes what is done with a node, for whoever looks for the cause of a leak. */
  trace(node: Node, what: string): void;
  copyTrail(source: Node, copy: Node): void;
  trails(): Record<string, string>;
  step: number;
}

/**
 * Runs in the page, and is sent there as text. The model: a secret is only ever written into a node that is sealed, which is
 * one that stands in a vault (hidden for good), or stood in one or in a sealed node when it was taken out, or is a copy
 * of such a node; to stand in a slot or a frame of a vault is to stand in the vault; what is sealed must stay hidden wherever it
 * goes, also into the document of another frame. Masks that come and go are on other nodes.
 */
export function sealNodes({ seed, secrets }: FuzzOptions): void {
  let state = seed;
  const random = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const byId = (id: string) => document.getElementById(id) as HTMLElement;
  const vaults = new Set<Node>(Array.from(document.querySelectorAll('.vault')));
  const sealed = new WeakSet<Node>();
  const closed = new WeakMap<Node, ShadowRoot>();
  const trails = new WeakMap<Node, string[]>();
  const holders = new Map<string, { node: Node; how: string }>();
  let used = 0;

  const trace = (node: Node, what: string) => {
    const trail = trails.get(node) ?? [];
    trails.set(node, trail);
    trail.push(`${model.step} ${what}`);
  };
  const around = (node: Node): Node | null => {
    if (node.nodeType === 9) return (node as Document).defaultView?.frameElement ?? null;
    return node.parentNode ?? (node.nodeType === 11 ? ((node as Partial<ShadowRoot>).host ?? null) : null);
  };
  const isSealed = (node: Node): boolean => {
    for (let at: Node | null = node; at; at = around(at)) if (vaults.has(at) || sealed.has(at)) return true;
    return false;
  };
  /** Nobody can watch what the page makes inside of something that is in no page. */
  const isThere = (node: Node): boolean => {
    for (let at: Node | null = node; at; at = around(at)) if (at === document) return true;
    return false;
  };
  const isWithin = (node: Node, other: Node): boolean => {
    for (let at: Node | null = node; at; at = around(at)) if (at === other) return true;
    return false;
  };
  const word = (node: Node, how: string): string => {
    const next = secrets[used % secrets.length] ?? '';
    used += 1;
    holders.set(next, { node, how: `${model.step} ${how}` });
    return next;
  };
  /** To be called before a node goes anywhere. */
  const seal = (node: Node) => {
    if (isSealed(node) || (isThere(node) && isSealedInSlot(node))) sealed.add(node);
  };

  const rootOf = (element: Element) => closed.get(element) ?? element.shadowRoot;
  /** Where a node is displayed: its slot, also one of a closed tree. */
  const slotOf = (node: Node): Element | null => {
    const parent = node.parentNode as Element | null;
    const root = parent?.nodeType === 1 ? rootOf(parent) : null;
    for (const slot of Array.from(root?.querySelectorAll('slot') ?? []))
      if (slot.assignedNodes().includes(node as Element)) return slot;
    return null;
  };
  const isSealedInSlot = (node: Node): boolean => {
    for (let at: Node | null = node; at; at = slotOf(at) ?? around(at))
      if (vaults.has(at) || sealed.has(at)) return true;
    return false;
  };

  // The nodes that are moved about, and those that are out of the page for now.
  const pool: Element[] = [];
  const limbo: Element[] = [];
  const PLACES = new Set(['P', 'B', 'DIV', 'SPAN', 'SECTION', 'A', 'BUTTON', 'DETAILS', 'PAY-CARD']);
  const framed = Array.from(
    document.querySelectorAll('iframe'),
    frame => frame.contentDocument?.body ?? frame,
  );
  const areas = [...vaults, ...['open', 'toggled'].map(byId), ...framed] as Element[];
  const places = (): Node[] => [
    ...areas,
    ...model.pool.filter(({ nodeName }) => PLACES.has(nodeName)),
    ...model.pool.flatMap(element => closed.get(element) ?? element.shadowRoot ?? []),
  ];
  const put = (node: Element | Text, into: Node, what: string) => {
    if (isWithin(into, node) || (isSealed(into) && !isThere(into) && !isSealed(node))) return;
    seal(node);
    trace(node, `${what} into ${describe(into)}`);
    const children = Array.from(into.childNodes);
    into.insertBefore(node, random(3) === 0 && children.length > 0 ? pick(children) : null);
  };
  const describe = (node: Node): string =>
    `${node.ownerDocument === document ? '' : 'framed '}${node.nodeName}${(node as Partial<Element>).id ? `#${(node as Element).id}` : ''}${isSealed(node) ? '!' : ''}`;

  const make = (tag: string): Element => {
    const element =
      tag === 'svg'
        ? document.createElementNS('http://www.w3.org/2000/svg', tag)
        : document.createElement(tag);
    model.pool.push(element);
    trace(element, 'made');
    return element;
  };

  const model: FuzzModel = {
    ...{ vaults, rootOf, isSealedInSlot },
    ...{ random, pick, pool, limbo, closed, isSealed, isThere, seal, sealed, places, put, make, word, trace },
    takesNodes: element => PLACES.has(element.nodeName),
    copyTrail: (source, copy) => {
      trails.set(copy, [...(trails.get(source) ?? [])]);
      trace(copy, `copied ${describe(source)}`);
    },
    trails: () =>
      Object.fromEntries(
        Array.from(holders, ([secret, { node, how }]) => [
          secret,
          `${how} ${describe(node)}; ${(trails.get(node) ?? []).join('; ')}`,
        ]),
      ),
    step: 0,
  };
  (window as { fuzz?: FuzzModel }).fuzz = model;
}
