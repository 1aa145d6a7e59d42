export interface FocusOrigin {
  hasFocus(): boolean;
  /** To be called before the focused control goes away: the focus returns to where it came from. */
  giveBack(): void;
}

/** Notes where in the page the focus was before it went into a part of the interface. */
export function trackFocusOrigin(part: HTMLElement): FocusOrigin {
  let origin: EventTarget | null = null;
  part.addEventListener('focusin', ({ relatedTarget }) => {
    if (!part.contains(relatedTarget as Node | null)) origin = relatedTarget;
  });
  const hasFocus = () => part.contains((part.getRootNode() as Document | ShadowRoot).activeElement);
  return {
    hasFocus,
    giveBack() {
      if (hasFocus() && origin && 'focus' in origin) (origin as HTMLElement).focus({ preventScroll: true });
    },
  };
}
