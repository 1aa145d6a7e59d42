import type { FrameDoor, FrameLink, FrameListener } from '../../../../src/customer/frames/frameDoor.js';
import type { MessageToFrame } from '../../../../src/customer/frames/messageToFrame.js';

export interface FakeLink extends FrameLink {
  sent: MessageToFrame[];
}

/** A door whose frames the test plays. */
export function createFakeDoor() {
  const listeners = new Set<FrameListener>();
  const links: FakeLink[] = [];
  const door: FrameDoor = {
    watch(listener) {
      listeners.add(listener);
      for (const link of links) listener.linked(link);
      return { stop: () => listeners.delete(listener) };
    },
    stop: () => listeners.clear(),
  };
  return {
    door,
    listening: () => listeners.size,
    link(element: HTMLIFrameElement, direct = false): FakeLink {
      const sent: MessageToFrame[] = [];
      const link: FakeLink = { element, direct, sent, send: message => void sent.push(message) };
      links.push(link);
      for (const listener of listeners) listener.linked(link);
      return link;
    },
    unlink(link: FakeLink) {
      links.splice(links.indexOf(link), 1);
      for (const listener of listeners) listener.unlinked(link);
    },
    say(link: FakeLink, data: unknown) {
      for (const listener of listeners) listener.heard(link, data);
    },
  };
}
