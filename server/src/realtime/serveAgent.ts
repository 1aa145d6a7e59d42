import type { Socket } from 'socket.io';
import {
  type AgentMessage,
  MESSAGE_EVENT,
  type MessageToAgent,
  parseAgentMessage,
} from '../../../src/protocol/index.js';
import type { AgentLink } from '../sessions/links.js';
import type { AgentWindow, Room } from '../sessions/room.js';
import type { AdmittedAgent } from './admit.js';
import { createTokenBucket } from './createTokenBucket.js';
import { guardMessages } from './guardMessages.js';
import type { Realtime } from './realtime.js';

/** Serves one connected window of an agent, until it disconnects. */
export function serveAgent(realtime: Realtime, socket: Socket, admitted: AdmittedAgent): void {
  const { sessions } = realtime;
  const send = (message: MessageToAgent): void => {
    socket.emit(MESSAGE_EVENT, message);
  };
  const link: AgentLink = {
    ...admitted,
    address: socket.handshake.address,
    send,
    close: () => socket.disconnect(true),
  };
  const drawings = createTokenBucket(realtime.clock, realtime.limits.drawings);
  let room: Room | null = null;

  async function enter(attach: () => Promise<Room | null>): Promise<void> {
    const entered = await attach();
    // A join that was refused leaves the window where it was.
    if (entered !== null) room = entered;
  }

  async function handleInSession(
    message: Exclude<AgentMessage, { t: 'join' | 'rejoin' }>,
    current: Room,
    window: AgentWindow,
  ): Promise<void> {
    switch (message.t) {
      case 'seen':
        if (!window.pump.seen(message.pos)) fault('outOfOrder', 'This entry was never sent.');
        return;
      case 'resync':
        if (!(await sessions.resync(current, window, message.fresh)))
          fault('tooManyMessages', 'A view starts over once a second.');
        return;
      case 'pointer':
        return sessions.point(current, link, message.at);
      case 'requestControl':
      case 'withdrawControl':
      case 'releaseControl':
      case 'command': {
        const refusal = sessions.controlFromAgent(current, link, message);
        if (refusal !== null) realtime.counters.count(`command.refused.${refusal}`);
        return;
      }
      case 'annotate':
        // A clearing must get through, however fast its agent has drawn.
        if (message.annotation.do === 'draw' && !drawings.take())
          return late('tooManyMessages', 'This was drawn too fast, and was dropped.');
        if (!sessions.annotate(current, link, message)) realtime.counters.count('annotation.stale');
        return;
      case 'exit':
        await sessions.exitAgent(current, link);
    }
  }

  async function handle(message: AgentMessage): Promise<void> {
    if (message.t === 'join') return enter(() => sessions.join(link, message));
    if (message.t === 'rejoin') return enter(() => sessions.rejoin(link, message));
    if (room === null) return fault('notInSession', 'Join a session first.');
    const window = sessions.windowOf(room, link);
    if (window === undefined) return late('notInSession', 'This window is no longer in the session.');
    return handleInSession(message, room, window);
  }

  const { fault, late } = guardMessages<AgentMessage>({
    ...realtime,
    side: 'agent',
    socket,
    parse: parseAgentMessage,
    handle,
    async leave() {
      if (room !== null) await sessions.leaveAgent(room, link);
    },
    sendInvalid: (code, message) => send({ t: 'invalid', code, message }),
    answerFailure({ t }) {
      const answer = { code: 'internal', message: 'The server failed. Try again later.' } as const;
      send(t === 'join' || t === 'rejoin' ? { t: 'refused', ...answer } : { t: 'invalid', ...answer });
    },
  });
}
