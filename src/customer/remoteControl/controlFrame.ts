import type { FrameWish } from '../frames/frameHand.js';
import type { FrameControlOptions, RemoteControl } from './remoteControl.js';
import { startRemoteControl } from './startRemoteControl.js';

/** Carries out in a framed page what the page around it passes on. Navigation is the top page's. */
export function controlFrame(options: FrameControlOptions): RemoteControl {
  const { receive, grant, stop } = startRemoteControl({
    ...options,
    receive: () => undefined,
    send: () => false,
    page: () => '',
    // Of a focus in here, the page around tells as of one on the frame.
    running: () => null,
    navigationDelay: 0,
  });
  return {
    receive(input, report) {
      const wish = readWish(input);
      return wish ? grant(wish, report) : receive(input, report);
    },
    stop,
  };
}

function readWish(input: unknown): FrameWish | null {
  if (typeof input !== 'object' || input === null) return null;
  const { do: wish, back } = input as Record<string, unknown>;
  if (wish === 'enter') return { do: wish, back: back === true };
  return wish === 'yield' ? { do: wish } : null;
}
