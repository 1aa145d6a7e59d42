/**
 * Changes the page's DOM at random, `count` times, in bursts with pauses between. Runs inside of the page:
 * it must not use anything outside of itself. The same seed makes the same changes.
 */
export async function changeAtRandom({ seed, count }: { seed: number; count: number }): Promise<number> {
  // mulberry32: small, and good enough to choose by.
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const root = document.getElementById('content');
  if (!root) throw new Error('no content');
  let made = 0;

  const roots = (): (Element | ShadowRoot)[] => {
    const shadows = Array.from(root.querySelectorAll('*')).flatMap(({ shadowRoot }) =>
      shadowRoot ? [shadowRoot] : [],
    );
    return [root, root, root, ...shadows];
  };
  // Not what is inside of an svg: taken out of it, rrweb loses its namespace (docs/SPEC.md, known limits).
  const elements = (): Element[] => Array.from(pick(roots()).querySelectorAll('*:not(svg *)'));
  const containers = () =>
    elements().filter(element => /^(DIV|P|UL|SECTION|ARTICLE|SPAN|X-BOX)$/.test(element.tagName));
  const anyContainer = (): Node => (random() < 0.2 ? pick(roots()) : (pick(containers()) ?? root));
  const anyElement = (): Element => pick(elements()) ?? root;
  const anyChildOf = (parent: Node) =>
    random() < 0.4 ? null : (parent.childNodes[below(parent.childNodes.length)] ?? null);

  const makeLeaf = (): Element => {
    const name = pick(['span', 'b', 'input', 'textarea', 'select', 'img', 'svg', 'button', 'a', 'x-box']);
    made += 1;
    if (name === 'svg') {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const shape = document.createElementNS(
        'http://www.w3.org/2000/svg',
        pick(['circle', 'linearGradient']),
      );
      shape.setAttribute('viewBox', `${made}`);
      svg.append(shape);
      return svg;
    }
    const element = document.createElement(name);
    element.id = `e${made}`;
    if (element instanceof HTMLInputElement) element.type = pick(['text', 'checkbox', 'number', 'search']);
    if (element instanceof HTMLSelectElement) {
      for (const label of ['one', 'two', 'three']) element.append(new Option(label, label));
    }
    if (['span', 'b', 'button', 'a'].includes(name)) element.textContent = `text ${made}`;
    return element;
  };
  const make = (depth: number): Node => {
    if (random() < 0.25) {
      made += 1;
      return document.createTextNode(`words ${made} `);
    }
    if (depth > 2 || random() < 0.5) return makeLeaf();
    const element = document.createElement(pick(['div', 'p', 'ul', 'section', 'article']));
    for (let n = below(4); n > 0; n -= 1) element.append(make(depth + 1));
    return element;
  };

  const changes: (() => void)[] = [
    () => {
      const parent = anyContainer();
      parent.insertBefore(make(0), anyChildOf(parent));
    },
    () => {
      const parent = anyContainer();
      const fragment = document.createDocumentFragment();
      for (let n = 1 + below(4); n > 0; n -= 1) fragment.append(make(1));
      parent.insertBefore(fragment, anyChildOf(parent));
    },
    () => {
      const parent = anyContainer();
      const child = anyElement();
      if (!child.contains(parent) && child !== root && child.getRootNode() === parent.getRootNode()) {
        parent.insertBefore(child, null);
      }
    },
    () => {
      const parent = anyContainer();
      const children = Array.from(parent.childNodes);
      children.sort(() => random() - 0.5);
      for (const child of children) parent.appendChild(child);
    },
    () => {
      const element = anyElement();
      if (root.querySelectorAll('*').length > 40 && element !== root) element.remove();
    },
    () => {
      const element = anyElement();
      if (element !== root) element.replaceWith(make(1));
    },
    () => {
      const element = anyElement();
      if (element !== root && element.querySelectorAll('*').length < 20)
        element.after(element.cloneNode(true));
    },
    () =>
      anyElement().setAttribute(pick(['title', 'data-a', 'lang', 'class', 'aria-label']), `v${below(50)}`),
    () => anyElement().removeAttribute(pick(['title', 'data-a', 'lang', 'class', 'aria-label'])),
    () => {
      const element = anyElement();
      if (element instanceof HTMLElement)
        element.style.setProperty(pick(['color', 'margin-left', 'opacity']), pick(['red', '3px', '0.5', '']));
    },
    () => void anyElement().classList.toggle(`c${below(5)}`),
    () => {
      const texts = anyElement().childNodes;
      const text = texts[below(texts.length)];
      if (text instanceof Text) text.data = `new words ${below(1000)}`;
    },
    () => {
      const parent = pick(containers());
      if (parent && parent.childElementCount < 6)
        parent.innerHTML = `<p>inner <b>html</b> ${below(100)}</p><input value="${below(9)}">`;
    },
    () => {
      const parent = pick(containers());
      if (parent && parent.childElementCount < 4) parent.textContent = `only text ${below(100)}`;
    },
    () => {
      const fields = elements().filter(element => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
      const field = pick(fields);
      if (field instanceof HTMLSelectElement) field.selectedIndex = below(Math.max(1, field.length));
      else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = random() < 0.5;
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
        field.value = String(below(10_000));
      else return;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    },
    () => {
      const host = pick(containers());
      if (!host || host.shadowRoot || random() > 0.3 || !/^(DIV|SECTION|ARTICLE)$/.test(host.tagName)) return;
      const shadow = host.attachShadow({ mode: 'open' });
      shadow.append(make(1), document.createElement('slot'));
    },
    () => {
      // Made, filled, moved and thrown away within one burst.
      const passing = document.createElement('div');
      root.append(passing);
      passing.append(make(0), make(0));
      const kept = passing.lastChild;
      if (kept && random() < 0.5) root.prepend(kept);
      passing.remove();
    },
  ];

  let done = 0;
  while (done < count) {
    for (let burst = 1 + below(25); burst > 0 && done < count; burst -= 1) {
      pick(changes)();
      done += 1;
    }
    await new Promise(resolve => setTimeout(resolve, below(3) === 0 ? 20 : 0));
  }
  return done;
}
