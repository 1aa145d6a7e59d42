import { describe, expect, it, vi } from 'vitest';
import { runInSlices } from '../../../../src/customer/recorder/runInSlices.js';

/** Work of `size` bits, each of which takes a millisecond of a clock that only it moves. */
function createWork(size: number) {
  let time = 0;
  let left = size;
  const slices: number[] = [];
  return {
    slices,
    left: () => left,
    now: () => time,
    step(isOver: () => boolean) {
      const began = time;
      let over = false;
      while (left > 0 && !over) {
        left -= 1;
        time += 1;
        over = isOver();
      }
      slices.push(time - began);
      return left === 0;
    },
  };
}

describe('runInSlices', () => {
  it('[REC58] is done at once with what is small', () => {
    const { now, step } = createWork(5);
    const [done, failed] = [vi.fn(), vi.fn()];
    runInSlices(now, step, done, failed);
    expect(done).toHaveBeenCalledTimes(1);
    expect(failed).not.toHaveBeenCalled();
  });

  it('[REC58] gives the page its turn after each slice', async () => {
    const { now, step, slices, left } = createWork(100);
    await new Promise<void>((resolve, reject) => {
      runInSlices(now, step, resolve, reject);
      expect(left()).toBeGreaterThan(0);
    });
    expect(slices.length).toBeGreaterThan(4);
    expect(Math.max(...slices)).toBeLessThanOrEqual(16);
    expect(slices.reduce((sum, each) => sum + each)).toBe(100);
  });

  it('[REC59] does nothing more after stop', async () => {
    const { now, step, left } = createWork(100);
    const [done, failed] = [vi.fn(), vi.fn()];
    const running = runInSlices(now, step, done, failed);
    running.stop();
    const before = left();
    const other = createWork(200);
    // Whatever was on its way has had its turn when work of the same kind, begun later, is done.
    await new Promise<void>((resolve, reject) => runInSlices(other.now, other.step, resolve, reject));
    expect(left()).toBe(before);
    expect(done).not.toHaveBeenCalled();
    expect(failed).not.toHaveBeenCalled();
  });

  it('[REC59] reports an error, of a later slice too, and goes no further', async () => {
    const error = new Error('broken');
    const done = vi.fn();
    const first = vi.fn();
    const breaking = () => {
      throw error;
    };
    runInSlices(() => 0, breaking, done, first);
    expect(first).toHaveBeenCalledWith(error);
    let count = 0;
    const step = () => {
      count += 1;
      if (count === 3) throw error;
      return false;
    };
    await new Promise<void>(resolve => {
      runInSlices(
        () => 0,
        step,
        done,
        failed => {
          expect(failed).toBe(error);
          resolve();
        },
      );
    });
    expect(count).toBe(3);
    expect(done).not.toHaveBeenCalled();
  });
});
