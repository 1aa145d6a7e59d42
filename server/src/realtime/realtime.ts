import type { AuthenticateAgent } from '../auth/authenticator.js';
import type { OriginPolicy } from '../auth/originPolicy.js';
import type { Counters } from '../metrics/createCounters.js';
import type { Logger } from '../metrics/logger.js';
import type { Sessions } from '../sessions/openSessions.js';
import type { Clock } from '../time/clock.js';
import type { RealtimeLimits } from './realtimeLimits.js';

/** What all connections share. */
export type Realtime = {
  readonly sessions: Sessions;
  readonly limits: RealtimeLimits;
  readonly clock: Clock;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly originPolicy: OriginPolicy;
  readonly authenticateAgent: AuthenticateAgent;
  /** Calls back once, soon. */
  defer(run: () => void): void;
};
