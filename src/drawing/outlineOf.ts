import type { Box, Drawing, DrawnPoint } from './drawing.js';

/** How long the trail of a laser is seen, ms. */
export const TRAIL_MS = 1200;
/** Most points of a trail: what comes faster is not looked at. */
const TRAIL_POINTS = 150;
/** Half the width of a trail where it is newest, px. */
const TRAIL_RADIUS = 4;
/** What is highlighted keeps so much room to its frame, px. */
const ROOM = 4;

interface Spot {
  x: number;
  y: number;
}

/**
 * The outline of a drawing as the `d` of a path, in CSS pixels from the left upper corner of the box that it hangs on; empty
 * when there is nothing to see (any more).
 * @param now ms, as the points have them
 */
export function outlineOf({ kind, points }: Drawing, box: Box, now: number): string {
  if (kind === 'highlight')
    return rectangle({ x: -ROOM, y: -ROOM }, { x: box.width + ROOM, y: box.height + ROOM });
  if (kind === 'laser') return trail(points, box, now);
  const spots = points.map(point => spotOf(point, box));
  const [first] = spots;
  const last = spots.at(-1);
  if (!first || !last) return '';
  if (kind === 'box') return rectangle(first, last);
  return kind === 'arrow' ? arrow(first, last) : line(first, spots);
}

const spotOf = ({ x, y }: DrawnPoint, box: Box): Spot => ({ x: x * box.width, y: y * box.height });
const round = (pixels: number) => Math.round(pixels * 10) / 10;
const at = ({ x, y }: Spot) => `${round(x)} ${round(y)}`;
const middle = (a: Spot, b: Spot): Spot => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

function rectangle(a: Spot, b: Spot): string {
  const [left, right] = [round(Math.min(a.x, b.x)), round(Math.max(a.x, b.x))];
  const [top, bottom] = [round(Math.min(a.y, b.y)), round(Math.max(a.y, b.y))];
  return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

/** Through the middles between points, so that it has no corners that the hand did not make. */
function line(first: Spot, spots: readonly Spot[]): string {
  let path = `M${at(first)}`;
  for (const [index, spot] of spots.entries()) {
    const next = spots[index + 1];
    path += next ? `Q${at(spot)} ${at(middle(spot, next))}` : `L${at(spot)}`;
  }
  return path;
}

function arrow(from: Spot, to: Spot): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return '';
  const head = Math.min(18, length / 2);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const side = (turn: number): Spot => ({
    x: to.x - head * Math.cos(angle + turn),
    y: to.y - head * Math.sin(angle + turn),
  });
  return `M${at(from)}L${at(to)}M${at(side(0.5))}L${at(to)}L${at(side(-0.5))}`;
}

/** The younger, the broader: down one side, back on the other, and a dot at its head, all turning the same way. */
function trail(points: readonly DrawnPoint[], box: Box, now: number): string {
  const young = points.slice(-TRAIL_POINTS).filter(point => now - point.at < TRAIL_MS);
  const spots = young.map(point => ({
    ...spotOf(point, box),
    radius: TRAIL_RADIUS * (1 - (now - point.at) / TRAIL_MS),
  }));
  const head = spots.at(-1);
  if (!head) return '';
  const left: Spot[] = [];
  const right: Spot[] = [];
  for (const [index, spot] of spots.entries()) {
    const before = spots[index - 1] ?? spot;
    const after = spots[index + 1] ?? spot;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const dx = (-(after.y - before.y) / length) * spot.radius;
    const dy = ((after.x - before.x) / length) * spot.radius;
    left.push({ x: spot.x + dx, y: spot.y + dy });
    right.unshift({ x: spot.x - dx, y: spot.y - dy });
  }
  const radius = round(head.radius);
  const dot = `M${at({ x: head.x - radius, y: head.y })}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  return `M${[...left, ...right].map(at).join('L')}Z${dot}`;
}
