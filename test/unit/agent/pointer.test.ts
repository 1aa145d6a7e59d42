// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createHover } from '../../../src/agent/replay/createHover.js';
import { fitView } from '../../../src/agent/replay/fitView.js';
import { locateNode } from '../../../src/agent/replay/locateNode.js';
import { placeInPage } from '../../../src/agent/replay/placeInPage.js';
import { readReplayEvent } from '../../../src/agent/replay/readReplayEvent.js';
import { pointAt } from '../../../src/agent/replay/showCustomerCursor.js';
import { trackAgentPointer } from '../../../src/agent/replay/trackAgentPointer.js';
import type { PointerPlace } from '../../../src/protocol/index.js';
import { createFakeTimers } from './createFakeTimers.js';

afterEach(() => {
  document.body.replaceChildren();
  document.body.removeAttribute('class');
});

function box(element: Element, left: number, top: number, width: number, height: number): void {
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
}
globalThis.DOMRect ??= class {
  constructor(
    readonly x = 0,
    readonly y = 0,
    readonly width = 0,
    readonly height = 0,
  ) {}
  get left() {
    return this.x;
  }
  get top() {
    return this.y;
  }
} as unknown as typeof DOMRect;

function mirrorOf(...nodes: Node[]) {
  return {
    getNode: (id: number) => nodes[id - 1] ?? null,
    getId: (node: Node) => nodes.indexOf(node) + 1 || -1,
  };
}

const hit = (scope: DocumentOrShadowRoot, find: (x: number, y: number) => Element | null) =>
  Object.assign(scope, { elementFromPoint: find });

describe('fitView', () => {
  it('[REP1] fits the whole page in its proportions, at the top and centred, never enlarged', () => {
    expect(fitView({ width: 500, height: 700 }, { width: 1000, height: 700 })).toEqual({
      scale: 0.5,
      left: 0,
      top: 0,
    });
    expect(fitView({ width: 3000, height: 1000 }, { width: 1000, height: 500 })).toEqual({
      scale: 1,
      left: 1000,
      top: 0,
    });
    expect(fitView({ width: 2000, height: 1000 }, { width: 1000, height: 500 }, 4).scale).toBe(2);
    expect(fitView({ width: 0, height: 0 }, { width: 1000, height: 500 })).toEqual({
      scale: 1,
      left: 0,
      top: 0,
    });
  });
});

describe('locateNode', () => {
  it('[REP2] finds the node under a point and the fractions of its box', () => {
    const button = document.body.appendChild(document.createElement('button'));
    box(button, 100, 50, 200, 40);
    hit(document, () => button);
    expect(locateNode(document, mirrorOf(document, button), 150, 60)).toEqual({ node: 2, x: 0.25, y: 0.25 });
    expect(locateNode(document, mirrorOf(document, button), 90, 200)).toEqual({ node: 2, x: 0, y: 1 });
  });

  it('[REP3] takes the parent of what has no size or was not recorded, and null when nothing is left', () => {
    const parent = document.body.appendChild(document.createElement('p'));
    const child = parent.appendChild(document.createElement('span'));
    box(parent, 0, 0, 10, 10);
    box(child, 5, 5, 0, 0);
    hit(document, () => child);
    expect(locateNode(document, mirrorOf(child, parent), 5, 5)).toEqual({ node: 2, x: 0.5, y: 0.5 });
    expect(locateNode(document, mirrorOf(parent), 5, 5)).toEqual({ node: 1, x: 0.5, y: 0.5 });
    expect(locateNode(document, mirrorOf(), 5, 5)).toBeNull();
    hit(document, () => null);
    expect(locateNode(document, mirrorOf(parent), 5, 5)).toBeNull();
  });

  it('[REP4] looks into frames, in their own coordinates, and into open shadow roots', () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    box(frame, 100, 200, 300, 100);
    const inner = frame.contentDocument;
    if (!inner) throw new Error('no frame');
    const host = inner.body.appendChild(inner.createElement('div'));
    const bold = host.attachShadow({ mode: 'open' }).appendChild(inner.createElement('b'));
    box(bold, 10, 10, 20, 20);
    hit(document, () => frame);
    const seen: number[][] = [];
    hit(inner, (x, y) => {
      seen.push([x, y]);
      return host;
    });
    if (host.shadowRoot) hit(host.shadowRoot, () => bold);
    expect(locateNode(document, mirrorOf(frame, host, bold), 115, 220)).toEqual({ node: 3, x: 0.25, y: 0.5 });
    expect(seen).toEqual([[15, 20]]);
  });

  it('[REP5] stops where a shadow root names its own host', () => {
    const host = document.body.appendChild(document.createElement('div'));
    box(host, 0, 0, 10, 10);
    hit(document, () => host);
    hit(host.attachShadow({ mode: 'open' }), () => host);
    expect(locateNode(document, mirrorOf(host), 5, 5)).toEqual({ node: 1, x: 0.5, y: 0.5 });
  });
});

describe('placeInPage', () => {
  it('[REP6] adds up the frames around a node', () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    box(frame, 100, 200, 300, 100);
    const inner = frame.contentDocument;
    if (!inner) throw new Error('no frame');
    expect(placeInPage(inner.body, { x: 7, y: 8 }, document)).toEqual({ x: 107, y: 208 });
    expect(placeInPage(document.body, { x: 7, y: 8 }, document)).toEqual({ x: 7, y: 8 });
  });
});

describe('trackAgentPointer', () => {
  function start(locate: (point: { x: number; y: number }) => PointerPlace) {
    const timers = createFakeTimers();
    const sent: PointerPlace[] = [];
    const surface = document.body.appendChild(document.createElement('div'));
    const tracker = trackAgentPointer({ surface, locate, send: at => sent.push(at), timers });
    const move = (x: number) =>
      surface.dispatchEvent(new MouseEvent('pointermove', { clientX: x, clientY: 0 }));
    return { timers, sent, surface, tracker, move };
  }

  it('[REP7] sends about thirty places in a second, and always the last one', () => {
    const { timers, sent, move } = start(({ x }) => ({ node: 1, x: x / 1000, y: 0 }));
    for (let x = 1; x <= 100; x += 1) {
      move(x);
      timers.advance(10);
    }
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.length).toBeLessThanOrEqual(32);
    timers.advance(100);
    expect(sent.at(-1)).toEqual({ node: 1, x: 0.1, y: 0 });
    expect(timers.waiting()).toBe(0);
  });

  it('[REP8] sends a place only when it is another, and null when the mouse leaves', () => {
    const { timers, sent, surface, move } = start(() => ({ node: 1, x: 0.5, y: 0.5 }));
    for (const x of [1, 2, 3]) {
      move(x);
      timers.advance(100);
    }
    surface.dispatchEvent(new Event('pointerleave'));
    timers.advance(100);
    expect(sent).toEqual([{ node: 1, x: 0.5, y: 0.5 }, null]);
  });

  it('[REP9] looks again when the page moves under a mouse that does not, and says null at the end', () => {
    let node = 1;
    const { timers, sent, tracker, move } = start(() => ({ node, x: 0, y: 0 }));
    tracker.refresh();
    expect(sent).toEqual([]);
    move(1);
    node = 2;
    tracker.refresh();
    timers.advance(100);
    tracker.stop();
    expect(sent.map(at => at?.node ?? null)).toEqual([1, 2, null]);
    expect(timers.waiting()).toBe(0);
    move(5);
    expect(sent).toHaveLength(3);
  });
});

describe('customer pointer', () => {
  it('[REP10] goes along its path in straight lines, at the times of its points', () => {
    const path = [
      { x: 0, y: 0, at: -80 },
      { x: 10, y: 20, at: -40 },
      { x: 110, y: 20, at: 0 },
    ];
    expect(pointAt(path, -100)).toEqual({ x: 0, y: 0 });
    expect(pointAt(path, -60)).toEqual({ x: 5, y: 10 });
    expect(pointAt(path, -20)).toEqual({ x: 60, y: 20 });
    expect(pointAt(path, 5)).toEqual({ x: 110, y: 20 });
  });

  it('[REP11] hovers what is under it and all around that, out of shadow roots, and nothing else', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('b'));
    const other = document.body.appendChild(document.createElement('i'));
    const hover = createHover();
    hover.set(inner, document.createElement('iframe'));
    expect([inner, host, document.body].map(element => element.className)).toEqual([
      ':hover',
      ':hover',
      ':hover',
    ]);
    hover.set(other, document.createElement('iframe'));
    expect([inner.hasAttribute('class'), host.hasAttribute('class'), other.className]).toEqual([
      false,
      false,
      ':hover',
    ]);
    hover.set(null, document.createElement('iframe'));
    expect(document.documentElement.outerHTML).not.toContain('hover');
    // A page in a frame, between its elements; and a text.
    const frame = document.body.appendChild(document.createElement('iframe'));
    hover.set(frame.contentDocument, document.createElement('iframe'));
    expect(frame.className).toBe(':hover');
    hover.set(other.appendChild(document.createTextNode('x')), document.createElement('iframe'));
    expect([frame.className, other.className]).toEqual(['', ':hover']);
  });

  it('[REP12] reads pointer, press, scroll, size and selection, and nothing malformed', () => {
    const event = (data: Record<string, unknown>, type = 3) => readReplayEvent({ type, timestamp: 1, data });
    const points = [{ x: 1, y: 2, id: 3, timeOffset: -4 }];
    expect(event({ source: 1, positions: points })).toEqual({ kind: 'moves', points });
    expect(event({ source: 6, positions: points })).toEqual({ kind: 'moves', points });
    expect(event({ source: 2, type: 2, id: 3, x: 4, y: 5 })).toEqual({ kind: 'press', id: 3, x: 4, y: 5 });
    expect(event({ source: 2, type: 5, id: 3 })).toBeNull();
    expect(event({ source: 3, id: 1, x: 0, y: 9 })).toEqual({ kind: 'scroll', id: 1, x: 0, y: 9 });
    expect(event({ source: 4, width: 5, height: 6 })).toEqual({ kind: 'size', width: 5, height: 6 });
    expect(event({ href: 'x', width: 5, height: 6 }, 4)).toEqual({ kind: 'size', width: 5, height: 6 });
    expect(event({ source: 14, ranges: [] })).toEqual({ kind: 'selection', ranges: [] });
    expect(event({ source: 4, width: 0, height: Number.NaN })).toBeNull();
    expect(event({ source: 1, positions: [{ x: '1' }] })).toBeNull();
    expect(event({ source: 0 })).toBeNull();
    expect(event({}, 2)).toBeNull();
  });
});
