import { describe, expect, it } from 'vitest';
import { createConsoleLog } from '../../../src/guard/createConsoleLog.js';
import { guardCallback } from '../../../src/guard/guardCallback.js';
import { createTestLog } from '../../harness/createTestLog.js';

describe('guard', () => {
  it('[GRD1] keeps what a callback throws out of its caller, and logs it under its code', () => {
    const log = createTestLog();
    const guarded = guardCallback(
      (n: number) => {
        if (n > 1) throw new Error('too many');
        return n;
      },
      log,
      'broke',
    );
    expect(guarded(1)).toBe(1);
    expect(guarded(2)).toBeUndefined();
    expect(log.codes('error')).toEqual(['broke']);
  });

  it('[GRD2] writes errors and warnings to the console, and the rest only when debugging', () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const sink = { error: write, warn: write, info: write, debug: write };
    const quiet = createConsoleLog('x', false, sink);
    quiet.debug('d');
    quiet.info('i');
    quiet.warn('w');
    createConsoleLog('x', true, sink).debug('d');
    expect(lines).toEqual(['[x] w', '[x] d']);
  });

  it('[GRD3] survives a console that throws', () => {
    const broken = () => {
      throw new Error('no console');
    };
    const log = createConsoleLog('x', true, { error: broken, warn: broken, info: broken, debug: broken });
    expect(() => log.error('code')).not.toThrow();
  });
});
