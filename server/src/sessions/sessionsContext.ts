import type { DomRestrictions } from '../../../src/protocol/index.js';
import type { LogLimits } from '../log/logLimits.js';
import type { SessionLog } from '../log/sessionLog.js';
import type { Logger } from '../metrics/logger.js';
import type { Clock } from '../time/clock.js';
import type { RoomIndex } from './createRoomIndex.js';
import type { GuessLimit } from './limitGuesses.js';
import type { Random } from './random.js';
import type { Room } from './room.js';
import type { EndedSession } from './session.js';
import type { SessionRegistry } from './sessionRegistry.js';
import type { SessionRules } from './sessionRules.js';

/** What the operations on sessions share. Made in `openSessions`, nowhere else. */
export type SessionsContext = {
  readonly registry: SessionRegistry;
  readonly index: RoomIndex;
  readonly rules: SessionRules;
  /** What customers' pages are told to hide; `null` when the server has no rules. */
  readonly restrictions: DomRestrictions | null;
  readonly logLimits: LogLimits;
  readonly guesses: GuessLimit;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  makeLog(epoch: string): SessionLog;
  /** Sessions that are being created, by the hash of the customer's key. */
  readonly starting: Map<string, Promise<Room | null>>;
  /** Sessions that ended while the registry could not be written; the sweep tries again. */
  readonly unwrittenEnds: Map<string, EndedSession>;
};
