import type { FrameLink } from './frameDoor.js';
import type { FrameAnswer, FrameHand } from './frameHand.js';

export interface FrameHands {
  create(link: FrameLink, names: Pick<FrameHand, 'number' | 'toFrame'>): FrameHand;
  answer(link: FrameLink, ask: number, answer: FrameAnswer): void;
  /** The frame's document is gone: what it has not answered, it never will. */
  drop(link: FrameLink): void;
}

const GONE: FrameAnswer = { refusal: 'gone' };
/** A frame that answers nothing is not waited for without end. */
const MOST_OPEN = 1000;

/** Sends what agents do in frames, and brings the answers to those who wait for them. */
export function createFrameHands(): FrameHands {
  const open = new Map<number, { link: FrameLink; answer(answer: FrameAnswer): void }>();
  const dropped = new WeakSet<FrameLink>();
  let count = 0;
  return {
    create: (link, names) => ({
      ...names,
      element: link.element,
      tell(write) {
        if (!dropped.has(link)) link.send({ t: 'mode', write });
      },
      send(command, answer) {
        if (dropped.has(link) || open.size >= MOST_OPEN) return answer(GONE);
        count += 1;
        open.set(count, { link, answer });
        link.send({ t: 'command', ask: count, command });
      },
    }),
    answer(link, ask, { refusal, left }) {
      const asked = open.get(ask);
      if (asked?.link !== link) return;
      open.delete(ask);
      asked.answer({ refusal, ...(left && { left }) });
    },
    drop(link) {
      dropped.add(link);
      for (const [ask, asked] of [...open]) {
        if (asked.link !== link) continue;
        open.delete(ask);
        asked.answer(GONE);
      }
    },
  };
}
