import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import type { Command } from '../../protocol/index.js';
import type { AgentNavigation } from '../session/sessionState.js';
import type { ControlledPage, Outcome } from './controlledPage.js';
import type { RemoteControlOptions } from './remoteControl.js';

/** A page that is left within this time after it was asked to has gone; afterwards there was nowhere to go, ms. */
const GONE_WITHIN_MS = 3000;

export interface Navigator extends Stoppable {
  navigate(command: Extract<Command, { do: 'navigate' }>): Outcome;
  open(command: Extract<Command, { do: 'open' }>): Outcome;
}

/** What newer browsers know of the tab's history. */
interface History {
  canGoBack: boolean;
  canGoForward: boolean;
}

/**
 * Navigates for the agent: tells the page and the customer, waits, and does it then (JavaScript API,
 * "onAgentNavigated"). A later wish takes the place of one that waits; without control nothing that waits happens.
 */
export function createNavigator(
  { window, mayOpen }: Pick<ControlledPage, 'window' | 'mayOpen'>,
  { receive, navigationDelay }: Pick<RemoteControlOptions, 'receive' | 'navigationDelay'>,
): Navigator {
  let timer: number | undefined;
  let watching: Stoppable | null = null;
  const forget = () => {
    window.clearTimeout(timer);
    watching?.stop();
    watching = null;
  };
  const fail = (): Outcome => {
    forget();
    receive({ is: 'navigationFailed' });
    return 'impossible';
  };
  const announce = (navigation: AgentNavigation, go: () => void): Outcome => {
    forget();
    receive({ is: 'agentNavigates', navigation });
    timer = window.setTimeout(go, navigationDelay);
    return null;
  };
  const go = (to: 'back' | 'forward') => {
    // A page of this document answers with `popstate`; another document takes this one away, perhaps into a cache.
    watching = stopAll([listen(window, 'popstate', forget), listen(window, 'pagehide', forget)]);
    timer = window.setTimeout(fail, GONE_WITHIN_MS);
    window.history[to]();
  };

  return {
    navigate({ to }) {
      if (to === 'refresh') return announce({ command: to }, () => window.location.reload());
      const known = (window as { navigation?: History }).navigation;
      const isEnd = known
        ? !(to === 'back' ? known.canGoBack : known.canGoForward)
        : window.history.length < 2;
      return isEnd ? fail() : announce({ command: to }, () => go(to));
    },
    open({ url: text }) {
      const url = toUrl(text, window.document.baseURI);
      if (!url || !mayOpen(url)) {
        fail();
        return 'address';
      }
      return announce({ command: 'url', url: url.href }, () => window.location.assign(url));
    },
    stop: forget,
  };
}

function toUrl(text: string, base: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null; // The agent is told that it is no address.
  }
}
