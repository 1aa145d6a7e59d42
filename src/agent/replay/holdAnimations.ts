import type { AnimatedEffect, AnimationState } from '../../protocol/index.js';
import type { NodeMirror } from './nodeMirror.js';

export interface AnimationHold {
  apply(state: AnimationState): void;
  /** Begins them again where their elements were built anew. */
  follow(): void;
}

interface Held {
  id: number;
  effect: AnimatedEffect;
  element: Element;
  animation: Animation;
}

/** Runs the animations that scripts have made on the customer's page. */
export function holdAnimations(mirror: NodeMirror): AnimationHold {
  const held = new Map<string, Held>();

  const begin = (key: string, id: number, effect: AnimatedEffect): Animation | null => {
    held.get(key)?.animation.cancel();
    held.delete(key);
    const element = mirror.getNode(id);
    if (element?.nodeType !== 1) return null;
    const animation = (element as Element).animate?.(effect.keyframes, optionsOf(effect));
    if (!animation) return null;
    held.set(key, { id, effect, element: element as Element, animation });
    // What is over and shows nothing is not kept.
    if (!/^(forwards|both)$/.test(String(effect.timing.fill)))
      animation.onfinish = () => {
        if (held.get(key)?.animation === animation && animation.playState === 'finished') held.delete(key);
      };
    return animation;
  };

  return {
    apply({ id, number, effect, state, time, rate }) {
      const key = `${id}:${number}`;
      const animation = effect ? begin(key, id, effect) : held.get(key)?.animation;
      if (!animation) return;
      if (state === 'idle') {
        animation.cancel();
        held.delete(key);
        return;
      }
      setState(animation, state, time, rate);
    },
    follow() {
      for (const [key, { id, effect, element, animation }] of held) {
        const now = mirror.getNode(id);
        if (now === element) continue;
        const { playState, currentTime, playbackRate } = animation;
        const next = begin(key, id, effect);
        if (next) setState(next, playState, Number(currentTime ?? 0), playbackRate);
      }
    },
  };
}

function setState(animation: Animation, state: AnimationPlayState, time: number, rate: number): void {
  if (animation.playbackRate !== rate) animation.playbackRate = rate;
  if (state === 'paused') animation.pause();
  else if (animation.playState === 'paused') animation.play();
  animation.currentTime = time;
}

/** `null` for the end that never comes. */
function optionsOf({ timing, pseudo }: AnimatedEffect): KeyframeAnimationOptions {
  const { iterations, ...rest } = timing;
  return {
    ...rest,
    iterations: iterations === null ? Number.POSITIVE_INFINITY : Number(iterations ?? 1),
    ...(pseudo !== undefined && { pseudoElement: pseudo }),
  };
}
