import type { FillSecret } from './fillSecrets.js';
import type { FuzzModel, FuzzOptions } from './sealNodes.js';

export interface FuzzResult {
  /** What the page did with a secret, and with the node that holds it, step by step. */
  trails: Record<string, string>;
  errors: string[];
  steps: number;
}

/** Runs in the page, after `sealNodes` and `fillSecrets`: changes it at random, with and without secrets. */
export async function changeSecrets({ steps, controls }: FuzzOptions): Promise<FuzzResult> {
  const page = window as unknown as { fuzz: FuzzModel; fillSecret: FillSecret };
  const { fuzz, fillSecret: fill } = page;
  const { random, pick, limbo, closed, isSealed, isThere, seal, sealed, places, put, make, word, trace } =
    fuzz;
  const byId = (id: string) => document.getElementById(id) as HTMLElement;
  const TAGS = ['p', 'b', 'div', 'div', 'span', 'section', 'a', 'button', 'details', 'pay-card'];
  const FIELDS = ['input', 'textarea', 'select', 'img', 'style', 'svg', 'option'];
  const errors: string[] = [];
  let shown = 0;
  const sealCopies = (source: Node, copy: Node) => {
    if (isSealed(source) || isInSealedSlot(source)) sealed.add(copy);
    const [from, to] = [source, copy].map(node => document.createNodeIterator(node));
    for (;;) {
      const [one, other] = [from?.nextNode(), to?.nextNode()];
      if (!one || !other) return;
      if (sealed.has(one) || isInSealedSlot(one)) sealed.add(other);
      fuzz.copyTrail(one, other);
    }
  };
  const isInSealedSlot = (node: Node) => isThere(node) && fuzz.isSealedInSlot(node);
  const sealFlat = (node: Node) => {
    if (isInSealedSlot(node)) sealed.add(node);
  };
  const keepPooled = (copy: Element) => {
    fuzz.pool.push(copy);
    for (const element of Array.from(copy.querySelectorAll('*')).slice(0, 3)) fuzz.pool.push(element);
  };

  for (const tag of ['div', 'p']) byId('open').append(make(tag));
  const actions: [weight: number, act: () => void][] = [
    [
      10, // Something new in what is sealed.
      () => {
        const into = pick(places().filter(isSealed).filter(isThere));
        const element = make(random(3) ? pick(TAGS) : pick(FIELDS));
        into.appendChild(element);
        fill(element);
        if (fuzz.takesNodes(element)) fill(element);
      },
    ],
    [
      3, // Something new in what is seen.
      () => put(make(pick(TAGS)), pick(places()), 'new'),
    ],
    [
      1, // Something that must arrive.
      () => {
        const control = controls[shown];
        if (control && fuzz.step > (shown * steps) / controls.length) {
          byId('controls').append(control);
          shown += 1;
        }
      },
    ],
    [
      8,
      () => {
        const element = pick(fuzz.pool.filter(isThere).filter(fuzz.isSealedInSlot));
        if (element) fill(element);
      },
    ],
    [14, () => put(pick(fuzz.pool), pick(places()), 'moved')],
    [
      4,
      () => {
        const texts = fuzz.pool
          .flatMap(({ childNodes }) => Array.from(childNodes))
          .filter(({ nodeType }) => nodeType === 3);
        if (texts.length === 0) return;
        const text = pick(texts) as Text;
        const part =
          random(2) && text.length > 4 && isThere(text) ? text.splitText(random(text.length)) : text;
        put(part, pick(places()), 'moved text');
      },
    ],
    [
      4, // Wraps.
      () => {
        const element = pick(fuzz.pool);
        if (!element.parentNode || !isThere(element)) return;
        const wrapper = make(pick(['div', 'p', 'b']));
        seal(element);
        trace(element, 'wrapped');
        if (random(4) === 0) wrapper.setAttribute('data-gcb-mask', '');
        element.replaceWith(wrapper);
        wrapper.append(element);
      },
    ],
    [
      3, // Unwraps.
      () => {
        const element = pick(fuzz.pool);
        if (!element.parentNode || !fuzz.takesNodes(element)) return;
        seal(element);
        for (const child of Array.from(element.childNodes)) {
          seal(child);
          trace(child, 'unwrapped');
        }
        element.replaceWith(...Array.from(element.childNodes));
      },
    ],
    [
      8,
      () => {
        const source = pick(fuzz.pool);
        const isDeep = random(3) > 0;
        const into = pick(places());
        const copy = (
          random(2) ? source.cloneNode(isDeep) : (into.ownerDocument ?? document).importNode(source, isDeep)
        ) as Element;
        sealCopies(source, copy);
        keepPooled(copy);
        if (random(4)) put(copy, into, 'copy');
        else limbo.push(copy);
      },
    ],
    [
      5,
      () => {
        const element = pick(fuzz.pool);
        seal(element);
        trace(element, 'detached');
        element.remove();
        limbo.push(element);
      },
    ],
    [
      6,
      () => {
        const element = limbo.splice(random(limbo.length), 1)[0];
        if (element) put(element, pick(places()), 'attached again');
      },
    ],
    [
      5, // Masks that come and go, on what is not a vault.
      () => {
        const element = random(3) ? pick(fuzz.pool) : byId('toggled');
        trace(element, 'toggled');
        element.toggleAttribute('data-gcb-mask');
      },
    ],
    [
      4,
      () => {
        const input = pick(fuzz.pool.filter(({ nodeName }) => nodeName === 'INPUT')) as
          | HTMLInputElement
          | undefined;
        if (!input) return;
        const type = pick(['text', 'password', 'email', 'hidden', 'tel']);
        // A password is one for good.
        if (type === 'password') sealed.add(input);
        trace(input, type);
        if (random(2)) input.type = type;
        else input.setAttribute('type', type);
        if (isSealed(input) && isThere(input)) input.value = word(input, `typed ${type}`);
      },
    ],
    [
      2,
      () => {
        const input = make('input') as HTMLInputElement;
        input.type = 'password';
        sealed.add(input);
        input.value = word(input, 'new password');
        if (random(2)) input.type = 'text';
        put(input, pick(places()), 'password');
      },
    ],
    [
      2,
      () => {
        const element = pick(
          fuzz.pool.filter(({ nodeName }) => ['DIV', 'P', 'SECTION', 'SPAN'].includes(nodeName)),
        );
        if (!element || !isThere(element) || element.shadowRoot || closed.has(element)) return;
        const mode = pick(['open', 'closed'] as const);
        const root = element.attachShadow({ mode });
        if (mode === 'closed') closed.set(element, root);
        trace(element, `shadow ${mode}`);
        const boxes = [
          '<b class="box vault" data-gcb-mask><slot name="a"></slot></b><slot></slot>',
          '<i class="box"></i><b class="box vault" data-gcb-mask><slot></slot></b><slot name="b"></slot>',
        ];
        root.innerHTML = pick(['<slot></slot>', '<b><slot></slot></b>', '<i>a</i>', ...boxes]);
        for (const vault of Array.from(root.querySelectorAll('.vault'))) fuzz.vaults.add(vault);
        if (isSealed(element) && isThere(element)) root.append(word(element, 'shadow'));
      },
    ],
    [
      4, // Another slot: a place in the flat tree is left without a move.
      () => {
        const element = pick(fuzz.pool);
        sealFlat(element);
        trace(element, 'slot');
        element.slot = pick(['', 'a', 'b']);
      },
    ],
    [
      4, // Slots come, go and move within a shadow tree.
      () => {
        const host = pick(fuzz.pool.filter(element => fuzz.rootOf(element)));
        const root = host && fuzz.rootOf(host);
        if (!root) return;
        for (const child of Array.from(host.childNodes)) sealFlat(child);
        const slots = Array.from(root.querySelectorAll('slot'));
        const slot = random(2) ? pick(slots) : document.createElement('slot');
        if (!slot) return;
        if (random(2)) slot.name = pick(['', 'a', 'b']);
        const boxes = Array.from(root.querySelectorAll('.box'));
        if (random(4) === 0) slot.remove();
        else pick([root, ...boxes]).appendChild(slot);
        trace(host, 'slots');
      },
    ],
    [
      1,
      () => {
        // Where a text that is hidden stands beside one that is not, the page would copy it into that as text.
        for (const element of fuzz.pool) if (random(30) === 0 && isSealed(element)) element.normalize();
      },
    ],
  ];
  const total = actions.reduce((sum, [weight]) => sum + weight, 0);
  // The recorder rests between two looks: now and then all is looked at, and sometimes much happens in between.
  const wait = async () => {
    if (random(2) === 0) await new Promise(done => setTimeout(done, 60));
    await new Promise<void>(done => requestAnimationFrame(() => setTimeout(done)));
  };
  for (; fuzz.step < steps; fuzz.step += 1) {
    let at = random(total);
    const act = actions.find(([weight]) => {
      at -= weight;
      return at < 0;
    })?.[1];
    try {
      act?.();
    } catch (error) {
      // Some places do not take some nodes.
      if (
        !(error instanceof Error) ||
        !/Hierarchy|pick|undefined|null/.test(`${error.name} ${error.message}`)
      )
        errors.push(`${fuzz.step}: ${error}`);
    }
    fuzz.pool = fuzz.pool.filter((element, index) => fuzz.pool.indexOf(element) === index);
    while (fuzz.pool.length > 160) {
      const [old] = fuzz.pool.splice(random(fuzz.pool.length), 1);
      if (!old) break;
      seal(old);
      old.remove();
    }
    if (limbo.length > 30) limbo.shift();
    if (random(20) === 0) await wait();
    else if (random(10) === 0) await null;
  }
  while (shown < controls.length) {
    byId('controls').append(controls[shown] ?? '');
    shown += 1;
  }
  return { trails: fuzz.trails(), errors, steps: fuzz.step };
}
