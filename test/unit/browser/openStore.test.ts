// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createRandomId } from '../../../src/browser/createRandomId.js';
import { encodeJson } from '../../../src/browser/encodeJson.js';
import { openStore } from '../../../src/browser/openStore.js';

const broken = (): Storage => {
  throw new DOMException('denied', 'SecurityError');
};

describe('openStore', () => {
  afterEach(() => window.sessionStorage.clear());

  it('[KEEP1] uses the first storage that works', () => {
    const store = openStore([broken, () => window.sessionStorage]);
    store.set('a', '1');
    expect(window.sessionStorage.getItem('a')).toBe('1');
    expect(store.get('a')).toBe('1');
    store.remove('a');
    expect(store.get('a')).toBeNull();
  });

  it('[KEEP2] keeps values for the length of the page when no storage works', () => {
    const store = openStore([broken, () => null]);
    store.set('a', '1');
    expect(store.get('a')).toBe('1');
    store.remove('a');
    expect(store.get('a')).toBeNull();
  });

  it('[KEEP2] keeps a value that a full storage refuses', () => {
    const full: Partial<Storage> & { writes: number } = {
      writes: 0,
      getItem: () => null,
      removeItem: () => undefined,
      setItem() {
        full.writes += 1;
        if (full.writes > 1) throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const store = openStore([() => full as Storage]);
    store.set('a', '1');
    expect(store.get('a')).toBe('1');
  });
});

describe('encodeJson', () => {
  it('[WIRE90] writes arrays as arrays on pages that give Array.prototype a toJSON, and puts it back', () => {
    const prototype = Array.prototype as { toJSON?: () => string };
    const toJSON = () => 'spoilt';
    Object.defineProperty(prototype, 'toJSON', { value: toJSON, configurable: true });
    try {
      expect(JSON.stringify([1])).toBe('"spoilt"');
      expect(encodeJson({ list: [1, [2]] })).toBe('{"list":[1,[2]]}');
      expect(prototype.toJSON).toBe(toJSON);
    } finally {
      delete prototype.toJSON;
    }
  });
});

describe('createRandomId', () => {
  it('[KEEP3] makes keys of 256 bits and ids of 128, in base64url', () => {
    expect(createRandomId(32, crypto)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(createRandomId(16, crypto)).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(createRandomId(16, crypto)).not.toBe(createRandomId(16, crypto));
  });
});
