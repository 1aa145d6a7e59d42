// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExplainer } from '../../../src/customer/session/createExplainer.js';
import { hintMasked } from '../../../src/customer/ui/hintMasked.js';
import { createTestLog } from '../../harness/createTestLog.js';
import { openPrivacy } from './openPrivacy.js';
import { trackListeners } from './trackListeners.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** Masked is what has, or stands in what has, the class `masked`; not recorded is what is a `nav`. */
function setUp(html: string) {
  document.body.innerHTML = html;
  const log = createTestLog();
  const show = vi.fn();
  const listeners = trackListeners(document);
  const hints = hintMasked({ window, show, log });
  const recording = {
    idOf: (node: Node) => ((node as Element).closest('nav') ? -1 : 1),
    isOpen: (element: Element) => !element.closest('.masked'),
  };
  hints.follow(recording);
  for (const element of document.querySelectorAll('.masked')) hints.found(element);
  const find = (selector: string) => document.querySelector(selector) as Element;
  const point = (selector: string, rest = 300) => {
    find(selector).dispatchEvent(new MouseEvent('mouseover', { bubbles: true, composed: true }));
    vi.advanceTimersByTime(rest);
  };
  const leave = () => {
    document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, relatedTarget: null }));
    vi.advanceTimersByTime(300);
  };
  return { log, show, hints, listeners, recording, find, point, leave };
}

describe('hintMasked', () => {
  it('[UI183] nobody is told of what the mouse only passes, and nothing twice', () => {
    const { show, point, find } = setUp('<p id=a class=masked>a<b id=b>b</b></p><p id=c>c</p>');
    point('#a', 200);
    point('#c');
    expect(show).not.toHaveBeenCalled();
    point('#a');
    expect(show.mock.calls).toEqual([['whole', find('#a')]]);
    for (let count = 0; count < 5; count += 1) point('#a');
    expect(show).toHaveBeenCalledTimes(1);
    point('#b');
    expect(show.mock.lastCall).toEqual(['whole', find('#a')]);
  });

  it('[UI180] what the mouse leaves is told no more; the focus counts again then', () => {
    const { show, point, leave, find } = setUp('<input id=a class=masked><p id=c class=masked>c</p>');
    (find('#a') as HTMLElement).focus();
    vi.advanceTimersByTime(300);
    expect(show.mock.lastCall).toEqual(['whole', find('#a')]);
    point('#c');
    expect(show.mock.lastCall).toEqual(['whole', find('#c')]);
    leave();
    expect(show.mock.lastCall).toEqual(['whole', find('#a')]);
    (find('#a') as HTMLElement).blur();
    vi.advanceTimersByTime(300);
    expect(show.mock.lastCall).toEqual([null, null]);
  });

  it('[UI181] a part is told of what holds something masked, for as long as it does, and not of the page', () => {
    const { show, point, find } = setUp('<form id=f><label id=l>x</label><i class=masked>y</i></form>');
    point('#f');
    expect(show.mock.lastCall).toEqual(['part', find('#f')]);
    point('#l');
    expect(show.mock.lastCall).toEqual([null, null]);
    point('body');
    expect(show.mock.lastCall).toEqual([null, null]);
    find('.masked').className = '';
    point('#f');
    expect(show.mock.lastCall).toEqual([null, null]);
  });

  it('[UI181] nor of what fills the window', () => {
    const { show, point, find } = setUp('<div id=d><i class=masked>y</i></div>');
    vi.spyOn(find('#d'), 'getBoundingClientRect').mockReturnValue(
      new DOMRect(0, 0, window.innerWidth, window.innerHeight),
    );
    point('#d');
    expect(show).not.toHaveBeenCalled();
  });

  it('[UI184] where the whole page is masked, fields are told of and nothing else', () => {
    const { show, point, find } = setUp('<p id=a>a</p><input id=i>');
    document.body.className = 'masked';
    point('#a');
    expect(show).not.toHaveBeenCalled();
    point('#i');
    expect(show.mock.lastCall).toEqual(['whole', find('#i')]);
    document.body.className = '';
  });

  it('[UI182] nothing is told of what agents have no part of, or while they see nothing', () => {
    const { show, point, hints, find, recording, listeners } = setUp(
      '<nav><p id=a class=masked>a</p></nav><p id=b class=masked>b</p>',
    );
    point('#a');
    expect(show).not.toHaveBeenCalled();
    point('#b');
    expect(show).toHaveBeenCalledTimes(1);
    hints.follow(null);
    expect(show.mock.lastCall).toEqual([null, null]);
    expect(listeners.open()).toEqual([]);
    point('#b');
    expect(show).toHaveBeenCalledTimes(2);
    hints.follow(recording);
    point('#b');
    expect(show.mock.lastCall).toEqual(['whole', find('#b')]);
    hints.stop();
    expect(listeners.open()).toEqual([]);
  });

  it('[UI182] what goes wrong in it reaches the log, and not the page', () => {
    const { show, point, log } = setUp('<p id=a class=masked>a</p>');
    show.mockImplementation(() => {
      throw new Error('no');
    });
    point('#a');
    expect(log.codes('error')).toEqual(['maskedNotHinted']);
  });
});

describe('createExplainer', () => {
  const privacy = openPrivacy();
  it('[PRV101] answers null where nothing is known yet, where something breaks, and with a warning for no element', () => {
    const log = createTestLog();
    const module = {
      startRecording: vi.fn(),
      explainPrivacy: vi.fn(() => ({ privacy: 'visible' as const, because: [] })),
    };
    expect(createExplainer(() => null, { privacy }, log)(document.body)).toBeNull();
    const explain = createExplainer(() => module, { privacy }, log);
    expect(explain(document.body)).toEqual({ privacy: 'visible', because: [] });
    module.explainPrivacy.mockImplementation(() => {
      throw new Error('no');
    });
    expect(explain(document.body)).toBeNull();
    expect(log.codes('warn')).toEqual(['notExplained']);
    for (const none of [null, undefined, 'p', document, [document.body], { nodeType: '1' }])
      expect(Reflect.apply(explain, undefined, [none])).toBeNull();
    expect(log.codes('warn').slice(1)).toEqual(Array(6).fill('explainPrivacy: an element is needed'));
  });
});
