import type { Stoppable } from '../../browser/listen.js';
import type { CommandRefusal, CustomerMessage } from '../../protocol/index.js';

/** How often an agent is told, ms: a flood of commands is not to become a flood of answers. */
const EVERY_MS = 250;

export interface RefusalReports extends Stoppable {
  add(agentId: string, n: number, reason: CommandRefusal): void;
}

/** Counts what was refused, and tells of it: the first at once, what follows in sums. */
export function createRefusalReports(send: (message: CustomerMessage) => boolean): RefusalReports {
  const pending = new Map<string, Extract<CustomerMessage, { t: 'commandRefused' }>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    if (pending.size === 0) return;
    for (const report of pending.values()) send(report);
    pending.clear();
    timer = setTimeout(flush, EVERY_MS);
  };
  return {
    add(agentId, n, reason) {
      const kind = `${reason} ${agentId}`;
      const count = (pending.get(kind)?.count ?? 0) + 1;
      pending.set(kind, { t: 'commandRefused', agentId, n, reason, count });
      if (timer === undefined) flush();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      pending.clear();
    },
  };
}
