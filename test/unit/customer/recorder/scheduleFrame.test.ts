// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scheduleFrame } from '../../../../src/customer/recorder/scheduleFrame.js';

describe('scheduleFrame', () => {
  let frames: Map<number, FrameRequestCallback>;
  const draw = () => {
    const due = [...frames.values()];
    frames.clear();
    for (const callback of due) callback(0);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    frames = new Map();
    let last = 0;
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation(callback => {
      last += 1;
      frames.set(last, callback);
      return last;
    });
    vi.spyOn(window, 'cancelAnimationFrame').mockImplementation(id => void frames.delete(id));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('[REC60] makes one pass in the next frame of however many requests', () => {
    const pass = vi.fn();
    const { request } = scheduleFrame(window, Date.now, pass);
    request();
    request();
    expect(pass).not.toHaveBeenCalled();
    draw();
    expect(pass).toHaveBeenCalledTimes(1);
    vi.runAllTimers();
    draw();
    expect(pass).toHaveBeenCalledTimes(1);
  });

  it('[REC60] rests after a pass, and makes the next in the frame after that', () => {
    const pass = vi.fn();
    const { request } = scheduleFrame(window, Date.now, pass);
    request();
    draw();
    for (let frame = 0; frame < 3; frame += 1) {
      request();
      draw();
      expect(pass).toHaveBeenCalledTimes(1);
      vi.advanceTimersByTime(16);
    }
    vi.advanceTimersByTime(2);
    draw();
    expect(pass).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(50);
    request();
    draw();
    expect(pass).toHaveBeenCalledTimes(3);
  });

  it('[REC60] rests 39 times as long as the pass took, a quarter of a second at most', () => {
    let work = 4;
    const pass = vi.fn(() => void vi.setSystemTime(Date.now() + work));
    const { request } = scheduleFrame(window, Date.now, pass);
    const passAfter = (rest: number) => {
      request();
      vi.advanceTimersByTime(rest - 1);
      draw();
      const before = pass.mock.calls.length;
      vi.advanceTimersByTime(1);
      draw();
      return pass.mock.calls.length - before;
    };
    request();
    draw();
    expect(passAfter(156)).toBe(1);
    work = 400;
    expect(passAfter(156)).toBe(1);
    expect(passAfter(250)).toBe(1);
  });

  it('[REC60] makes the pass where the clock is set back', () => {
    const pass = vi.fn();
    const { request } = scheduleFrame(window, Date.now, pass);
    request();
    draw();
    vi.setSystemTime(Date.now() - 1e9);
    request();
    vi.advanceTimersByTime(250);
    draw();
    expect(pass).toHaveBeenCalledTimes(2);
  });

  it('[REC60] makes the pass where no frames are drawn, and not again in a later frame', () => {
    const pass = vi.fn();
    const { request } = scheduleFrame(window, Date.now, pass);
    request();
    vi.advanceTimersByTime(1000);
    expect(pass).toHaveBeenCalledTimes(1);
    draw();
    expect(pass).toHaveBeenCalledTimes(1);
  });

  it('[REC60] takes a request from within a pass for the next one', () => {
    let passes = 0;
    const { request } = scheduleFrame(window, Date.now, () => {
      passes += 1;
      if (passes === 1) request();
    });
    request();
    draw();
    expect(passes).toBe(1);
    vi.advanceTimersByTime(50);
    draw();
    expect(passes).toBe(2);
  });

  it('[REC60] makes none after stop, and leaves neither frame nor timer', () => {
    const pass = vi.fn();
    const { request, stop } = scheduleFrame(window, Date.now, pass);
    request();
    stop();
    expect([frames.size, vi.getTimerCount()]).toEqual([0, 0]);
    expect(pass).not.toHaveBeenCalled();
  });
});
