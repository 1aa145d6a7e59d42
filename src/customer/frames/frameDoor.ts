import type { Stoppable } from '../../browser/listen.js';
import type { MessageToFrame } from './messageToFrame.js';

/** The channel to one document that carries co-browse, in a frame of this page. */
export interface FrameLink {
  readonly element: HTMLIFrameElement;
  /** This page reads the frame's document by itself; it needs not tell what is in it. */
  readonly direct: boolean;
  send(message: MessageToFrame): void;
}

export interface FrameListener {
  linked(link: FrameLink): void;
  /** The document is gone: its frame was navigated, or has left the page. */
  unlinked(link: FrameLink): void;
  /** `data` is as it came: parse it. */
  heard(link: FrameLink, data: unknown): void;
}

/** The channels to the frames of this page. */
export interface FrameDoor extends Stoppable {
  /** Tells of each link, those that are there already included. */
  watch(listener: FrameListener): Stoppable;
}
