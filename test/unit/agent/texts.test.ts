import { describe, expect, it } from 'vitest';
import { readToken } from '../../../src/agent/connection/readToken.js';
import { REFUSAL_TEXTS } from '../../../src/agent/connection/refusalTexts.js';
import { describeStatus } from '../../../src/agent/console/describeStatus.js';
import { formatToken } from '../../../src/agent/console/formatToken.js';
import { END_TEXTS } from '../../../src/agent/console/strings.js';
import { endCause } from '../../../src/protocol/primitives.js';
import { refusalCode } from '../../../src/protocol/refusalCode.js';
import { TOKEN } from './fixtures.js';

describe('texts', () => {
  it('[AGT60] reads nine digits however they are grouped, and nothing else', () => {
    for (const typed of ['535176834', '535 176 834', ' 535-176-834 ', '535\u00a0176\u2013834', '535.176.834'])
      expect(readToken(typed)).toBe('535176834');
    for (const typed of ['', '12345678', '1234567890', '53517683a', '535,176,834', '٥٣٥١٧٦٨٣٤'])
      expect(readToken(typed)).toBeNull();
  });

  it('[AGT61] has a whole sentence for every refusal', () => {
    for (const code of [...refusalCode.options, 'badToken', 'alreadyInSession'] as const)
      expect(REFUSAL_TEXTS[code]).toMatch(/^[A-Z].{10,}\.$/);
  });

  it('[CON2] has a whole sentence for every end', () => {
    for (const cause of endCause.options) expect(END_TEXTS[cause]).toMatch(/^[A-Z].{10,}\.$/);
  });

  it('[CON3] shows a number in groups of three', () => {
    expect(formatToken('535176834')).toBe('535 176 834');
  });

  it('[CON4] always says what is going on', () => {
    const soon = { customerAway: false, unreachable: false };
    const late = { customerAway: true, unreachable: true };
    const page = { url: 'https://bank.test/', width: 1, height: 1 };
    const active = {
      kind: 'active',
      token: TOKEN,
      customerOnline: true,
      connected: true,
      page,
      control: 'none',
    } as const;
    const away = { ...active, customerOnline: false };
    expect(describeStatus({ kind: 'idle', notice: null }, soon).text).toBe('Not in a session');
    expect(describeStatus({ kind: 'idle', notice: 'displaced' }, soon).text).toContain('another window');
    expect(describeStatus({ kind: 'joining', token: TOKEN, connected: false }, soon).text).toBe('Joining…');
    expect(describeStatus({ kind: 'joining', token: TOKEN, connected: false }, late).text).toContain(
      'cannot be reached',
    );
    expect(describeStatus({ ...active, page: null }, soon).text).toBe("Waiting for the customer's page…");
    expect(describeStatus(active, soon)).toEqual({ text: 'Live', tone: 'live' });
    expect(describeStatus(away, soon)).toEqual({ text: 'Live', tone: 'live' });
    expect(describeStatus(away, late)).toEqual({
      text: "The view is stale: the customer's page is away (loading or offline)",
      tone: 'stale',
    });
    expect(describeStatus({ ...away, connected: false }, soon)).toEqual({
      text: 'The view is stale: the connection to the server was lost. Reconnecting…',
      tone: 'stale',
    });
    expect(describeStatus({ kind: 'ended', token: TOKEN, cause: 'customerExited' }, soon).text).toContain(
      'customer has left',
    );
    expect(describeStatus({ kind: 'refused', code: 'internal', message: 'x' }, soon).text).toBe(
      'Not in a session',
    );
  });
});
