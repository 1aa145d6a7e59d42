// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../../src/customer/api/createApi.js';
import { openTestSession } from './openTestSession.js';

/**
 * The examples of the documents for what the server of this version has no messages for: as in
 * test/scenario/documentExamples.spec.ts, the calls are the documents' and the words ours.
 */

let opened: ReturnType<typeof openTestSession> | undefined;
const said: string[] = [];
let allow = true;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('alert', (text: string) => void said.push(text));
  vi.stubGlobal('confirm', () => allow);
});
afterEach(() => {
  opened?.runtime.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  said.length = 0;
  allow = true;
});

async function open() {
  const session = openTestSession({});
  opened = session;
  const launcher = {
    ...{ start: vi.fn(), exit: vi.fn(), downgrade: session.runtime.downgrade },
    ...{ endConversation: vi.fn(), explain: () => null, stop: vi.fn() },
  };
  const cobrowseApi = createApi('1', session.signals, launcher, () => true, new WeakSet(), session.log);
  await session.begin();
  return { ...session, cobrowseApi };
}

describe('examples of the documents', () => {
  it('[EX33] onAgentNavigated tells the address of a url, and else the command; onNavigationFailed that it failed', async () => {
    const { cobrowseApi, receive, settle } = await open();
    cobrowseApi.onModeUpgradeRequested.addOnce(done => done(true));
    receive({ is: 'upgradeRequested', request: 'r0' });
    cobrowseApi.onAgentNavigated.add(details => {
      if (details.url) alert(`To the page ${details.url}`);
      else alert(`The button ${details.command}`);
    });
    cobrowseApi.onNavigationFailed.add(() => alert('It failed'));
    for (const command of ['back', 'forward', 'refresh'] as const)
      receive({ is: 'agentNavigates', navigation: { command } });
    receive({ is: 'agentNavigates', navigation: { command: 'url', url: 'https://shop.example/' } });
    receive({ is: 'navigationFailed' });
    await settle();
    expect(said).toEqual([
      ...['The button back', 'The button forward', 'The button refresh'],
      ...['To the page https://shop.example/', 'It failed'],
    ]);
  });

  it('[EX33] onModeUpgradeRequested is answered by confirm, and onModeChanged tells what came of it', async () => {
    const { cobrowseApi, receive, notices, settle } = await open();
    cobrowseApi.onModeUpgradeRequested.add(done => {
      if (confirm('May they?')) done(true);
      else done(false);
    });
    cobrowseApi.onModeChanged.add(mode => {
      if (mode.write) alert('They can');
      else if (mode.pointer) alert('They cannot');
    });
    allow = false;
    receive({ is: 'upgradeRequested', request: 'r1' });
    await settle();
    expect([said, notices.at(-1)]).toEqual([[], { do: 'sendUpgradeAnswer', request: 'r1', allow: false }]);
    allow = true;
    receive({ is: 'upgradeRequested', request: 'r2' });
    await settle();
    expect(said).toEqual(['They can']);
    cobrowseApi.downgradeMode();
    await settle();
    expect(said).toEqual(['They can', 'They cannot']);
  });

  it('[EX33] onMaskedElement gives an element that the page can put a title on', async () => {
    const { cobrowseApi, recordings } = await open();
    cobrowseApi.onMaskedElement.add(element => {
      (element as HTMLElement).title = 'Our staff cannot see this.';
    });
    const field = document.createElement('input');
    recordings.at(-1)?.masked?.(field);
    expect(field.title).toBe('Our staff cannot see this.');
  });
});
