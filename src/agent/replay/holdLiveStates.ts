import type { Log } from '../../guard/log.js';
import type { FocusState, RecordedEvent } from '../../protocol/index.js';
import { defineElement } from './defineElement.js';
import { holdAnimations } from './holdAnimations.js';
import { holdTarget } from './holdTarget.js';
import { holdTopLayer } from './holdTopLayer.js';
import type { NodeMirror } from './nodeMirror.js';
import { readLiveState } from './readLiveState.js';

export interface LiveStateHold {
  /** To be called with each event, when the replayer has applied it. */
  apply(event: RecordedEvent): void;
}

const INCREMENTAL = 3;
const MUTATION = 0;

/**
 * Shows states that the browser has of nodes besides their attributes, and keeps them: the replayer builds nodes anew
 * that only move. What has the focus is only told on. One that cannot be shown is logged without its content; the page is shown without it.
 */
export function holdLiveStates(
  mirror: NodeMirror,
  log: Log,
  focused: (state: FocusState) => void = () => undefined,
): LiveStateHold {
  const top = holdTopLayer(mirror);
  const target = holdTarget(mirror);
  const animations = holdAnimations(mirror);
  const isMutation = ({ type, data }: RecordedEvent) => type === INCREMENTAL && data.source === MUTATION;

  const show = (event: RecordedEvent) => {
    if (isMutation(event)) for (const hold of [top, target, animations]) hold.follow();
    const state = readLiveState(event);
    switch (state?.kind) {
      case 'top':
        return top.apply(state);
      case 'target':
        return target.apply(state);
      case 'defined':
        return defineElement(mirror.getNode(state.id));
      case 'animation':
        return animations.apply(state);
      case 'focus':
        return focused(state);
    }
  };
  return {
    apply(event) {
      try {
        show(event);
      } catch (error) {
        log.debug('liveStateNotShown', error instanceof Error ? error.name : 'unknown');
      }
    },
  };
}
