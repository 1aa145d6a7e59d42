import type { CommandMessage, OpenAgentControl } from '../session/agentControl.js';
import type { CommandGuard, RemoteControlModule, RemoteControlOptions } from './remoteControl.js';

/** Commands that wait for the part that decides about them. */
const MOST_WAITING = 200;

export interface ControlSupply extends Omit<RemoteControlOptions, keyof Parameters<OpenAgentControl>[0]> {
  /** May be asked again after it has failed. */
  load(): Promise<Pick<RemoteControlModule, 'openRemoteControl'>>;
}

/** Loads what lets agents act in the page when it is needed: most sessions stay in Pointer Mode. */
export function loadRemoteControl({ load, ...options }: ControlSupply): OpenAgentControl {
  const { log } = options;
  return surroundings => {
    let guard: CommandGuard | null = null;
    let loading = false;
    let stopped = false;
    let holder: string | null = null;
    let waiting: CommandMessage[] = [];

    const prepare = () => {
      if (guard || loading) return;
      loading = true;
      load()
        .then(module => {
          if (stopped) return;
          guard = module.openRemoteControl({ ...options, ...surroundings });
          guard.give(holder);
          for (const message of waiting) guard.command(message);
        })
        .catch(error => log.error('controlUnavailable', error))
        .finally(() => {
          loading = false;
          waiting = [];
        });
    };
    return {
      tell(notice) {
        if (notice.do === 'sendHolder') surroundings.send({ t: 'control', holder: notice.holder });
        else surroundings.send({ t: 'controlAnswer', request: notice.request, allow: notice.allow });
      },
      prepare,
      give(next) {
        holder = next;
        if (next !== null) prepare();
        guard?.give(next);
      },
      command(message) {
        if (guard) return guard.command(message);
        if (waiting.length < MOST_WAITING) waiting.push(message);
        prepare();
      },
      stop() {
        stopped = true;
        guard?.stop();
      },
    };
  };
}
