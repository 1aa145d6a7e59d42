// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellFocus } from '../../../../src/customer/remoteControl/tellFocus.js';
import type { RecordedEvent } from '../../../../src/protocol/index.js';
import { openControlledPage } from './openControlledPage.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const PAGE = `<input id="1" value="Ada"><input id="2" data-masked value="secret">
  <div id="3" contenteditable tabindex="0"><p id="4">Some words</p><p data-masked>hidden</p></div>
  <button>unknown</button><button id="5">B</button>`;

function open() {
  const page = openControlledPage(PAGE);
  const told: unknown[] = [];
  const paragraph = page.find(4).firstChild;
  const editor = page.find(3);
  // jsdom does not know it.
  Object.defineProperty(editor, 'isContentEditable', { value: true });
  const teller = tellFocus(page, {
    running: () => ({
      recording: { idOf: node => (node === paragraph ? 40 : Number((node as Element).id) || -1) },
      outbox: {
        push(event: RecordedEvent) {
          expect(event).toMatchObject({ type: 5, data: { tag: 'opencobrowse.state' } });
          told.push((event.data as { payload: unknown }).payload);
        },
      },
    }),
  });
  const take = () => {
    vi.advanceTimersByTime(100);
    return told.splice(0);
  };
  return { page, teller, take, paragraph };
}
const NOTHING = { kind: 'focus', id: null };

describe('tellFocus', () => {
  it('[AGC24] tells what has the focus when control begins, and each time that it is elsewhere', () => {
    const before = open();
    expect(before.take()).toEqual([]);
    before.teller.stop();
    const { page, take, teller } = open();
    const field = page.find(1) as HTMLInputElement;
    field.setSelectionRange(3, 3);
    field.focus();
    expect(take()).toEqual([{ kind: 'focus', id: 1, start: 3, end: 3 }]);
    field.setSelectionRange(1, 2);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(take()).toEqual([{ kind: 'focus', id: 1, start: 1, end: 2 }]);
    teller.check();
    expect(take()).toEqual([]);
    page.find(5).focus();
    teller.check();
    expect(take()).toEqual([{ kind: 'focus', id: 5 }]);
    page.find(5).blur();
    expect(take()).toEqual([NOTHING]);
    field.focus();
    expect(take()).toHaveLength(1);
    teller.stop();
    expect(take()).toEqual([NOTHING]);
    page.find(5).focus();
    expect(take()).toEqual([]);
  });

  it('[AGC25] tells nothing of what is masked, and of what agents do not know', () => {
    const { page, take, teller } = open();
    page.find(1).focus();
    expect(take()).toHaveLength(1);
    const secret = page.find(2) as HTMLInputElement;
    secret.focus();
    expect(take()).toEqual([NOTHING]);
    secret.setSelectionRange(1, 4);
    secret.dispatchEvent(new Event('input', { bubbles: true }));
    expect(take()).toEqual([]);
    document.querySelector('button')?.focus();
    expect(take()).toEqual([]);
    teller.stop();
  });

  it('[AGC24] [AGC25] tells the letter at which the caret is in an editor, but not in a masked part of it', () => {
    const { page, take, teller, paragraph } = open();
    page.find(3).focus();
    const selection = document.getSelection();
    if (!paragraph) throw new Error('no text');
    selection?.collapse(paragraph, 4);
    teller.check();
    expect(take()).toEqual([{ kind: 'focus', id: 3, text: 40, start: 4, end: 4 }]);
    selection?.collapse(page.find(4), 1);
    teller.check();
    expect(take()).toEqual([{ kind: 'focus', id: 3, text: 4, start: 1, end: 1 }]);
    selection?.collapse(document.querySelector('p[data-masked]'), 0);
    teller.check();
    expect(take()).toEqual([{ kind: 'focus', id: 3 }]);
    selection?.collapse(page.find(4), 0);
    teller.check();
    expect(take()).toHaveLength(1);
    selection?.collapse(document.querySelector('p[data-masked]')?.firstChild ?? null, 2);
    teller.check();
    expect(take()).toEqual([{ kind: 'focus', id: 3 }]);
    teller.stop();
  });
});
