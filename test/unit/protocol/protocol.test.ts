import { describe, expect, it } from 'vitest';
import {
  cutBatch,
  LIMITS,
  parseAgentMessage,
  parseConnectRefusal,
  parseCustomerMessage,
  parseMessageToAgent,
  parseMessageToCustomer,
  parseRecordedEvents,
} from '../../../src/protocol/index.js';

const key = 'k'.repeat(43);
const page = 'p'.repeat(22);
const batch = { t: 'batch', page, seq: 1, kind: 'snapshot', part: 0, parts: 1, data: '[]' };

describe('parsers', () => {
  it('[WIRE91] accept each message of their direction as it is', () => {
    for (const message of [
      { t: 'start', key, page },
      { t: 'resume', key, page, claim: true },
      batch,
      { t: 'exit' },
    ]) {
      expect(parseCustomerMessage(message)).toEqual({ ok: true, value: message });
    }
    for (const message of [
      { t: 'join', token: '535176834', key },
      { t: 'rejoin', key, after: { epoch: page, pos: 3 } },
      { t: 'pointer', at: { node: 4, x: 0.5, y: 1 } },
      { t: 'pointer', at: null },
      { t: 'seen', pos: 1 },
      { t: 'resync', fresh: true },
      { t: 'exit' },
    ]) {
      expect(parseAgentMessage(message)).toEqual({ ok: true, value: message });
    }
    const ended = { t: 'ended', cause: 'agentBusy' };
    expect(parseMessageToCustomer(ended)).toEqual({ ok: true, value: ended });
    expect(parseMessageToAgent(ended)).toEqual({ ok: true, value: ended });
  });

  const bad: [string, unknown][] = [
    ['nothing', undefined],
    ['a text', 'start'],
    ['an unknown kind', { t: 'format', key }],
    ['no key', { t: 'start', page }],
    ['a short key', { t: 'start', key: 'k', page }],
    ['a number for a page', { ...batch, page: 7 }],
    ['seq zero', { ...batch, seq: 0 }],
    ['seq in halves', { ...batch, seq: 1.5 }],
    ['seq not a number', { ...batch, seq: Number.NaN }],
    ['too many parts', { ...batch, parts: LIMITS.parts + 1 }],
  ];
  it.each(bad)('[WIRE92] refuse %s, and name the place but not the value', (_name, input) => {
    const parsed = parseCustomerMessage(input);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(parsed.code).toBe('malformed');
      expect(parsed.what).not.toContain(key);
    }
  });

  it('[WIRE92] refuse a pointer outside of its box and tokens that are not nine digits', () => {
    expect(parseAgentMessage({ t: 'pointer', at: { node: 1, x: 1.01, y: 0 } }).ok).toBe(false);
    expect(parseAgentMessage({ t: 'join', token: '12345678', key }).ok).toBe(false);
    expect(parseAgentMessage({ t: 'join', token: '12345678x', key }).ok).toBe(false);
    expect(parseConnectRefusal({ code: 'whatever' }).ok).toBe(false);
  });

  it('[WIRE96] call a text that is longer than the limits too large', () => {
    const parsed = parseCustomerMessage({ ...batch, data: 'x'.repeat(LIMITS.partLength + 1) });
    expect(parsed).toMatchObject({ ok: false, code: 'tooLarge' });
  });

  it('[WIRE93] read recorded events by their envelope and refuse what is not a list of them', () => {
    expect(parseRecordedEvents('[{"type":3,"timestamp":1,"data":{"source":0}}]')).toMatchObject({ ok: true });
    for (const text of ['{', '{}', '[1]', '[{"type":9,"timestamp":1,"data":{}}]', '[{"type":3,"data":{}}]']) {
      expect(parseRecordedEvents(text).ok).toBe(false);
    }
  });
});

describe('cutBatch', () => {
  it('[WIRE94] cuts so that the parts join to the whole, never inside a surrogate pair', () => {
    const text = 'ab😀😀c';
    for (let length = 2; length < 9; length += 1) {
      const parts = cutBatch(text, length);
      expect(parts.join('')).toBe(text);
      for (const part of parts) expect(part).toBe(new TextDecoder().decode(new TextEncoder().encode(part)));
    }
    expect(cutBatch('')).toEqual(['']);
  });

  it('[WIRE95] refuses a batch of more parts than the limit', () => {
    expect(() => cutBatch('x'.repeat(LIMITS.parts * 4 + 1), 4)).toThrow(RangeError);
  });
});
