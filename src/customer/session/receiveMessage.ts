import type { Log } from '../../guard/log.js';
import type { MessageToCustomer, RefusalCode } from '../../protocol/index.js';
import type { Ui } from '../ui/createUi.js';
import type { AgentControl } from './agentControl.js';
import type { Mirror } from './createMirror.js';
import type { ShowAnnotation } from './pageAnnotations.js';
import type { SessionEvent } from './sessionState.js';

/** Refusals that say nothing about the session: the same question may get another answer in a while. */
const PASSING: readonly RefusalCode[] = ['internal', 'shuttingDown'];

export interface Receivers {
  dispatch(event: SessionEvent): void;
  /** Asks the server again in a while. */
  retry(): void;
  mirror: Mirror;
  ui: Ui;
  agentControl: Pick<AgentControl, 'command'>;
  annotate: ShowAnnotation;
  log: Log;
}

/** Brings each message of the server to the part that it is for. */
export function receiveMessage(
  message: MessageToCustomer,
  { dispatch, retry, mirror, ui, agentControl, annotate, log }: Receivers,
): void {
  switch (message.t) {
    case 'session':
      return dispatch({
        is: 'welcomed',
        token: message.token,
        agents: message.agents,
        shown: message.shown,
        lastSeq: message.lastSeq,
        needSnapshot: message.needSnapshot,
        ...(message.restrictions && { restrictions: message.restrictions }),
      });
    case 'ended':
      return dispatch({ is: 'ended', cause: message.cause });
    case 'refused':
      if (PASSING.includes(message.code)) return retry();
      log.error('sessionRefused', `${message.code}: ${message.message}`);
      return dispatch({ is: 'refused', gone: message.code === 'unknownSession' });
    case 'agentJoined':
      return dispatch({ is: 'agentJoined', agent: message.agent });
    case 'agentLeft':
      return dispatch({ is: 'agentLeft', agentId: message.agentId });
    case 'agentPresence':
      if (!message.online) ui.point(message.agentId, null, null);
      return;
    case 'ack':
      return mirror.acknowledge(message.page, message.seq);
    case 'gap':
      return mirror.repeatFrom(message.page, message.expected);
    case 'snapshotWanted':
      return mirror.renew(message.page);
    case 'displaced':
      return dispatch({ is: 'displaced' });
    case 'pointer':
      return mirror.find(
        message.at,
        (node, place) => ui.point(message.agentId, node, place),
        message.agentId,
      );
    case 'controlRequested':
      return dispatch({ is: 'upgradeRequested', request: message.request, agentId: message.agentId });
    case 'controlWithdrawn':
      return dispatch({ is: 'upgradeWithdrawn', request: message.request });
    case 'controlReleased':
      return dispatch({ is: 'released', agentId: message.agentId });
    case 'command':
      return agentControl.command(message);
    case 'annotate':
      return annotate(message);
    case 'invalid':
      log.warn('serverDropped', `${message.code}: ${message.message}`);
      return;
  }
}
