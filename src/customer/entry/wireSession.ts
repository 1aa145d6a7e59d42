import { openStore } from '../../browser/openStore.js';
import { markServiceNode, SERVICE_NODE_SELECTOR } from '../privacy/serviceNode.js';
import { runSession as run } from '../session/runSession.js';
import type { SessionHost, SessionRuntime } from '../session/sessionHost.js';
import { createOutbox } from '../transport/createOutbox.js';
import { openConnection } from '../transport/openConnection.js';
import { chooseLanguage } from '../ui/chooseLanguage.js';
import { createSilentUi } from '../ui/createSilentUi.js';
import { createUi } from '../ui/createUi.js';
import { keepToolbarPlace } from '../ui/keepToolbarPlace.js';
import { createTexts } from '../ui/strings.js';

export { loadLocale } from '../ui/loadLocale.js';

/** Wires what is loaded when a session begins or goes on. The interface between the two files is `SessionModule`. */
export function runSession(host: SessionHost): SessionRuntime {
  const { config, log, window, locale } = host;
  const { document } = window;
  return run(host, {
    createUi: onExit =>
      config.disableBuiltInUI
        ? createSilentUi()
        : createUi({
            document,
            window,
            texts: createTexts(config.localization, locale),
            language: chooseLanguage(config.lang, config.localization, locale, document.documentElement.lang),
            places: keepToolbarPlace(openStore([() => window.sessionStorage])),
            markService: markServiceNode,
            onExit,
            onDowngrade: () => undefined,
          }),
    openConnection: events => openConnection(config, events, log),
    createOutbox,
    blockSelector: SERVICE_NODE_SELECTOR,
  });
}
