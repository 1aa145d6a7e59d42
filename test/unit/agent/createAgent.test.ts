import { describe, expect, it } from 'vitest';

describe('the package opencobrowse/agent', () => {
  it('[AGT80] does nothing when it is imported where there is no browser', async () => {
    expect(typeof globalThis.document).toBe('undefined');
    const module = await import('../../../src/agent/entry/npm.js');
    expect(Object.keys(module)).toEqual(['createAgent']);
  });
});
