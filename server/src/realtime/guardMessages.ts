import type { Parsed, RefusalCode } from '../../../src/protocol/index.js';
import { LIMITS, MESSAGE_EVENT } from '../../../src/protocol/index.js';
import type { Counters } from '../metrics/createCounters.js';
import { describeError } from '../metrics/describeError.js';
import type { Logger } from '../metrics/logger.js';
import { createSerialQueue } from '../order/createSerialQueue.js';
import type { Clock } from '../time/clock.js';
import { createFaultWindow } from './createFaultWindow.js';
import { createTokenBucket } from './createTokenBucket.js';
import type { RealtimeLimits } from './realtimeLimits.js';

/** The part of a socket that the door needs. */
export type GuardedSocket = {
  readonly connected: boolean;
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown;
  on(event: 'disconnect', listener: (reason: string) => void): unknown;
  disconnect(close: boolean): unknown;
};

export type GuardOptions<Message> = {
  readonly side: 'customer' | 'agent';
  readonly socket: GuardedSocket;
  readonly limits: RealtimeLimits;
  readonly clock: Clock;
  readonly counters: Counters;
  readonly logger: Logger;
  parse(input: unknown): Parsed<Message>;
  /** Called for one message after the other, in the order in which they came. */
  handle(message: Message): Promise<void>;
  /** Called once, after the last message was handled. */
  leave(): Promise<void>;
  sendInvalid(code: RefusalCode, message: string): void;
  /** `handle` rejected. */
  answerFailure(message: Message): void;
};

/** What a handler says of a message that was well-formed but not allowed. */
export type FaultReports = {
  /** Only a peer that is broken, or hostile, does this: too many such faults end the connection. */
  fault(code: RefusalCode, message: string): void;
  /** A peer may do this without knowing better, because our messages cross: it is told, no more. */
  late(code: RefusalCode, message: string): void;
};

/**
 * The one door of a connection: counts, parses and orders what comes in, and keeps every fault, the peer's and
 * our own, from going any further.
 */
export function guardMessages<Message>(options: GuardOptions<Message>): FaultReports {
  const { side, socket, limits, clock, counters, logger } = options;
  const queue = createSerialQueue();
  const bucket = createTokenBucket(clock, limits[side]);
  const answers = createFaultWindow(clock, 1000);
  const faults = createFaultWindow(clock, limits.faultWindow);
  const drops = createFaultWindow(clock, limits.faultWindow);

  function refuse(code: RefusalCode, message: string): void {
    counters.count(`${side}.refused.${code}`);
    if (answers.add() <= limits.invalidAnswers) {
      logger.debug({ side, code, message }, 'message refused');
      options.sendInvalid(code, message.slice(0, LIMITS.textLength));
    }
  }

  function cutOff(why: string): void {
    counters.count(`${side}.cutOff`);
    logger.warn({ side, why }, 'connection ended for its faults');
    socket.disconnect(true);
  }

  function fault(code: RefusalCode, message: string): void {
    refuse(code, message);
    if (faults.add() > limits.faults && socket.connected) cutOff(code);
  }

  function drop(): void {
    // Not a fault: a page that is merely fast loses some messages, and the gap in them heals.
    refuse('tooManyMessages', 'Messages come too fast; this one was dropped.');
    if (drops.add() > limits.dropped && socket.connected) cutOff('tooManyMessages');
  }

  async function handle(message: Message): Promise<void> {
    try {
      await options.handle(message);
    } catch (thrown) {
      counters.count(`${side}.internal`);
      logger.error({ side, code: 'internal', err: describeError(thrown) }, 'a message could not be handled');
      options.answerFailure(message);
    }
  }

  socket.onAny((event, ...args) => {
    // What is still in the pipe when a connection was cut off.
    if (!socket.connected) return;
    if (!bucket.take() || queue.length() >= limits.queue) return drop();
    if (event !== MESSAGE_EVENT || args.length !== 1)
      return fault('malformed', 'Not a message of this protocol.');
    const parsed = options.parse(args[0]);
    if (!parsed.ok) return fault(parsed.code, parsed.what);
    void queue.run(() => handle(parsed.value));
  });
  socket.on('disconnect', reason => {
    counters.count(`${side}.disconnected`);
    logger.debug({ side, reason }, 'disconnected');
    queue
      .run(() => options.leave())
      .catch(thrown =>
        logger.error({ side, err: describeError(thrown) }, 'a disconnection could not be handled'),
      );
  });
  return { fault, late: refuse };
}
