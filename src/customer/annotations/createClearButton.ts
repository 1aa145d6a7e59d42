const SVG = 'http://www.w3.org/2000/svg';
/** A rubber on its line. */
const RUBBER =
  'M7.5 15.5 3 11a1.5 1.5 0 0 1 0-2.1L9.4 2.5a1.5 1.5 0 0 1 2.1 0l4 4a1.5 1.5 0 0 1 0 2.1L8.6 15.5M6 6l6 6M7.5 15.5h8';

const STYLES = `
.toolbar .clear { display: flex; align-items: center; gap: 6px; padding-inline: 10px 12px; }
@media (max-width: 460px) {
  .toolbar .clear { justify-content: center; padding: 0; }
  .toolbar .clear span { display: none; }
  .toolbar.write.drawn { grid-template: "move state text clear exit" "down down down down down" / auto auto 1fr auto auto; }
  .toolbar.write .clear { grid-area: clear; }
}
`;

export interface ClearButton {
  /** Puts it into the toolbar, or takes it out of there. */
  show(surface: HTMLElement | null): void;
}

/** The button in the toolbar that takes away what agents have drawn; there as long as there is something to take away. */
export function createClearButton(
  window: Window & typeof globalThis,
  name: string,
  press: () => void,
): ClearButton {
  const { document } = window;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'clear';
  button.title = name;
  button.setAttribute('aria-label', name);
  const label = document.createElement('span');
  label.textContent = name;
  button.append(createRubber(document), label);
  button.addEventListener('click', press);
  const styled = new WeakSet<Node>();

  return {
    show(surface) {
      const toolbar = surface?.querySelector('.toolbar') ?? null;
      const before = button.parentElement;
      if (before === toolbar) return;
      before?.classList.remove('drawn');
      // Whoever pressed it goes on from the bar that it was in.
      const root = button.getRootNode();
      const hadFocus = 'activeElement' in root && root.activeElement === button;
      if (hadFocus) before?.querySelector('button')?.focus();
      button.remove();
      if (!toolbar) return;
      const shadow = toolbar.getRootNode();
      if (!styled.has(shadow)) applyStyles(document, shadow as ShadowRoot);
      styled.add(shadow);
      toolbar.classList.add('drawn');
      toolbar.insertBefore(button, toolbar.querySelector('.downgrade'));
    },
  };
}

function createRubber(document: Document): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 18 18');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  const look = {
    d: RUBBER,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.6',
    'stroke-linejoin': 'round',
  };
  for (const [key, value] of Object.entries(look)) path.setAttribute(key, value);
  icon.append(path);
  return icon;
}

/** Beside those of the interface, in the same ways. */
function applyStyles(document: Document, shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  } catch {
    // No constructed sheets here.
    const style = document.createElement('style');
    style.textContent = STYLES;
    shadow.append(style);
  }
}
