// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileRestrictions } from '../../../../src/customer/privacy/compileRestrictions.js';
import { openRestrictions } from '../../../../src/customer/privacy/openRestrictions.js';
import {
  type DomRestrictions,
  LIMITS,
  parseMessageToCustomer,
  parseRestrictions,
  scanSelector,
} from '../../../../src/protocol/index.js';
import { createTestLog } from '../../../harness/createTestLog.js';
import { openTestSession, welcome } from '../openTestSession.js';

const GOOD: DomRestrictions = {
  sets: [
    {
      name: 'Cards',
      urlPattern: '^https://.*/pay',
      rules: [
        { selector: '.card, #iban', type: 'mask', description: 'PCI' },
        { selector: 'button', type: 'control' },
      ],
    },
    { rules: [{ selector: 'form > input', type: 'show' }] },
  ],
};
const withRule = (rule: unknown) => ({
  sets: [{ rules: [] }, { name: 'Cards', rules: [{ selector: 'a', type: 'mask' }, rule] }],
});
const whatOf = (input: unknown) => {
  const parsed = parseRestrictions(input);
  return parsed.ok ? null : parsed.what;
};

describe('the shape of restrictions', () => {
  it('[RST1] is sets of rules, for all pages or for some', () => {
    expect(parseRestrictions(GOOD)).toEqual({ ok: true, value: GOOD });
    expect(parseRestrictions({ sets: [] }).ok).toBe(true);
    for (const type of ['mask', 'control', 'service', 'show', 'allow-submit'])
      expect(parseRestrictions(withRule({ selector: 'p', type })).ok).toBe(true);
  });

  it.each<[unknown, string]>([
    [null, 'the object must be Object'],
    [{}, '"sets" is missing'],
    [[], '"sets" is missing'],
    [{ sets: [{ rules: [] }], rules: [] }, '"rules" is not known'],
    [{ sets: [{ name: 'Cards', rules: {} }] }, 'set "Cards", "rules" must be Array'],
    [{ sets: [{ urlpattern: 'x', rules: [] }] }, 'set 1, urlpattern "x" is not known'],
    [{ sets: [{ urlPattern: '(', rules: [] }] }, 'set 1, urlPattern "(" is no regular expression'],
    [
      withRule({ selector: '.x', type: 'hide' }),
      'set "Cards", rule 2, selector ".x", type "hide" must be one of mask, control, service, show, allow-submit',
    ],
    [withRule({ type: 'mask' }), 'set "Cards", rule 2, "selector" is missing'],
    [withRule({ selector: ' ', type: 'mask' }), 'set "Cards", rule 2, selector " " is empty'],
    [
      withRule({ selector: 'a[b', type: 'mask' }),
      'set "Cards", rule 2, selector "a[b" is not complete: something in it is left open',
    ],
    [
      withRule({ selector: 'p::before', type: 'mask' }),
      'set "Cards", rule 2, selector "p::before" names a pseudo-element, which no rule can be given to',
    ],
    [withRule('x'), 'set "Cards", rule 2 must be Object'],
  ])('[RST2] a fault is named by set, rule and selector: %j', (input, what) => {
    expect(whatOf(input)).toBe(what);
  });

  it('[RST3] has limits', () => {
    const rule = { selector: 'p', type: 'mask' };
    const many = (count: number) => Array(count).fill(rule);
    expect(whatOf({ sets: [{ rules: many(LIMITS.rulesInSet) }] })).toBeNull();
    expect(whatOf({ sets: [{ rules: many(LIMITS.rulesInSet + 1) }] })).toMatch(/more than 500/);
    expect(whatOf({ sets: Array(LIMITS.restrictionSets + 1).fill({ rules: [] }) })).toMatch(/more than 200/);
    expect(whatOf(withRule({ ...rule, selector: 'p'.repeat(2001) }))).toMatch(/longer than 2000/);
    expect(whatOf({ sets: Array(20).fill({ rules: many(400) }) })).toMatch(/all in all/);
  });

  it('[RST4] comes with the answer to a page, whole or not at all', () => {
    const answer = { ...welcome, restrictions: GOOD };
    expect(parseMessageToCustomer(answer)).toEqual({ ok: true, value: answer });
    expect(
      parseMessageToCustomer({ ...welcome, restrictions: withRule({ selector: '(', type: 'mask' }) }).ok,
    ).toBe(false);
  });
});

describe('scanSelector', () => {
  it.each<[string, boolean]>([
    ['p', true],
    ['p.a#b[c="d e"][f]', true],
    ['.a, .b , #c', true],
    ['*', true],
    ['a b', false],
    ['a>b', false],
    ['a + b', false],
    ['a~b', false],
    ['a:not(.b)', false],
    ['a/**/b', false],
    ['[x~="y z"]', true],
    ['.a\\ b', true],
  ])('[RST5] knows whether an element alone decides: %s', (selector, isLocal) => {
    expect(scanSelector(selector)).toMatchObject({ isLocal, isClosed: true, namesPseudoElement: false });
  });

  it.each([...['[a', 'a:not(.b', '[a="b', "[a='b]", 'a /* b', 'a\\', 'a)', 'a]', '(a]', ':is([x="]")']])(
    '[RST5] notices what a browser would close by itself: %s',
    selector => {
      expect(scanSelector(selector).isClosed).toBe(false);
    },
  );

  it('[RST5] knows which attributes matter, and what depends on more', () => {
    expect([...scanSelector('.a #b [Data-X="y"] [xlink|href] :required').attributes].sort()).toEqual([
      ...['class', 'data-x', 'href', 'id', 'required', 'type'],
    ]);
    for (const selector of ['a:hover', 'a:checked', ':host(.x)', 'a:what-ever', '[\\64 ata]'])
      expect(scanSelector(selector).isStateful).toBe(true);
    for (const selector of ['a:first-child', 'a:has(b):not(c)', 'p:nth-of-type(2n + 1)', 'a b'])
      expect(scanSelector(selector).isStateful).toBe(false);
  });
});

describe('compileRestrictions', () => {
  it('[RST10] refuses selectors that are not valid, all of them by name, and gives no rules then', () => {
    const compiled = compileRestrictions(
      [
        {
          source: 'server',
          restrictions: {
            sets: [
              {
                name: 'A',
                rules: [
                  { selector: '.ok', type: 'mask' },
                  { selector: 'p >', type: 'mask' },
                ],
              },
              { rules: [{ selector: ':no-such-thing', type: 'show' }] },
            ],
          },
        },
      ],
      document,
    );
    expect(compiled).toEqual({
      ok: false,
      problems: [
        'set "A", rule 2, selector "p >" is not valid',
        'set 2, rule 1, selector ":no-such-thing" is not valid',
      ],
    });
  });

  it('[RST11] refuses what lists forgive and the browser does not know, where the browser can say so', () => {
    const supports = vi.fn((condition: string) => !condition.includes(':bogus'));
    Object.defineProperty(window, 'CSS', { value: { supports }, configurable: true });
    vi.spyOn(document, 'querySelector').mockReturnValue(null);
    const check = (selector: string) =>
      compileRestrictions(
        [{ source: 'configuration', restrictions: { sets: [{ rules: [{ selector, type: 'mask' }] }] } }],
        document,
      ).ok;
    try {
      expect([check(':is(a, :bogus)'), check('p:where(.a)'), check('p')]).toEqual([false, true, true]);
      expect(supports).toHaveBeenCalledTimes(2);
    } finally {
      Reflect.deleteProperty(window, 'CSS');
    }
  });
});

describe('openRestrictions', () => {
  it('[RST12] joins the rules of configuration and server, and gives the same array while they are the same', () => {
    const log = createTestLog();
    const restrictions = openRestrictions(GOOD, document, log);
    expect(restrictions.check()).toBe(true);
    expect(restrictions.take({ sets: [{ rules: [{ selector: 'b', type: 'mask' }] }] })).toBe(true);
    const rules = restrictions.current();
    expect(rules.map(({ source, selector, set }) => `${source} ${selector} ${set}`)).toEqual([
      'configuration .card, #iban Cards',
      'configuration button Cards',
      'configuration form > input undefined',
      'server b undefined',
    ]);
    restrictions.take({ sets: [{ rules: [{ selector: 'b', type: 'mask' }] }] });
    expect(restrictions.current()).toBe(rules);
    restrictions.take(undefined);
    expect(restrictions.current()).toHaveLength(3);
    expect(log.lines).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a wrong shape', { sets: [{ rules: [{ selector: '.x', type: 'hide' }] }] }],
    ['a wrong selector', { sets: [{ rules: [{ selector: 'p >', type: 'mask' }] }] }],
    ['a wrong type', 'unreadable'],
  ])('[RST13] refuses all for %s, with one error that names it', (_name, configured) => {
    const log = createTestLog();
    const restrictions = openRestrictions(configured, document, log);
    expect(restrictions.check()).toBe(false);
    expect(log.lines).toMatchObject([{ level: 'error', code: expect.stringContaining('domRestrictions') }]);
    expect(restrictions.take(GOOD)).toBe(false);
    expect(restrictions.current()).toEqual([]);
  });
});

describe('a session and its rules', () => {
  beforeEach(() => void vi.useFakeTimers());
  let open: ReturnType<typeof openTestSession> | undefined;
  afterEach(() => {
    open?.runtime.stop();
    vi.useRealTimers();
  });
  const ended = (session: ReturnType<typeof openTestSession>) => {
    const told: unknown[] = [];
    session.signals.sessionEnded.signal.add(it => void told.push(it.reason));
    return told;
  };
  const BAD = { sets: [{ rules: [{ selector: 'p >', type: 'mask' as const }] }] };

  it('[RST14] does not start with rules of the site that are not valid: nobody is asked, and the reason is error', async () => {
    open = openTestSession({ domRestrictions: BAD });
    const told = ended(open);
    open.runtime.start();
    await open.settle();
    expect(told).toEqual(['error']);
    expect(open.ui.ask).not.toHaveBeenCalled();
    expect(() => open?.line()).toThrow();
    expect(open.log.codes('error')).toHaveLength(1);
  });

  it('[RST15] ends with error when the rules of the server are not valid here, before anything is recorded', async () => {
    open = openTestSession({});
    const told = ended(open);
    open.runtime.start();
    open.fake.answer(true);
    await open.settle();
    open.line().connected();
    open.say({ ...welcome, agents: [{ id: 'a1' }], restrictions: BAD });
    await open.settle();
    expect(told).toEqual(['error']);
    expect(open.recordings).toEqual([]);
    expect(open.references.read()).toBeNull();
  });

  it('[RST16] records when the rules are known', async () => {
    open = openTestSession({ domRestrictions: GOOD });
    await open.begin();
    expect(open.recordings).toHaveLength(1);
  });
});
