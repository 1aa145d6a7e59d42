/** As most systems have it: longest time between two clicks that belong together, and how far apart, CSS pixels. */
const TOGETHER = 500;
const NEAR = 5;

export interface ClickPlace {
  button: number;
  x: number;
  y: number;
}

/**
 * Counts presses that follow each other at the same place. Times are those of arrival: agents do not tell theirs.
 * @param time milliseconds
 */
export function countClicks(time: () => number): (place: ClickPlace) => number {
  let last: (ClickPlace & { time: number }) | null = null;
  let count = 0;
  return place => {
    const now = time();
    const follows =
      last !== null &&
      last.button === place.button &&
      now - last.time <= TOGETHER &&
      Math.hypot(place.x - last.x, place.y - last.y) <= NEAR;
    count = follows ? count + 1 : 1;
    last = { ...place, time: now };
    return count;
  };
}
