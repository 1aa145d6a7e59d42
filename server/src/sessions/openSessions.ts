import type {
  AgentMessage,
  CommandRefusal,
  CustomerMessage,
  DomRestrictions,
} from '../../../src/protocol/index.js';
import { createMemoryLog } from '../log/createMemoryLog.js';
import type { LogLimits } from '../log/logLimits.js';
import type { Logger } from '../metrics/logger.js';
import type { Clock } from '../time/clock.js';
import { askSnapshot } from './askSnapshot.js';
import { commitEvent } from './commitEvent.js';
import { createRoomIndex } from './createRoomIndex.js';
import { detachAgent } from './detachAgent.js';
import { detachPage } from './detachPage.js';
import { dismissAgent } from './dismissAgent.js';
import { joinSession } from './joinSession.js';
import { limitGuesses } from './limitGuesses.js';
import type { AgentLink, CustomerLink } from './links.js';
import type { Random } from './random.js';
import { rejoinSession } from './rejoinSession.js';
import { relayAnnotation, relayClearing } from './relayAnnotation.js';
import { type RelayAnswer, relayBatch } from './relayBatch.js';
import { type FromAgent, type FromCustomer, relayFromAgent, relayFromCustomer } from './relayControl.js';
import { restoreSessions } from './restoreSessions.js';
import { resumeSession } from './resumeSession.js';
import type { AgentWindow, Batch, Join, Rejoin, Room } from './room.js';
import type { SessionRegistry } from './sessionRegistry.js';
import type { SessionRules } from './sessionRules.js';
import type { SessionsContext } from './sessionsContext.js';
import { startSession } from './startSession.js';
import { sweepTombstones } from './sweepTombstones.js';

/** How often tombstones are swept, in milliseconds. */
const SWEEP_EVERY = 10 * 60 * 1000;

export type SessionsOptions = {
  readonly registry: SessionRegistry;
  readonly rules: SessionRules;
  readonly restrictions: DomRestrictions | null;
  readonly logLimits: LogLimits;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
};

/** What connections can do with sessions. A `Room` is an opaque thing to them. */
export type Sessions = {
  start(link: CustomerLink, message: { key: string; page: string }): Promise<Room | null>;
  resume(link: CustomerLink, message: { key: string; page: string; claim: boolean }): Promise<Room | null>;
  batch(room: Room, link: CustomerLink, message: Batch): Promise<RelayAnswer>;
  /** False: this page is not in the session (any more). */
  exitCustomer(room: Room, link: CustomerLink): Promise<boolean>;
  leaveCustomer(room: Room, link: CustomerLink): Promise<void>;
  join(link: AgentLink, message: Join): Promise<Room | null>;
  rejoin(link: AgentLink, message: Rejoin): Promise<Room | null>;
  /** The link's window, if it still is the agent's window in this session. */
  windowOf(room: Room, link: AgentLink): AgentWindow | undefined;
  point(room: Room, link: AgentLink, at: Extract<AgentMessage, { t: 'pointer' }>['at']): void;
  /** Why a command of the agent went no further; `null` where it did. */
  controlFromAgent(room: Room, link: AgentLink, message: FromAgent): CommandRefusal | null;
  /** False: this page is not in the session (any more). */
  controlFromCustomer(room: Room, link: CustomerLink, message: FromCustomer): boolean;
  /** False: the page that it was meant for is not shown (any more). */
  annotate(room: Room, link: AgentLink, message: Extract<AgentMessage, { t: 'annotate' }>): boolean;
  /** False: this page is not in the session (any more). */
  clearAnnotations(
    room: Room,
    link: CustomerLink,
    message: Extract<CustomerMessage, { t: 'clearAnnotations' }>,
  ): boolean;
  /** `fresh`: the page is asked for a new snapshot instead of the log's. False: too soon after the last time. */
  resync(room: Room, window: AgentWindow, fresh: boolean): Promise<boolean>;
  /** False: this window is not in the session (any more). */
  exitAgent(room: Room, link: AgentLink): Promise<boolean>;
  leaveAgent(room: Room, link: AgentLink): Promise<void>;
  counts(): { waiting: number; active: number };
  /** Lets go of everything; the sessions themselves go on in the registry. */
  stop(): Promise<void>;
};

/** Opens the sessions that the registry holds, and keeps them. */
export async function openSessions(options: SessionsOptions): Promise<Sessions> {
  const context: SessionsContext = {
    ...options,
    index: createRoomIndex(),
    guesses: limitGuesses(),
    makeLog: createMemoryLog,
    starting: new Map(),
    unwrittenEnds: new Map(),
  };
  const { clock, index } = context;
  let stopped = false;
  let cancelSweep = () => {};
  const sweep = async (): Promise<void> => {
    await sweepTombstones(context);
    if (!stopped) cancelSweep = clock.after(SWEEP_EVERY, () => void sweep());
  };
  await restoreSessions(context);
  await sweep();

  return {
    start: (link, message) => startSession(context, link, message),
    resume: (link, message) => resumeSession(context, link, message),
    batch: (room, link, message) => relayBatch(context, room, link, message),
    exitCustomer: (room, link) =>
      room.queue.run(async () => {
        if (!room.pages.has(link)) return false;
        await commitEvent(context, room, { type: 'customerExited', at: clock.now() });
        return true;
      }),
    leaveCustomer: async (room, link) => {
      if (!stopped) await detachPage(context, room, link);
    },
    join: (link, message) => joinSession(context, link, message),
    rejoin: (link, message) => rejoinSession(context, link, message),
    windowOf(room, link) {
      const window = room.windows.get(link.agent.id);
      return window?.link === link ? window : undefined;
    },
    point(room, link, at) {
      room.shown?.send({ t: 'pointer', agentId: link.agent.id, at });
    },
    controlFromAgent: relayFromAgent,
    controlFromCustomer(room, link, message) {
      if (!room.pages.has(link)) return false;
      relayFromCustomer(room, message);
      return true;
    },
    annotate: relayAnnotation,
    clearAnnotations: relayClearing,
    async resync(room, window, fresh) {
      const { resyncEvery, resyncRepeated } = context.logLimits;
      const now = clock.now();
      // Each has its own limit: a view that asks for both must not lose the one that it waits for.
      if (fresh) {
        if (window.lastRenewal !== null && now - window.lastRenewal < resyncEvery) return false;
        window.lastRenewal = now;
        askSnapshot(context, room);
        return true;
      }
      const since = window.lastResync === null ? Number.POSITIVE_INFINITY : now - window.lastResync;
      if (since < resyncEvery) return false;
      window.lastResync = now;
      await window.pump.rewind();
      if (since < resyncRepeated) askSnapshot(context, room);
      return true;
    },
    exitAgent: (room, link) =>
      room.queue.run(async () => {
        if (room.windows.get(link.agent.id)?.link !== link) return false;
        await dismissAgent(context, room, link);
        return true;
      }),
    leaveAgent: async (room, link) => {
      if (!stopped) await detachAgent(context, room, link);
    },
    counts() {
      const counts = { waiting: 0, active: 0 };
      for (const { session } of index.rooms()) if (session.state !== 'ended') counts[session.state] += 1;
      return counts;
    },
    async stop() {
      // From here on nobody counts as away: those who were connected do so from the next start on.
      stopped = true;
      cancelSweep();
      const rooms = [...index.rooms()];
      for (const room of rooms) {
        room.cancelDeadline();
        for (const { pump } of room.windows.values()) pump.stop();
      }
      await Promise.allSettled([...context.starting.values(), ...rooms.map(room => room.queue.idle())]);
      for (const room of rooms) room.cancelDeadline();
      if (context.unwrittenEnds.size > 0) await sweepTombstones(context);
    },
  };
}
