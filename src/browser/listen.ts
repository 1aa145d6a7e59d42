/** Something that runs until it is stopped. */
export interface Stoppable {
  /** Ends it and frees what it holds. */
  stop(): void;
}

/** Adds an event listener and gives it back as something that can be stopped. */
export function listen<E extends Event = Event>(
  target: EventTarget,
  type: string,
  listener: (event: E) => void,
  options: AddEventListenerOptions = {},
): Stoppable {
  const handler = listener as EventListener;
  target.addEventListener(type, handler, options);
  return { stop: () => target.removeEventListener(type, handler, options) };
}
