import { type Cobrowse, createCobrowse, type Session } from 'opencobrowse';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What a component needs to know of co-browsing on this page. */
export type CobrowseState =
  /** Not known yet: on the server, and until an earlier page's session has been looked for. */
  { is: 'unknown' } | { is: 'unsupported' } | { is: 'idle' } | { is: 'live'; token: string; joined: boolean };

/**
 * Co-browsing for as long as a component is mounted. A session outlives it: it is kept in the browser, and the
 * next mount, or the next page, goes on with it.
 *
 * It is created in an effect, so nothing happens on a server, and the double mount of StrictMode is a stop and a new
 * beginning. Use it in one component: there is one co-browsing for a page.
 */
export function useCobrowse(url: string): { state: CobrowseState; start(): void } {
  const [state, setState] = useState<CobrowseState>({ is: 'unknown' });
  const current = useRef<Cobrowse | null>(null);

  useEffect(() => {
    const cobrowse = createCobrowse({ url });
    if (!cobrowse.isBrowserSupported()) {
      setState({ is: 'unsupported' });
      return cobrowse.stop;
    }
    current.current = cobrowse;
    const live = ({ token, agents }: Session) => setState({ is: 'live', token, joined: agents.length > 0 });
    // Signals of what has happened already call at once: no event is missed between two renderings.
    cobrowse.onInitialized.add(session => (session ? live(session) : setState({ is: 'idle' })));
    cobrowse.onSessionStarted.add(live);
    cobrowse.onAgentJoined.add((_agent, session) => live(session));
    cobrowse.onSessionEnded.add(() => setState({ is: 'idle' }));
    return () => {
      current.current = null;
      cobrowse.stop();
    };
  }, [url]);

  const start = useCallback(() => current.current?.startSession(), []);
  return { state, start };
}
