import type { Stoppable } from '../../browser/listen.js';
import type { Signal } from '../../signal/createSignal.js';
import type { Session } from '../session/sessionObject.js';
import type { SessionEndReason } from '../session/sessionState.js';
import type { FrameDoor, FrameLink } from './frameDoor.js';

export interface SessionNews {
  /** Of pages that go on with a session; a frame has none of its own. */
  initialized?: Signal<[session: Session | null]>;
  sessionStarted: Signal<[session: Session]>;
  sessionEnded: Signal<[details: { reason: SessionEndReason }]>;
}

/** Tells the frames of this page when a session begins and ends; a frame that comes later hears of the ongoing one. */
export function relaySession(door: FrameDoor, news: SessionNews): Stoppable {
  let session: Session | null = null;
  const links = new Set<FrameLink>();

  const tell = (link: FrameLink) => {
    if (session) link.send({ t: 'session', token: session.token, agents: session.agents.length });
  };
  const begin = (begun: Session | null) => {
    session = begun;
    links.forEach(tell);
  };
  const end = ({ reason }: { reason: SessionEndReason }) => {
    session = null;
    for (const link of links) link.send({ t: 'ended', reason });
  };
  news.initialized?.add(begin);
  news.sessionStarted.add(begin);
  news.sessionEnded.add(end);
  const watching = door.watch({
    linked(link) {
      links.add(link);
      tell(link);
    },
    unlinked: link => links.delete(link),
    heard: () => undefined,
  });
  return {
    stop() {
      watching.stop();
      news.initialized?.remove(begin);
      news.sessionStarted.remove(begin);
      news.sessionEnded.remove(end);
    },
  };
}
