import { describe, expect, it } from 'vitest';
import { createResyncLimiter } from '../../../src/agent/connection/createResyncLimiter.js';
import { createSeenSender } from '../../../src/agent/connection/createSeenSender.js';
import { createHold } from '../../../src/agent/console/createHold.js';
import { createFakeTimers } from './createFakeTimers.js';

describe('createSeenSender', () => {
  it('[AGT40] confirms at most every 200 ms, the last entry only', () => {
    const timers = createFakeTimers();
    const sent: number[] = [];
    const seen = createSeenSender(pos => sent.push(pos), timers);
    for (let pos = 1; pos <= 10; pos += 1) {
      seen.note(pos, 100);
      timers.advance(50);
    }
    expect(sent).toEqual([4, 8]);
    timers.advance(1000);
    expect(sent).toEqual([4, 8, 10]);
    expect(timers.waiting()).toBe(0);
  });

  it('[AGT41] confirms at once when 256 Ki code units came', () => {
    const timers = createFakeTimers();
    const sent: number[] = [];
    const seen = createSeenSender(pos => sent.push(pos), timers);
    seen.note(1, 200 * 1024);
    seen.note(2, 56 * 1024);
    expect(sent).toEqual([2]);
    expect(timers.waiting()).toBe(0);
  });

  it('[AGT42] says nothing any more for a connection that is gone', () => {
    const timers = createFakeTimers();
    const sent: number[] = [];
    const seen = createSeenSender(pos => sent.push(pos), timers);
    seen.note(1, 1);
    seen.reset();
    timers.advance(1000);
    expect(sent).toEqual([]);
  });
});

describe('createResyncLimiter', () => {
  it('[AGT43] asks at once, then no more often than every 5 s and ever less often, and loses no request', () => {
    const timers = createFakeTimers();
    const asked: number[] = [];
    const limiter = createResyncLimiter(() => asked.push(timers.now() - 1000), timers);
    for (let i = 0; i < 300; i += 1) {
      limiter.ask();
      timers.advance(100);
    }
    expect(asked).toEqual([0, 5000, 15_000]);
    limiter.stop();
    expect(timers.waiting()).toBe(0);
  });

  it('[AGT44] is quick again after a quiet time', () => {
    const timers = createFakeTimers();
    const asked: number[] = [];
    const limiter = createResyncLimiter(() => asked.push(timers.now() - 1000), timers);
    for (let i = 0; i < 3; i += 1) limiter.ask();
    timers.advance(200_000);
    limiter.ask();
    limiter.ask();
    timers.advance(5000);
    expect(asked).toEqual([0, 5000, 200_000, 205_000]);
  });
});

describe('createHold', () => {
  it('[CON1] holds a condition back until it has lasted', () => {
    const timers = createFakeTimers();
    let lasted = 0;
    const hold = createHold(1000, timers, () => {
      lasted += 1;
    });
    expect(hold.update(true)).toBe(false);
    timers.advance(900);
    expect(hold.update(false)).toBe(false);
    expect(hold.update(true)).toBe(false);
    timers.advance(999);
    expect(lasted).toBe(0);
    timers.advance(1);
    expect([lasted, hold.update(true)]).toEqual([1, true]);
    expect(hold.update(false)).toBe(false);
    hold.stop();
    expect(timers.waiting()).toBe(0);
  });
});
