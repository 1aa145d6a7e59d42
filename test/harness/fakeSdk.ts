/**
 * Stands in for `gcb.min.js` in tests of pages that use the api: the documented surface with deferred signals,
 * and `window.fake` to let happen what no server can be made to do yet. Put in with `page.route`; runs in the page.
 */
export const FAKE_SDK = `(() => {
  const listeners = {};
  const calls = [];
  const note = name => (...args) => void calls.push([name, ...args.filter(arg => typeof arg !== 'object')]);
  const last = {};
  const signal = name => ({
    add(callback) {
      (listeners[name] ??= []).push(callback);
      if (last[name]) callback(...last[name]);
    },
  });
  const api = {
    isBrowserSupported: () => !location.search.includes('unsupported'),
    startSession: note('startSession'),
    exitSession: note('exitSession'),
    downgradeMode: note('downgradeMode'),
    markServiceElement: element => element.setAttribute('data-gcb-service-node', 'true'),
  };
  for (const name of ['onInitialized', 'onSessionStarted', 'onSessionEnded', 'onAgentJoined', 'onAgentNavigated',
    'onNavigationFailed', 'onModeUpgradeRequested', 'onModeChanged', 'onMaskedElement']) api[name] = signal(name);
  window.fake = {
    calls,
    note,
    emit(name, ...args) {
      last[name] = args;
      (listeners[name] ?? []).forEach(callback => callback(...args));
    },
  };
  const queue = window._genesys.cobrowse.onReady;
  queue.forEach(callback => callback(api, true));
  window._genesys.cobrowse.onReady = { push: callback => callback(api, true) };
  window.fake.emit('onInitialized', null);
})()`;

declare global {
  interface Window {
    fake?: {
      calls: unknown[][];
      note(name: string): (...args: unknown[]) => void;
      emit(name: string, ...args: unknown[]): void;
    };
  }
}
