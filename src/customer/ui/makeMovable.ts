import type { PlaceKeeper, ToolbarPlace } from './keepToolbarPlace.js';

export interface Movable {
  /** Takes it to the other edge for as long as something must not be covered. */
  dodge(away: boolean): void;
}

const HOME: ToolbarPlace = { x: 0.5, y: 1 };
/** What a press of the handle goes through: round the window, from the lower middle on. */
const ROUND: readonly ToolbarPlace[] = [
  HOME,
  { x: 1, y: 1 },
  { x: 1, y: 0 },
  { x: 0.5, y: 0 },
  { x: 0, y: 0 },
  { x: 0, y: 1 },
];
const STEPS: Readonly<Record<string, ToolbarPlace>> = {
  ArrowLeft: { x: -0.1, y: 0 },
  ArrowRight: { x: 0.1, y: 0 },
  ArrowUp: { x: 0, y: -0.1 },
  ArrowDown: { x: 0, y: 0.1 },
};
/** Less is a press with an unsteady hand, in CSS pixels. */
const DRAG_FROM = 4;

/**
 * Lets an element be dragged by mouse, finger or pen, moved with the arrow keys on its handle, and sent round
 * the window by pressing the handle (WCAG 2.2, 2.5.7: what can be dragged can be done by single presses).
 * The style sheet turns the shares `--gcb-x` and `--gcb-y` into a place, so it stays in a window that is resized.
 */
export function makeMovable(element: HTMLElement, handle: HTMLElement, places: PlaceKeeper): Movable {
  let place = places.read() ?? HOME;
  /** Where it is now: at its place, or out of the way. */
  let shown = place;
  let drag: { pointer: number; x: number; y: number; from: ToolbarPlace } | null = null;
  let dragged = false;

  const draw = (next: ToolbarPlace) => {
    shown = next;
    const { x, y } = next;
    element.style.setProperty('--gcb-x', String(x));
    element.style.setProperty('--gcb-y', String(y));
    element.classList.toggle('high', y < 0.5);
  };
  const moveTo = ({ x, y }: ToolbarPlace) => {
    place = { x: clamp(x), y: clamp(y) };
    draw(place);
  };
  /** How far it can be moved, in CSS pixels; no less than one, as it is divided by. */
  const room = () => {
    const all = element.parentElement?.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    return {
      width: Math.max(1, (all?.width ?? 0) - own.width),
      height: Math.max(1, (all?.height ?? 0) - own.height),
    };
  };

  element.addEventListener('pointerdown', event => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    dragged = false;
    if (drag || event.button !== 0 || (button && button !== handle)) return;
    drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, from: shown };
    // A press ends as a click where the pointer was captured.
    (button ?? element).setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', event => {
    if (event.pointerId !== drag?.pointer) return;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!dragged && Math.hypot(dx, dy) < DRAG_FROM) return;
    dragged = true;
    const { width, height } = room();
    moveTo({ x: drag.from.x + dx / width, y: drag.from.y + dy / height });
  });
  element.addEventListener('lostpointercapture', event => {
    if (event.pointerId !== drag?.pointer) return;
    drag = null;
    if (dragged) places.write(place);
  });
  handle.addEventListener('click', event => {
    // The end of a drag is no press; what the keyboard presses has no count of clicks.
    if (dragged && event.detail > 0) return;
    const nearest = ROUND.reduce((best, it) => (distance(it, shown) < distance(best, shown) ? it : best));
    moveTo(ROUND[(ROUND.indexOf(nearest) + 1) % ROUND.length] ?? HOME);
    places.write(place);
  });
  handle.addEventListener('keydown', event => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moveTo({ x: shown.x + step.x, y: shown.y + step.y });
    places.write(place);
  });
  draw(place);

  return { dodge: away => draw(away ? { x: place.x, y: place.y < 0.5 ? 1 : 0 } : place) };
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
const distance = (a: ToolbarPlace, b: ToolbarPlace) => Math.hypot(a.x - b.x, a.y - b.y);
