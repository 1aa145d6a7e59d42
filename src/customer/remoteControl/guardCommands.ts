import { createRateLimit } from '../../browser/createRateLimit.js';
import { guardCallback } from '../../guard/guardCallback.js';
import type { CommandMessage } from '../session/agentControl.js';
import type { Outcome } from './controlledPage.js';
import { createRefusalReports } from './createRefusalReports.js';
import type { CommandGuard, RemoteControl, RemoteControlOptions } from './remoteControl.js';

/** More than people's hands make, in a second and at once; what is above is dropped and counted. */
const RATE = 300;
const BURST = 600;

/** What starts the part that touches the page. */
export type StartRemoteControl = (options: RemoteControlOptions) => RemoteControl;

/**
 * The door through which commands come, and which agents and servers must not be able to go around. Invariant: the
 * page is touched only for the agent whom the customer's browser has given control, by commands for the page as it
 * is recorded now, each once, and no faster than `RATE`.
 */
export function guardCommands(start: StartRemoteControl, options: RemoteControlOptions): CommandGuard {
  const { log, send, page } = options;
  const reports = createRefusalReports(send);
  const mayPass = createRateLimit(RATE, BURST, Date.now);
  let holder: string | null = null;
  let control: RemoteControl | null = null;
  /** Where the numbers of each agent's commands have come to, on the page named `of`; kept when control goes and comes back. */
  const last = new Map<string, { of: string; n: number }>();

  const judge = ({ agentId, page: meant, n }: CommandMessage): Outcome => {
    if (!mayPass()) return 'tooFast';
    if (holder === null) return 'pointerMode';
    if (holder !== agentId) return 'otherAgent';
    const before = last.get(agentId);
    if (meant !== page() || (before?.of === meant && n <= before.n)) return 'stale';
    last.set(agentId, { of: meant, n });
    return null;
  };
  const letGo = guardCallback(() => control?.stop(), log, 'controlFailed');

  return {
    give(next) {
      if (next === holder) return;
      letGo();
      holder = next;
      control = holder === null ? null : start(options);
    },
    command(message) {
      const report = (refusal: Outcome | undefined) => {
        if (refusal) reports.add(message.agentId, message.n, refusal);
      };
      report(judge(message) ?? (control ? control.receive(message.command, report) : 'impossible'));
    },
    stop() {
      letGo();
      control = null;
      holder = null;
      reports.stop();
    },
  };
}
