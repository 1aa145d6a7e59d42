import type { AnimatedEffect } from '../../protocol/index.js';
import type { Privacy } from '../privacy/policy.js';
import { makeAbsolute } from './makeAbsolute.js';
import type { Redaction } from './redaction.js';

/** What of a keyframe is not a property of CSS. */
const NO_STYLE = new Set(['offset', 'easing', 'composite', 'computedOffset']);
const TIMING = ['delay', 'direction', 'duration', 'easing', 'endDelay', 'fill', 'iterationStart'] as const;

/** An animation's effect, if it is of a kind that a script makes for an element. Styles of CSS bring their own. */
export function effectOf(animation: Animation): (KeyframeEffect & { target: Element }) | null {
  if ('animationName' in animation || 'transitionProperty' in animation) return null;
  const { effect } = animation;
  return effect && 'target' in effect && effect.target
    ? (effect as KeyframeEffect & { target: Element })
    : null;
}

/** What an animation does, as it can be made again on the other side. */
export function describeEffect(
  effect: KeyframeEffect & { target: Element },
  privacy: Privacy,
  redact: Redaction,
): AnimatedEffect {
  const keyframes = effect.getKeyframes().map(frame => {
    const described: Record<string, string | number | null> = {};
    for (const [name, value] of Object.entries(frame)) {
      if (name === 'computedOffset' || value === undefined || value === 'auto') continue;
      if (NO_STYLE.has(name)) described[name] = value;
      else {
        const kept = redact.attribute(effect.target, 'style', String(value), privacy);
        if (kept !== null) described[name] = makeAbsolute(kept, effect.target.ownerDocument.baseURI);
      }
    }
    return described;
  });
  const given = effect.getTiming();
  const timing: AnimatedEffect['timing'] = {};
  for (const name of TIMING) {
    const value = given[name];
    if (typeof value === 'string' || typeof value === 'number') timing[name] = value;
  }
  timing.iterations = Number.isFinite(given.iterations) ? (given.iterations ?? 1) : null;
  return { keyframes, timing, ...(effect.pseudoElement && { pseudo: effect.pseudoElement }) };
}
