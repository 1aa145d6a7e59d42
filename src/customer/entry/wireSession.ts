import { markServiceNode, SERVICE_NODE_SELECTOR } from '../privacy/serviceNode.js';
import { runSession as run } from '../session/runSession.js';
import type { SessionHost, SessionRuntime } from '../session/sessionHost.js';
import { createOutbox } from '../transport/createOutbox.js';
import { openConnection } from '../transport/openConnection.js';
import { createSilentUi } from '../ui/createSilentUi.js';
import { createUi } from '../ui/createUi.js';
import { createTexts } from '../ui/strings.js';

/** Wires what is loaded when a session begins or goes on. The interface between the two files is `SessionModule`. */
export function runSession(host: SessionHost): SessionRuntime {
  const { config, log, window } = host;
  return run(host, {
    createUi: onExit =>
      config.disableBuiltInUI
        ? createSilentUi()
        : createUi({
            document: window.document,
            window,
            texts: createTexts(config.localization, host.locale),
            markService: markServiceNode,
            onExit,
          }),
    openConnection: events => openConnection(config, events, log),
    createOutbox,
    blockSelector: SERVICE_NODE_SELECTOR,
    reload: () => window.location.reload(),
  });
}
