import type { Command, CommandRefusal } from '../../protocol/index.js';

/**
 * What a page asks of a frame, beside the commands of agents: to give the focus to its first (`back`: last) stop of the
 * Tab key; to say whether the focus may be taken away from it.
 */
export type FrameWish = { do: 'enter'; back: boolean } | { do: 'yield' };

/** What has become of a command in a frame. */
export interface FrameAnswer {
  /** `null`: done. */
  refusal: CommandRefusal | null;
  /** Tab has come to the end of the frame, and goes on in the page around it. */
  left?: 'forward' | 'back' | undefined;
}

/** A frame that tells of itself, as far as agents act in it. The same object as long as its document is the same. */
export interface FrameHand {
  readonly element: HTMLIFrameElement;
  /** What the page's own recording calls the frame element. */
  number(): number;
  /** What the frame calls a node that the page's recording calls so; `null`: it is none of this frame. */
  toFrame(node: number): number | null;
  /** Says whether an agent is in control. At the end the frame lets go of all that is held. */
  tell(write: boolean): void;
  /** Nodes in it are as the frame calls them. `answer` is called once; never if the frame never answers. */
  send(command: Command | FrameWish, answer: (answer: FrameAnswer) => void): void;
}
