// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../src/customer/config/readConfig.js';
import { readStartButton } from '../../../src/customer/config/readStartButton.js';
import { loadLocale } from '../../../src/customer/entry/npmSession.js';
import { wireCustomer } from '../../../src/customer/entry/wireCustomer.js';
import type { SessionHost } from '../../../src/customer/session/sessionHost.js';
import type { StartButtonOptions } from '../../../src/customer/ui/createStartButton.js';
import { nameStart } from '../../../src/customer/ui/nameStart.js';
import { STRINGS_EN } from '../../../src/customer/ui/strings.js';
import { createTestLog } from '../../harness/createTestLog.js';

const bad = () => {
  throw new Error('theirs');
};
const read = (root: unknown) => {
  const log = createTestLog();
  return { button: readStartButton(root, log), log };
};

describe('readStartButton', () => {
  it.each([
    undefined,
    null,
    'x',
    {},
    { buttons: {} },
    { buttons: { cobrowse: false, chat: false } },
    { buttons: true },
    { integration: { buttons: { chat: false } } },
    { integration: { buttons: { position: 'left', cobrowse: false } } },
    { buttons: { cobrowse: true }, integration: { buttons: { cobrowse: false } } },
    { buttons: { cobrowse: false }, integration: { buttons: { position: 'left' } } },
  ])('[BTN1] [BTN2] there is none unless the site asks for it: %j', root => {
    const { button, log } = read(root);
    expect(button).toBeNull();
    expect(log.lines).toEqual([]);
  });

  it.each([
    { buttons: { cobrowse: true } },
    { buttons: { position: 'left' } },
    { integration: { buttons: { position: 'right', chat: false } } },
    { buttons: { cobrowse: false }, integration: { buttons: { cobrowse: true } } },
  ])('[BTN2] there is one where the site asks for it: %j', root => {
    const { button, log } = read(root);
    expect(button).toMatchObject({ custom: null });
    expect(log.lines).toEqual([]);
  });

  it('[BTN3] warns once of what it cannot use, and shows no button', () => {
    for (const root of [
      { buttons: { cobrowse: 'yes' } },
      {
        get buttons() {
          return bad();
        },
      },
    ]) {
      const { button, log } = read(root);
      expect(button).toBeNull();
      expect(log.codes('warn')).toHaveLength(1);
    }
  });

  it('[BTN3] says, when debugging, that a chat button is not there yet', () => {
    const { log } = read({ buttons: { chat: true } });
    expect(log.lines.map(({ level }) => level)).toEqual(['debug']);
  });
});

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const DEFAULT: StartButtonOptions = { position: 'undefined', custom: null };

function setUp(options: Record<string, unknown> = {}, startButton: StartButtonOptions | null = DEFAULT) {
  const log = createTestLog();
  let host: SessionHost | undefined;
  const runtime = {
    start: vi.fn(),
    restore: vi.fn(),
    exit: vi.fn(),
    downgrade: vi.fn(),
    endConversation: vi.fn(),
    explain: () => null,
    stop: vi.fn(),
  };
  const wired = wireCustomer({
    version: '1',
    window: window as Window & typeof globalThis,
    config: readConfig(options, null, 'https://shop.example/', log),
    startButton,
    log,
    loadSession: async () => ({
      loadLocale: async () => STRINGS_EN,
      runSession(given) {
        host = given;
        return runtime;
      },
    }),
    loadRecorder: () => new Promise(() => undefined),
    loadFrames: () => new Promise(() => undefined),
  });
  stop = wired.stop;
  return {
    ...{ log, runtime, stop: wired.stop, api: wired.api },
    button: () => document.querySelector<HTMLElement>('.gcb-startCobrowse'),
    /** The session of the page, when it has been loaded. */
    session: async () => vi.waitUntil(() => host),
  };
}

describe('the start button', () => {
  it('[BTN1] is not there when the site has not asked for one', () => {
    expect(setUp({}, null).button()).toBeNull();
  });

  it('[BTN4] is a named button, a service element, at the end of the page, and starts a session', async () => {
    const { button, session, runtime } = setUp();
    const found = button();
    expect(found?.tagName).toBe('BUTTON');
    expect(found?.getAttribute('type')).toBe('button');
    expect(found?.textContent).toBe('Co-browsing');
    expect(found?.getAttribute('data-gcb-service-node')).toBe('true');
    expect(document.documentElement.lastElementChild).toBe(found);
    found?.click();
    await session();
    expect(runtime.start).toHaveBeenCalledTimes(1);
  });

  it('[BTN4] has the name of the language, without its file, or that of the site', async () => {
    for (const lang of ['de', 'fr', 'en'])
      expect(nameStart(`${lang}-XX`)).toBe((await loadLocale(lang, createTestLog())).startBtn);
    expect([nameStart('xx'), nameStart('constructor'), nameStart()]).toEqual(Array(3).fill('Co-browsing'));
    const german = setUp({ lang: 'de' });
    expect(german.button()?.textContent).toBe('Co-Browsing');
    german.stop();
    expect(setUp({ localization: { startBtn: '<b>Hilfe' } }).button()?.textContent).toBe('<b>Hilfe');
  });

  it.each([
    ['left', '16px', '', '50%'],
    ['right', '', '16px', '50%'],
    ['anything', '', '16px', '50%'],
    ['bottomLeft', '16px', '', ''],
    ['bottom-right', '', '16px', ''],
  ])('[BTN5] is where the site wants it: %s', (position, left, right, top) => {
    const style = setUp({}, { position, custom: null }).button()?.style;
    expect(style).toMatchObject({ position: 'fixed', left, right, top });
  });

  it("[BTN6] is the site's own element, from a function, or from the page", () => {
    const made = document.createElement('a');
    const fromFunction = setUp({}, read({ buttons: { cobrowse: () => made } }).button);
    expect(fromFunction.button()).toBe(made);
    expect(made.style.position).toBe('fixed');
    fromFunction.stop();
    expect(made.isConnected).toBe(false);

    const placed = document.createElement('a');
    document.body.append(placed);
    const fromPage = setUp({}, read({ buttons: { cobrowse: placed } }).button);
    expect(fromPage.button()).toBe(placed);
    expect(placed.parentElement).toBe(document.body);
    expect(placed.getAttribute('style')).toBeNull();
    fromPage.stop();
    expect(placed.isConnected).toBe(true);
  });

  it.each([bad, () => 'x'])('[BTN6] is ours when the function of the site gives no element', custom => {
    const { button, log } = setUp({}, { position: 'left', custom });
    expect(button()?.textContent).toBe('Co-browsing');
    expect(log.codes('warn')).toHaveLength(1);
  });

  it('[BTN7] is there while no session goes on', async () => {
    const { button, session } = setUp();
    button()?.click();
    const { signals } = await session();
    expect(button()).not.toBeNull();
    signals.sessionStarted.dispatch({ token: '535176834', agents: [] });
    expect(button()).toBeNull();
    signals.sessionEnded.dispatch({ reason: 'self' });
    expect(button()).not.toBeNull();
  });

  it('[BTN8] waits for the medium, and for the page to be read', () => {
    let ready: () => void = () => undefined;
    const primaryMedia = {
      initializeAsync(done: () => void) {
        ready = done;
      },
    };
    const reading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    const { button, api } = setUp({ primaryMedia });
    document.dispatchEvent(new Event('DOMContentLoaded'));
    reading.mockReturnValue('interactive');
    expect(button()).toBeNull();
    // The page is told that there is no session, and yet the medium is not ready.
    api.startSession();
    api.exitSession();
    expect(button()).toBeNull();
    reading.mockReturnValue('loading');
    ready();
    expect(button()).toBeNull();
    reading.mockReturnValue('interactive');
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(button()).not.toBeNull();
  });

  it('[BTN9] is not there with disableBuiltInUI', () => {
    expect(setUp({ disableBuiltInUI: true }).button()).toBeNull();
  });

  it('[BTN10] goes with stop', () => {
    const { button, stop: end } = setUp();
    end();
    expect(button()).toBeNull();
  });

  it('[BTN11] tells the customer when the browser is not supported', () => {
    vi.spyOn(window, 'MutationObserver', 'get').mockReturnValue(undefined as never);
    const { button } = setUp();
    button()?.click();
    expect(document.querySelector('[role=alert]')?.textContent).toContain('not currently supported');
    document.querySelector('[role=alert]')?.remove();
  });
});
