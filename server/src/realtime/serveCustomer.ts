import type { Socket } from 'socket.io';
import {
  type CustomerMessage,
  MESSAGE_EVENT,
  type MessageToCustomer,
  parseCustomerMessage,
} from '../../../src/protocol/index.js';
import { createGapNotice } from '../log/createGapNotice.js';
import type { CustomerLink } from '../sessions/links.js';
import type { Batch, Room } from '../sessions/room.js';
import { coalesceAcks } from './coalesceAcks.js';
import { guardMessages } from './guardMessages.js';
import type { Realtime } from './realtime.js';

/** Serves one connected page of a customer, until it disconnects. */
export function serveCustomer(realtime: Realtime, socket: Socket): void {
  const { sessions } = realtime;
  const send = (message: MessageToCustomer): void => {
    socket.emit(MESSAGE_EVENT, message);
  };
  const link: CustomerLink = { send, close: () => socket.disconnect(true) };
  const gap = createGapNotice();
  const acks = coalesceAcks((page, seq) => send({ t: 'ack', page, seq }), realtime.defer);
  let room: Room | null = null;

  /** A connection is in one session: entering another one leaves the first. */
  async function enter(attach: () => Promise<Room | null>): Promise<void> {
    gap.reset();
    const before = room;
    const now = await attach();
    room = now;
    if (before !== null && before !== now) await sessions.leaveCustomer(before, link);
  }

  async function handleBatch(message: Batch): Promise<void> {
    if (room === null) return fault('notInSession', 'Start or resume a session first.');
    const { page, seq } = message;
    const answer = await sessions.batch(room, link, message);
    switch (answer.type) {
      case 'appended':
        gap.reset();
        return acks.add(page, answer.lastSeq);
      case 'duplicate':
        return acks.add(page, answer.lastSeq);
      case 'gap':
        if (gap.isDue(seq, answer.expected)) send({ t: 'gap', page, expected: answer.expected });
        return;
      case 'outOfOrder':
        return fault('outOfOrder', 'This part does not continue the batch before it.');
      case 'refused':
        // A page that was displaced, or whose session just ended, has parts on the way that it could not hold back.
        return late(
          answer.code,
          answer.code === 'outOfOrder'
            ? 'This page is not the one that is shown.'
            : 'No agent has joined yet.',
        );
      case 'snapshotNeeded':
      case 'dropped':
        return;
    }
  }

  async function handle(message: CustomerMessage): Promise<void> {
    switch (message.t) {
      case 'start':
        return enter(() => sessions.start(link, message));
      case 'resume':
        return enter(() => sessions.resume(link, message));
      case 'batch':
        return handleBatch(message);
      case 'controlAnswer':
      case 'control':
      case 'commandRefused':
        // A session that has just ended may cross what its page still says.
        if (room === null || !sessions.controlFromCustomer(room, link, message))
          return late('notInSession', 'This page is in no session.');
        if (message.t === 'commandRefused')
          realtime.counters.add(`command.refused.${message.reason}`, message.count);
        return;
      case 'clearAnnotations':
        if (room === null || !sessions.clearAnnotations(room, link, message))
          return late('notInSession', 'This page is in no session.');
        return;
      case 'exit':
        if (room === null || !(await sessions.exitCustomer(room, link)))
          fault('notInSession', 'There is no session to leave.');
    }
  }

  const { fault, late } = guardMessages<CustomerMessage>({
    ...realtime,
    side: 'customer',
    socket,
    parse: parseCustomerMessage,
    handle,
    async leave() {
      acks.stop();
      if (room !== null) await sessions.leaveCustomer(room, link);
    },
    sendInvalid: (code, message) => send({ t: 'invalid', code, message }),
    answerFailure({ t }) {
      const answer = { code: 'internal', message: 'The server failed. Try again later.' } as const;
      send(t === 'start' || t === 'resume' ? { t: 'refused', ...answer } : { t: 'invalid', ...answer });
    },
  });
}
