// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SERVICE_NODE_SELECTOR } from '../../../src/customer/privacy/serviceNode.js';
import { POINTER_COLORS } from '../../../src/customer/ui/createAgentPointers.js';
import { createUi } from '../../../src/customer/ui/createUi.js';
import { createTexts } from '../../../src/customer/ui/strings.js';
import { createUiOptions } from './createUiOptions.js';
import { trackListeners } from './trackListeners.js';

const STATE = { token: '535176834', agents: [{ id: 'ann' }], online: true, mode: 'pointer' } as const;
const dialogs = HTMLDialogElement.prototype;
const before = { showModal: dialogs.showModal, close: dialogs.close };

// jsdom has dialogs and popovers by name only.
beforeEach(() => {
  vi.useFakeTimers();
  dialogs.showModal = function showModal() {
    this.open = true;
  };
  dialogs.close = function close() {
    this.open = false;
  };
});
afterEach(() => {
  vi.useRealTimers();
  Object.assign(dialogs, before);
  Reflect.deleteProperty(HTMLElement.prototype, 'popover');
  Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
  Reflect.deleteProperty(HTMLElement.prototype, 'hidePopover');
  for (const host of document.querySelectorAll(SERVICE_NODE_SELECTOR)) host.remove();
  document.body.replaceChildren();
});

function setUp(localization: Record<string, string> = {}) {
  const listeners = trackListeners(document, window);
  const onExit = vi.fn();
  const ui = createUi(createUiOptions({ texts: createTexts(localization), onExit }));
  const hosts = () => [...document.querySelectorAll(SERVICE_NODE_SELECTOR)];
  /** Long enough for a screen reader to take note of a region that has just come. */
  const settle = () => void vi.advanceTimersByTime(100);
  const find = <E extends HTMLElement = HTMLElement>(selector: string) =>
    hosts()[0]?.shadowRoot?.querySelector<E>(selector) ?? null;
  return { ui, onExit, hosts, find, settle, listeners };
}

/** Popovers as far as the surface uses them; notes what was called. */
function stubPopover(): string[] {
  const calls: string[] = [];
  Object.assign(HTMLElement.prototype, {
    popover: null,
    showPopover: () => void calls.push('show'),
    hidePopover: () => void calls.push('hide'),
  });
  return calls;
}

describe('createUi', () => {
  it('[UI102] takes away the call to spell the number when the representative has joined, and all notices at the end', () => {
    const { ui, hosts, settle } = setUp();
    const notices = () =>
      [...(hosts()[0]?.shadowRoot?.querySelectorAll('.notice p') ?? [])].map(
        ({ textContent }) => textContent,
      );
    ui.show(STATE);
    ui.notify('sessionStarted', { sessionId: STATE.token });
    ui.notify('agentJoined');
    settle();
    expect(notices()).toEqual(['Representative has joined the session']);
    ui.notify('connectBeforeCobrowse');
    expect(notices()).toHaveLength(2);
    ui.show(null);
    ui.notify('agentLeft');
    expect(notices()).toEqual(['Representative has left the session. Co-browse is now terminated.']);
    ui.stop();
  });

  it('[UI50] puts nothing into the page until there is something to show', () => {
    const { ui, hosts, listeners } = setUp();
    ui.show(null);
    ui.point('ann', document.body, { node: 1, x: 0, y: 0 });
    expect(hosts()).toEqual([]);
    expect(listeners.open()).toEqual([]);
  });

  it('[UI51] lives in one service element, a child of the root element, behind a shadow root', () => {
    const { ui, hosts, find, settle } = setUp();
    ui.show(STATE);
    ui.notify('agentJoined');
    settle();
    expect(hosts()).toHaveLength(1);
    const [host] = hosts();
    expect(host?.parentNode).toBe(document.documentElement);
    expect(host?.childNodes).toHaveLength(0);
    expect(find('.toolbar')?.textContent).toBe('Session ID: 535176834');
    expect(find('.notice p')?.textContent).toBe('Representative has joined the session');
  });

  it('[UI52] is gone when the session is over and the last notice has gone', () => {
    const { ui, hosts, find } = setUp();
    ui.show(STATE);
    ui.notify('youLeft');
    ui.show(null);
    expect(find('.toolbar')?.hidden).toBe(true);
    expect(hosts()).toHaveLength(1);
    vi.advanceTimersByTime(8000);
    expect(hosts()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[UI52] stays as long as the session does, with or without notices', () => {
    const { ui, hosts } = setUp();
    ui.show(STATE);
    ui.notify('agentJoined');
    vi.advanceTimersByTime(60_000);
    expect(hosts()).toHaveLength(1);
    ui.show(null);
    expect(hosts()).toEqual([]);
  });

  it('[UI53] comes back, with the session it showed, on a page that threw it away', () => {
    const { ui, hosts, find, listeners } = setUp();
    ui.show(STATE);
    const listening = listeners.open().length;
    hosts()[0]?.remove();
    ui.notify('agentJoined');
    expect(hosts()).toHaveLength(1);
    expect(find('.toolbar')?.hidden).toBe(false);
    expect(find('.toolbar')?.textContent).toContain('535176834');
    expect(listeners.open()).toHaveLength(listening);
  });

  it('[UI54] the way out calls back', () => {
    const { ui, find, onExit } = setUp();
    ui.show(STATE);
    find('.toolbar .exit')?.click();
    expect(onExit).toHaveBeenCalledTimes(1);
  });

  it('[UI55] uses the site’s texts', () => {
    const { ui, find, settle } = setUp({ toolbarContent: 'Nummer {sessionId}', agentJoined: 'Da!' });
    ui.show(STATE);
    ui.notify('agentJoined');
    settle();
    expect(find('.toolbar .text')?.textContent).toBe('Nummer 535176834');
    expect(find('.notice p')?.textContent).toBe('Da!');
  });

  it.each([
    ['Yes', true],
    ['No', false],
  ])('[UI60] asks in a modal dialog, and answers what is pressed: %s', async (label, wanted) => {
    const { ui, hosts, find } = setUp();
    const answer = ui.ask('areYouOnPhone');
    const dialog = find<HTMLDialogElement>('dialog');
    expect(dialog?.open).toBe(true);
    expect(dialog?.querySelector('p')?.textContent).toBe('Are you on the phone with our representative?');
    const described = dialog?.getAttribute('aria-describedby');
    expect(dialog?.querySelector('p')?.id).toBe(described);
    expect(dialog?.querySelector('h2')?.id).toBe(dialog?.getAttribute('aria-labelledby'));
    const buttons = [...(dialog?.querySelectorAll('button') ?? [])];
    buttons.find(button => button.textContent === label)?.click();
    expect(await answer).toBe(wanted);
    expect(dialog?.isConnected).toBe(false);
    expect(hosts()).toEqual([]);
  });

  it('[UI61] Escape is no, and the browser’s own closing is not waited for', async () => {
    const { ui, find } = setUp();
    const answer = ui.ask('areYouOnPhone');
    const cancel = new Event('cancel', { cancelable: true });
    find('dialog')?.dispatchEvent(cancel);
    expect(cancel.defaultPrevented).toBe(true);
    expect(await answer).toBe(false);
  });

  it('[UI62] the focus is on yes, and back where it was afterwards', async () => {
    const { ui, hosts, find } = setUp();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    const answer = ui.ask('areYouOnPhone');
    expect(document.activeElement).toBe(hosts()[0]);
    expect(hosts()[0]?.shadowRoot?.activeElement?.textContent).toBe('Yes');
    find('dialog .primary')?.click();
    await answer;
    expect(document.activeElement).toBe(field);
  });

  it('[UI63] a notice that goes while a question is open does not take the question away', async () => {
    const { ui, find } = setUp();
    ui.notify('connectBeforeCobrowse');
    const answer = ui.ask('areYouOnPhone');
    vi.advanceTimersByTime(8000);
    expect(find('dialog')?.isConnected).toBe(true);
    find('dialog .primary')?.click();
    expect(await answer).toBe(true);
  });

  it('[UI64] a question that cannot be shown is an error, and leaves nothing', async () => {
    dialogs.showModal = () => {
      throw new DOMException('no', 'InvalidStateError');
    };
    const { ui, hosts } = setUp();
    await expect(ui.ask('areYouOnPhone')).rejects.toThrow();
    expect(hosts()).toEqual([]);
  });

  describe('the representative’s pointer', () => {
    function target(left: number, top: number) {
      const element = document.body.appendChild(document.createElement('div'));
      const place = { left, top, width: 100, height: 10 };
      element.getBoundingClientRect = () => place as DOMRect;
      return { element, place };
    }

    it('[UI70] lies on the place, hidden from screen readers, and goes when told to', () => {
      const { ui, find } = setUp();
      const { element } = target(40, 20);
      ui.show(STATE);
      expect(find('.pointer')?.hidden).toBe(true);
      ui.point('ann', element, { node: 1, x: 0.5, y: 1 });
      expect(find('.pointer')?.hidden).toBe(false);
      expect(find('.pointer')?.style.transform).toBe('translate(88px, 28px)');
      expect(find('.pointer')?.getAttribute('aria-hidden')).toBe('true');
      ui.point('ann', null, null);
      expect(find('.pointer')?.hidden).toBe(true);
    });

    it('[UI71] stays on its element while the page scrolls or is resized, and goes with it', () => {
      const { ui, find } = setUp();
      const { element, place } = target(40, 20);
      ui.show(STATE);
      ui.point('ann', element, { node: 1, x: 0, y: 0 });
      place.top = 10;
      document.body.dispatchEvent(new Event('scroll'));
      expect(find('.pointer')?.style.transform).toBe('translate(38px, 8px)');
      place.left = 12;
      window.dispatchEvent(new Event('resize'));
      expect(find('.pointer')?.style.transform).toBe('translate(10px, 8px)');
      element.remove();
      window.dispatchEvent(new Event('resize'));
      expect(find('.pointer')?.hidden).toBe(true);
    });

    it('[CTM4] each has its own, with a name and a colour, as long as it is there', () => {
      const { ui, find } = setUp();
      const { element } = target(40, 20);
      const all = () => Array.from(find('.pointer')?.parentElement?.children ?? []) as HTMLElement[];
      const shown = () => all().map(each => `${each.textContent}${each.hidden ? ' hidden' : ''}`);
      const colors = () => all().map(each => each.querySelector('path')?.getAttribute('fill'));
      const agents = [{ id: 'ann' }, { id: 'bob', name: 'Bob' }, { id: 'cem', name: 'Cem' }];
      ui.show({ ...STATE, agents });
      expect(shown()).toEqual(['Representative hidden', 'Bob hidden', 'Cem hidden']);
      expect(new Set(colors()).size).toBe(3);
      const [first, second, third] = colors();
      for (const { id } of agents) ui.point(id, element, { node: 1, x: 0, y: 0 });
      ui.point('bob', null, null);
      ui.point('nobody', element, { node: 1, x: 0, y: 0 });
      expect(shown()).toEqual(['Representative', 'Bob hidden', 'Cem']);
      ui.show({ ...STATE, agents: agents.slice(1) });
      expect([shown(), colors()]).toEqual([
        ['Bob hidden', 'Cem'],
        [second, third],
      ]);
      // A colour that is free again is given to the next.
      ui.show({ ...STATE, agents: [...agents.slice(1), { id: 'dot' }] });
      expect(colors()).toEqual([second, third, first]);
    });

    it('[CTM4] white letters can be read on each colour', () => {
      const channel = (hex: string) => {
        const part = Number.parseInt(hex.length === 1 ? hex + hex : hex, 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      };
      for (const color of POINTER_COLORS) {
        const step = color.length === 4 ? 1 : 2;
        const [red = 0, green = 0, blue = 0] = [0, 1, 2].map(index =>
          channel(color.slice(1 + index * step, 1 + (index + 1) * step)),
        );
        expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)).toBeGreaterThan(4.5);
      }
    });

    it('[UI72] goes when the session ends, and is not there for the next', () => {
      const { ui, find } = setUp();
      const { element } = target(40, 20);
      ui.show(STATE);
      ui.point('ann', element, { node: 1, x: 0, y: 0 });
      ui.notify('youLeft');
      ui.show(null);
      expect(find('.pointer')).toBeNull();
      ui.show(STATE);
      window.dispatchEvent(new Event('resize'));
      expect(find('.pointer')?.hidden).toBe(true);
    });
  });

  describe('the top layer', () => {
    it('[UI80] the surface is a popover where there are popovers, and is raised above a new modal once', () => {
      const calls = stubPopover();
      const { ui, hosts } = setUp();
      ui.show(STATE);
      expect(calls).toEqual(['show']);
      const [host] = hosts();
      expect((host as HTMLElement & { popover: unknown }).popover).toBe('manual');
      Object.assign(host ?? {}, { matches: (selector: string) => selector === ':popover-open' });
      ui.notify('agentJoined');
      expect(calls).toEqual(['show']);
      const modal = document.createElement('dialog');
      vi.spyOn(document, 'querySelector').mockImplementation(selector =>
        selector === ':modal' ? modal : null,
      );
      ui.notify('agentJoined');
      expect(calls).toEqual(['show', 'hide', 'show']);
      ui.notify('agentJoined');
      ui.point('ann', document.body, { node: 1, x: 0, y: 0 });
      expect(calls).toEqual(['show', 'hide', 'show']);
    });
  });

  it('[UI90] stop leaves no element, listener or timer, whatever was shown', () => {
    const { ui, hosts, listeners } = setUp();
    const children = document.documentElement.children.length;
    ui.show(STATE);
    ui.notify('agentJoined');
    ui.notify('agentJoined');
    ui.point('ann', document.body, { node: 1, x: 0, y: 0 });
    void ui.ask('areYouOnPhone');
    ui.showMasked('whole', document.body);
    expect(listeners.open().sort()).toEqual([
      ...['focusin', 'keydown', 'mousemove', 'resize', 'resize', 'scroll', 'scroll'],
    ]);
    ui.stop();
    expect(hosts()).toEqual([]);
    expect(document.documentElement.children).toHaveLength(children);
    expect(listeners.open()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
