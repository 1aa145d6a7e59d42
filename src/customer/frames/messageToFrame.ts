import type { SessionEndReason } from '../session/sessionState.js';

/** What a parent says to a frame over their channel. */
export type MessageToFrame =
  /** A session goes on. Comes once for each session, also when it began before the frame was loaded. */
  | { t: 'session'; token: string; agents: number }
  | { t: 'ended'; reason: SessionEndReason }
  /** Record this frame's document, from a full snapshot on. Asked again: a new full snapshot. `rules`: of the server; parse them. */
  | { t: 'record'; rules: unknown }
  | { t: 'stop' }
  /** Where, in the frame's viewport, is this place of a recorded node? Answered by `located` with the same `ask`. */
  | { t: 'locate'; ask: number; node: number; x: number; y: number }
  /** An agent is in control of the page (`write`), or is not any more: everything that is held is let go. */
  | { t: 'mode'; write: boolean }
  /** What the agent in control does here, with the frame's numbers; or a `FrameWish`. Answered by `done` with the same `ask`. */
  | { t: 'command'; ask: number; command: unknown };

const REASONS: readonly SessionEndReason[] = [
  'self',
  'external',
  'timeout',
  'inactivityTimeout',
  'serverUnavailable',
  'sessionsOverLimit',
  'error',
];

/** Reads what came from the parent; `null` for what is not understood. Small: every framed page pays for it. */
export function readMessageToFrame(data: unknown): MessageToFrame | null {
  if (typeof data !== 'object' || data === null) return null;
  const { t, rules, token, agents, reason, ask, node, x, y, write, command } = data as Record<
    string,
    unknown
  >;
  if (t === 'record') return { t, rules };
  if (t === 'stop') return { t };
  if (t === 'mode') return { t, write: write === true };
  if (t === 'command' && isNumber(ask)) return { t, ask, command };
  if (t === 'session' && typeof token === 'string' && /^\d{9}$/.test(token) && isNumber(agents))
    return { t, token, agents };
  const known = REASONS.find(each => each === reason);
  if (t === 'ended' && known) return { t, reason: known };
  if (t === 'locate' && isNumber(ask) && isNumber(node) && isNumber(x) && isNumber(y))
    return { t, ask, node, x, y };
  return null;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && value >= 0;
