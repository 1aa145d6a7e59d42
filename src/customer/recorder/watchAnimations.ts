import { PAGE_PATCHES } from '../../browser/pagePatches.js';
import { patchPage } from '../../browser/patchPage.js';
import { tellAfter } from '../../browser/tellAfter.js';
import type { AnimationState } from '../../protocol/index.js';
import { describeEffect, effectOf } from './describeAnimation.js';
import type { LiveContext, LiveWatch } from './liveWatch.js';

/** What agents have of an animation. */
interface Told {
  number: number;
  /** The element's number when it was told; -1: not told. */
  id: number;
}

/**
 * Follows animations that scripts make. Nothing of them is in the DOM, and no event says that one has begun. Animations
 * of masked elements are not told, and nothing is held that the page has let go.
 */
export function watchAnimations(context: LiveContext): LiveWatch {
  const { window, book, privacyOf, redact, onChange, guard } = context;
  const { document } = window;
  const all = new Set<WeakRef<Animation>>();
  let known = new WeakMap<Animation, Told>();
  const dirty = new Set<Animation>();
  let last = 0;
  let isNew = true;

  const meet = (animation: Animation) => {
    if (!effectOf(animation)) return;
    if (!known.has(animation)) {
      last += 1;
      known.set(animation, { number: last, id: -1 });
      all.add(new WeakRef(animation));
    }
    dirty.add(animation);
  };
  const note = (self: unknown) => {
    meet(self as Animation);
    onChange();
  };
  const made = tellAfter(guard((_self: unknown, _args: readonly unknown[], result: unknown) => note(result)));
  const played = tellAfter(guard((self: unknown) => note(self)));
  const patches = patchPage(window, PAGE_PATCHES.animations, member =>
    member === 'call Element.animate' ? made : played,
  );

  const write = (animation: Animation): AnimationState | null => {
    const effect = effectOf(animation);
    const told = known.get(animation);
    if (!effect || !told) return null;
    const id = book.idOf(effect.target);
    const privacy = privacyOf(effect.target);
    const { playState, currentTime, playbackRate } = animation;
    if (id < 0 || privacy === 'masked' || privacy === 'service') return null;
    const isKnown = told.id === id;
    // Progress that depends on scrolling has no time, and is not shown.
    if (playState === 'idle' ? !isKnown : typeof currentTime !== 'number') return null;
    told.id = playState === 'idle' ? -1 : id;
    const { number } = told;
    return {
      kind: 'animation',
      id,
      number,
      ...(!isKnown && { effect: describeEffect(effect, privacy, redact) }),
      state: playState,
      time: typeof currentTime === 'number' ? Math.round(currentTime) : 0,
      rate: playbackRate,
    };
  };

  return {
    write() {
      if (isNew) for (const animation of document.getAnimations?.() ?? []) meet(animation);
      isNew = false;
      // Elements that were recorded anew have got other numbers.
      for (const ref of all) {
        const animation = ref.deref();
        const effect = animation && effectOf(animation);
        if (!animation || !effect) all.delete(ref);
        else if (book.idOf(effect.target) !== known.get(animation)?.id && animation.playState !== 'idle')
          dirty.add(animation);
      }
      const written = [...dirty].map(write).filter(state => state !== null);
      dirty.clear();
      return written;
    },
    clear() {
      known = new WeakMap();
      all.clear();
      dirty.clear();
      isNew = true;
    },
    stop() {
      patches.stop();
      all.clear();
      dirty.clear();
    },
  };
}
