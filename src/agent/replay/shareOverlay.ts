import type { ViewAnnotations } from '../annotate/annotationSurface.js';
import type { AnnotationTool } from '../annotate/annotationTool.js';
import type { AgentInput } from '../control/controlSurface.js';
import type { PointerKeys, PointerUse } from '../pointerKeys/pointerKeysSurface.js';

export interface OverlayUse {
  setTool(tool: AnnotationTool): void;
  setControl(own: boolean): void;
  /** A page is on show now, or none is. */
  setShown(isShown: boolean): void;
}

/**
 * Says whose the agent's hands on the view are. Invariant: what acts and what draws have the overlay each to themselves, and
 * what keys hold is let go before it is another one's.
 */
export function shareOverlay(
  keys: Pick<PointerKeys, 'setUse'>,
  input: Pick<AgentInput, 'setActive'>,
  annotations: Pick<ViewAnnotations, 'setTool'>,
): OverlayUse {
  let [tool, control, isShown]: [AnnotationTool, boolean, boolean] = ['point', false, false];
  const share = () => {
    const acts = isShown && control && tool === 'point';
    keys.setUse(isShown ? useOf(tool, control) : null);
    if (!acts) input.setActive(false);
    annotations.setTool(tool);
    input.setActive(acts);
  };
  return {
    setTool(next) {
      tool = next;
      share();
    },
    setControl(own) {
      control = own;
      share();
    },
    setShown(next) {
      isShown = next;
      share();
    },
  };
}

function useOf(tool: AnnotationTool, control: boolean): PointerUse {
  if (tool === 'point') return control ? 'act' : 'point';
  return tool === 'highlight' ? 'highlight' : 'draw';
}
