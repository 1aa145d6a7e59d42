import { resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';

/** What a person does with a mouse. Places are selectors (`>>>` leads into a shadow root or frame) and CSS pixels from the middle. */
export type Step =
  | { move: string; by?: [x: number, y: number] }
  | { down: 0 | 1 | 2; count?: number }
  | { up: 0 | 1 | 2; count?: number }
  | { wheel: [x: number, y: number] }
  | { key: 'Shift' | 'Control'; isDown: boolean };

/** An event as the page has seen it. */
export type Seen = Record<string, unknown> & { type: string };

const PROGRAM = `
import { createPointer } from './createPointer.js';
import { turnWheel } from './turnWheel.js';
import { scrollNode } from './scrollNode.js';

const nodes = [];
const privacy = new Map();
const around = node => node.assignedSlot ?? node.parentNode ?? node.host ?? node.defaultView?.frameElement ?? null;
const page = {
  window,
  nodeOf: id => nodes[id] ?? null,
  privacyOf(node) {
    for (let at = node; at; at = around(at)) if (at.dataset?.privacy) return at.dataset.privacy;
    return 'visible';
  },
  allowsSubmit: element => element.hasAttribute('data-may-submit'),
  mayOpen: url => url.origin === location.origin || url.protocol === 'about:' || url.hostname === 'friend.example',
  log: console,
};
let clock = 0;
const pointer = createPointer(page, { time: () => clock, menuOnUp: false });
let at = null;
let held = 0;
const numberOf = node => (nodes.includes(node) ? nodes.indexOf(node) : nodes.push(node) - 1);
/** The innermost element at a point of the page, and where in it. */
const placeAt = ({ x, y }) => {
  let scope = document;
  let left = 0;
  let top = 0;
  for (;;) {
    const hit = scope.elementFromPoint(x - left, y - top);
    const box = hit.getBoundingClientRect();
    if (hit.shadowRoot && hit.shadowRoot.elementFromPoint(x - left, y - top) !== hit) scope = hit.shadowRoot;
    else if (hit.contentDocument) {
      left += box.left + hit.clientLeft;
      top += box.top + hit.clientTop;
      scope = hit.contentDocument;
    } else
      return { node: numberOf(hit), x: (x - left - box.left) / (box.width || 1), y: (y - top - box.top) / (box.height || 1) };
  }
};
window.wheel = (find, x, y, keys) => turnWheel(page, { do: 'wheel', at: window.control.place(find), x, y, held: keys });
window.control = {
  pointer,
  page,
  wait: () => { clock += 10_000; },
  place: find => ({ node: numberOf(window.find(find)), x: 0.5, y: 0.5 }),
  scroll: (find, x, y) => scrollNode(page, { do: 'scroll', node: numberOf(find === '' ? document : window.find(find)), x, y }),
  do(step, point) {
    if ('move' in step) return pointer.move({ do: 'move', at: (at = placeAt(point)), held });
    if ('down' in step) return pointer.down({ do: 'down', at, button: step.down, held });
    if ('up' in step) return pointer.up({ do: 'up', at, button: step.up, held });
    if ('wheel' in step) return turnWheel(page, { do: 'wheel', at, x: step.wheel[0], y: step.wheel[1], held });
    const bit = step.key === 'Shift' ? 8 : 2;
    held = step.isDown ? held | bit : held & ~bit;
    return null;
  },
};`;

/** Runs in the page: finds elements, and notes each event. */
function watchPage(): void {
  const types =
    'pointerover pointerenter pointerdown pointermove pointerup pointercancel pointerout pointerleave gotpointercapture lostpointercapture mouseover mouseenter mousedown mousemove mouseup mouseout mouseleave click auxclick dblclick contextmenu focus blur focusin focusout beforeinput input change dragstart drag dragenter dragover dragleave drop dragend submit reset toggle invalid wheel';
  const seen: Record<string, unknown>[] = [];
  const nameOf = (target: unknown): string => {
    const { id, localName, nodeName } = target as Element;
    return id || localName || nodeName || 'window';
  };
  const note = (event: Event) => {
    const its = event as unknown as Record<string, unknown>;
    const data = its.dataTransfer as DataTransfer | undefined;
    seen.push({
      type: event.type,
      class: event.constructor.name,
      target: nameOf(event.composedPath()[0]),
      related: its.relatedTarget ? nameOf(its.relatedTarget) : null,
      bubbles: event.bubbles,
      cancelable: event.cancelable,
      composed: event.composed,
      ...Object.fromEntries(
        [
          'detail',
          'button',
          'buttons',
          'isPrimary',
          'pressure',
          'pointerType',
          'width',
          'height',
          'clientX',
          'clientY',
          'movementX',
          'movementY',
          'shiftKey',
          'ctrlKey',
          'altKey',
          'metaKey',
          'deltaX',
          'deltaY',
          'deltaMode',
        ].flatMap(key => (its[key] === undefined ? [] : [[key, its[key]]])),
      ),
      ...(data && { effect: data.dropEffect, allowed: data.effectAllowed, types: [...data.types] }),
    });
  };
  const watch = (document: Document) => {
    for (const type of types.split(' ')) document.addEventListener(type, note, true);
  };
  const find = (selector: string): Element => {
    let found: Element | null = null;
    let scope: ParentNode = document;
    for (const part of selector.split('>>>')) {
      found = scope.querySelector(part.trim());
      const frame = (found as HTMLIFrameElement | null)?.contentDocument;
      scope = frame ?? found?.shadowRoot ?? scope;
    }
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  watch(document);
  for (const frame of Array.from(document.querySelectorAll('iframe')))
    if (frame.contentDocument) watch(frame.contentDocument);
  Object.assign(window, { seen, find });
}

interface TwinWindow {
  seen: Seen[];
  find(selector: string): Element;
  control: { do(step: Step, point: { x: number; y: number } | null): string | null; wait(): void };
}
declare const window: Window & TwinWindow;

let bundled: Promise<string> | undefined;
/** The pointer as a script for a page, as `window.control`. */
export function bundlePointer(): Promise<string> {
  bundled ??= build({
    stdin: { contents: PROGRAM, resolveDir: resolve('src/customer/remoteControl'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}

export async function openPointerPage(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
  await page.setContent(`<!doctype html><style>*{box-sizing:border-box}body{margin:0}</style>${html}`);
  await page.evaluate(watchPage);
  await page.addScriptTag({ content: await bundlePointer() });
  return page;
}

async function pointOf(page: Page, step: Step) {
  if (!('move' in step)) return null;
  const [dx, dy] = step.by ?? [0, 0];
  const box = await page.evaluate(selector => {
    const element = window.find(selector);
    const { left, top, width, height } = element.getBoundingClientRect();
    const frame = element.ownerDocument.defaultView?.frameElement;
    const around = frame ? frame.getBoundingClientRect() : { left: 0, top: 0 };
    return {
      x: left + width / 2 + around.left + (frame?.clientLeft ?? 0),
      y: top + height / 2 + around.top + (frame?.clientTop ?? 0),
    };
  }, step.move);
  // Whole pixels: mice of people have no others.
  return { x: Math.round(box.x + dx), y: Math.round(box.y + dy) };
}

/** What a page sees of a person, and what one like it sees of an agent who does the same. */
export async function runTwins(
  browser: Browser,
  html: string,
  steps: Step[],
): Promise<{ person: string[]; agent: string[]; state: [unknown, unknown] }> {
  const results: { seen: Seen[]; state: unknown }[] = [];
  for (const who of ['person', 'agent']) {
    const page = await openPointerPage(browser, html);
    try {
      for (const step of steps) {
        const point = await pointOf(page, step);
        if (who === 'agent')
          await page.evaluate(([what, where]) => window.control.do(what, where), [step, point] as const);
        else if ('move' in step && point) await page.mouse.move(point.x, point.y);
        else await act(page, step);
      }
      // Some events come with the next picture.
      await page.evaluate(
        () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const state = await page.evaluate(() => {
        const { activeElement } = document;
        const { selectionStart, selectionEnd } = (activeElement ?? {}) as HTMLInputElement;
        return {
          active: activeElement?.id || activeElement?.localName,
          field: [selectionStart ?? null, selectionEnd ?? null],
          selected: String(getSelection()).trim(),
          checked: Array.from(document.querySelectorAll<HTMLInputElement>(':checked'), ({ id }) => id),
          values: Array.from(document.querySelectorAll('input'), ({ value }) => value),
          open: Array.from(document.querySelectorAll('details[open]'), ({ id }) => id),
          address: location.hash,
        };
      });
      results.push({ seen: await page.evaluate(() => window.seen), state });
    } finally {
      await page.close();
    }
  }
  const [person, agent] = results;
  return {
    person: comparable(person?.seen ?? []),
    agent: comparable(agent?.seen ?? []),
    state: [person?.state, agent?.state],
  };
}

async function act(page: Page, step: Step): Promise<void> {
  const name = (button: 0 | 1 | 2) => (['left', 'middle', 'right'] as const)[button];
  if ('down' in step) await page.mouse.down({ button: name(step.down), clickCount: step.count ?? 1 });
  else if ('up' in step) await page.mouse.up({ button: name(step.up), clickCount: step.count ?? 1 });
  else if ('wheel' in step) {
    await page.mouse.wheel(...step.wheel);
    await page.waitForFunction(() => window.seen.some(({ type }) => type === 'wheel'));
  } else if ('key' in step) await page.keyboard[step.isDown ? 'down' : 'up'](step.key);
}

/**
 * What no script can do as the browser does, or what is no fact of the page, left out:
 * - `isTrusted`, `screenX` and `screenY`, `timeStamp` are not noted: no page knows where in its window it is.
 * - `pointerId`: an agent's pointer is another one than the mouse (`POINTER_ID`).
 * - `which` of moves is what `button` makes it.
 * - `drag`, and how many times `dragover` comes: browsers send them by the clock.
 * - `pressure` when a button is let go while another is held: 0 of the driver's mouse, 0.5 of real ones.
 * - `gotpointercapture` comes with the next event of a pointer, and browsers make up some.
 * - While something is dragged the driver's mouse moves now and then: `pointerover` with a button that is held.
 */
function comparable(seen: Seen[]): string[] {
  return seen
    .filter(({ type }) => type !== 'drag')
    .filter(({ type, buttons }, index, all) => {
      const isDragging = all.slice(0, index).some(({ type: before }) => before === 'dragstart');
      return !(isDragging && buttons === 1 && /^pointer(over|enter)$/.test(type));
    })
    .filter(({ type, target }, index, all) => {
      const last = all[index - 1];
      return type !== 'dragover' || last?.type !== type || last.target !== target;
    })
    .map(({ type, target, ...event }) => {
      const rest = { ...event };
      if (type === 'gotpointercapture') Object.assign(rest, { button: 0, buttons: 0, pressure: 0 });
      if (type === 'pointermove' && event.button !== -1) rest.pressure = null;
      return `${type} ${target} ${JSON.stringify(rest)}`;
    });
}
