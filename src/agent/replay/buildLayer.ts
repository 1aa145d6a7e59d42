import { listen, type Stoppable } from '../../browser/listen.js';
import type { Log } from '../../guard/log.js';
import type { FocusState, RecordedEvent } from '../../protocol/index.js';
import { buildReplayer } from './buildReplayer.js';
import type { Size } from './fitView.js';
import { holdLiveStates } from './holdLiveStates.js';
import { holdScroll } from './holdScroll.js';
import type { NodeMirror } from './nodeMirror.js';
import { readReplayEvent, type TimedPoint } from './readReplayEvent.js';
import { showSelection } from './showSelection.js';

const FULL_SNAPSHOT = 2;

export interface LayerOptions {
  stage: HTMLElement;
  /** The page that is built here; events of others do not belong. */
  page: string;
  now(): number;
  log: Log;
  /** What was recorded does not fit together: only a new snapshot can mend it. */
  diverged(): void;
  resized(): void;
  moved(points: TimedPoint[]): void;
  pressed(id: number, x: number, y: number): void;
  focused(state: FocusState): void;
}

/** One state of the customer's page, from a snapshot on, in a frame of its own. */
export interface Layer {
  page: string;
  frame: HTMLIFrameElement;
  mirror: NodeMirror;
  getSize(): Size;
  /** Applies events in order. False: one of them broke the view. */
  apply(events: readonly RecordedEvent[]): boolean;
  /** Shows it; before, it is laid out and loads, but cannot be seen. */
  show(): void;
  stop(): void;
}

export function buildLayer(options: LayerOptions): Layer {
  const { stage, page, log } = options;
  const root = stage.ownerDocument.createElement('div');
  Object.assign(root.style, { position: 'absolute', inset: '0', visibility: 'hidden', background: '#fff' });
  stage.append(root);
  const replayer = buildReplayer(root, options.now, log, options.diverged);
  const { frame, mirror } = replayer;
  hideParts(root, frame);
  const live = holdLiveStates(mirror, log, options.focused);
  const selection = showSelection(mirror);
  const scroll = holdScroll(frame, mirror);
  let size: Size = { width: 1280, height: 720 };
  let loads: Stoppable | null = null;

  const applyOne = (event: RecordedEvent) => {
    const fine = replayer.apply(event);
    live.apply(event);
    const read = readReplayEvent(event);
    const document = frame.contentDocument;
    if (event.type === FULL_SNAPSHOT && document) {
      scroll.begin(event.data.initialOffset);
      loads?.stop();
      // What loads late makes the page longer; a place that was out of reach until then is taken up now.
      loads = listen(document, 'load', scroll.restore, { capture: true });
    }
    switch (read?.kind) {
      case 'size':
        size = { width: read.width, height: read.height };
        options.resized();
        break;
      case 'moves':
        options.moved(read.points);
        break;
      case 'press':
        options.pressed(read.id, read.x, read.y);
        break;
      case 'scroll':
        scroll.note(read);
        break;
      case 'selection':
        selection.show(read.ranges);
        break;
    }
    return fine;
  };

  return {
    page,
    frame,
    mirror,
    getSize: () => size,
    apply(events) {
      let fine = true;
      for (const event of events) fine = applyOne(event) && fine;
      return fine;
    },
    show() {
      frame.title = 'Customer page';
      root.style.visibility = 'visible';
      scroll.restore();
    },
    stop() {
      loads?.stop();
      replayer.stop();
      root.remove();
    },
  };
}

function hideParts(root: HTMLElement, frame: HTMLIFrameElement): void {
  // rrweb's own pointer: ours is drawn outside, where the page's scale does not shrink it.
  for (const part of root.querySelectorAll<HTMLElement>('.replayer-mouse')) part.style.display = 'none';
  Object.assign(frame.style, { border: '0', colorScheme: 'light', pointerEvents: 'none' });
  frame.tabIndex = -1;
}
