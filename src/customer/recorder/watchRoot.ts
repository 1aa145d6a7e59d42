import { listen, type Stoppable } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';

export interface RootWatch {
  scrolled(target: Node): void;
  /** Something in the root has loaded: a style sheet, a frame. */
  loaded(element: Element): void;
  /** A film or a sound does something else now. `type`: rrweb's number. */
  played(media: HTMLMediaElement, type: number): void;
  /** A popover or a dialog in it has been opened or closed. */
  toggled(element: Element): void;
}

/** rrweb's numbers of what media do, by the browser's names. */
const MEDIA: Readonly<Record<string, number>> = {
  play: 0,
  pause: 1,
  seeked: 2,
  volumechange: 3,
  ratechange: 4,
};

/** Listens to a document or a shadow root. What is listened to here does not leave shadow roots by itself. */
export function watchRoot(root: Document | ShadowRoot, watch: RootWatch): Stoppable {
  const passive = { capture: true, passive: true };
  return stopAll([
    listen(root, 'scroll', ({ target }) => watch.scrolled(target as Node), passive),
    listen(
      root,
      'load',
      ({ target }) => {
        if ((target as Node | null)?.nodeType === 1) watch.loaded(target as Element);
      },
      passive,
    ),
    listen(root, 'toggle', ({ target }) => watch.toggled(target as Element), passive),
    ...Object.entries(MEDIA).map(([name, type]) =>
      listen(root, name, ({ target }) => watch.played(target as HTMLMediaElement, type), passive),
    ),
  ]);
}
