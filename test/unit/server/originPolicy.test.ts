import { describe, expect, it } from 'vitest';
import { createOriginPolicy } from '../../../server/src/auth/originPolicy.js';

describe('the demo', () => {
  const policy = createOriginPolicy('demo');
  const host = '127.0.0.1:8700';

  it.each([
    'http://localhost:3000',
    'https://localhost',
    'http://shop.localhost:81',
    'http://127.0.0.1:8700',
    'http://127.9.9.9',
    'http://[::1]:5',
    undefined,
  ])('[WIRE2] [WIRE3] lets pages of this machine in: %s', origin => {
    expect(policy.allowsCustomer({ origin, host })).toBe(true);
    expect(policy.allowsAgent({ origin, host })).toBe(true);
  });

  it.each([
    'https://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://notlocalhost',
    'null',
    '',
    'file://',
    'ftp://localhost',
    'http://128.0.0.1',
  ])('[WIRE2] [WIRE3] keeps others out: %s', origin => {
    expect(policy.allowsCustomer({ origin, host })).toBe(false);
    expect(policy.allowsAgent({ origin, host })).toBe(false);
  });

  it.each(['evil.example:8700', '127.0.0.1.evil.example', '', undefined])(
    '[WIRE3] keeps out a site whose own name was made to lead here: %s',
    evil => {
      expect(policy.allowsAgent({ origin: `http://${evil}`, host: evil })).toBe(false);
      expect(policy.allowsAgent({ host: evil })).toBe(false);
      expect(policy.allowsCustomer({ host: evil })).toBe(false);
    },
  );
});

describe('a list of origins', () => {
  const policy = createOriginPolicy(['https://www.example.com', 'https://cobrowse.example.com']);
  const host = 'cobrowse.example.com';

  it('[WIRE2] lets customers in from exactly these', () => {
    expect(policy.allowsCustomer({ origin: 'https://www.example.com', host })).toBe(true);
    for (const origin of [
      'http://www.example.com',
      'https://example.com',
      'https://www.example.com.evil.example',
      'https://www.example.com:444',
      'http://localhost',
      'null',
    ])
      expect(policy.allowsCustomer({ origin, host })).toBe(false);
  });

  it('[WIRE2] takes a missing origin for the server’s own', () => {
    expect(policy.allowsCustomer({ host })).toBe(true);
    expect(policy.allowsCustomer({ host: 'other.example.com' })).toBe(false);
    expect(policy.allowsCustomer({})).toBe(false);
  });

  it('[WIRE3] lets agents in from the server’s own pages only', () => {
    expect(policy.allowsAgent({ origin: 'https://cobrowse.example.com', host })).toBe(true);
    expect(policy.allowsAgent({ host })).toBe(true);
    for (const origin of ['https://www.example.com', 'http://localhost', 'null', ''])
      expect(policy.allowsAgent({ origin, host })).toBe(false);
  });

  it('[WIRE15] lets no other site read', () => {
    expect(policy.allowsReading('https://www.example.com')).toBe(true);
    expect(policy.allowsReading('https://evil.example')).toBe(false);
  });
});
