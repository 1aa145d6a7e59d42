import { expect, it } from 'vitest';
import { joinDomain } from '../../../../src/customer/frames/joinDomain.js';
import { createTestLog } from '../../../harness/createTestLog.js';

/** A page whose browser refuses the suffixes that `refuses` names. */
function createPage(hostname: string, refuses: readonly string[]) {
  let domain = hostname;
  return {
    location: { hostname },
    get domain() {
      return domain;
    },
    set domain(value: string) {
      if (refuses.includes(value)) throw new DOMException('no', 'SecurityError');
      domain = value;
    },
  } as unknown as Document;
}

it.each([
  ['www.shop.example', ['example'], 'shop.example'],
  ['a.b.shop.co.uk', ['uk', 'co.uk'], 'shop.co.uk'],
  ['shop.example', ['example'], 'shop.example'],
  ['localhost', [], 'localhost'],
])('[FRM11] shares the shortest suffix that the browser accepts: %s', (hostname, refuses, expected) => {
  const page = createPage(hostname, refuses);
  const log = createTestLog();
  joinDomain(page, log);
  expect(log.codes('warn')).toEqual([]);
  expect(page.domain).toBe(expected);
});

it('[FRM11] says so where the browser does not allow it, and throws nothing', () => {
  const log = createTestLog();
  joinDomain(createPage('www.shop.example', ['www.shop.example', 'shop.example', 'example']), log);
  expect(log.codes('warn')).toEqual([expect.stringContaining('allowedFrameOrigins')]);
});
