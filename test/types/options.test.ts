import type {
  CobrowseOptions,
  createCobrowse,
  DomRestrictions,
  PrimaryMedia,
  UrlSanitizer,
} from 'opencobrowse';
import { assertType, describe, expect, expectTypeOf, it } from 'vitest';

// These tests are proved by the compiler: `npm run check` and `npm test` run it over this folder. An option
// that is added needs a line in each of the three lists below, or nothing compiles.

/** The documented type of each option, optional or not. */
interface Documented {
  url: string;
  apikey: string;
  debug: boolean;
  disableBuiltInUI: boolean;
  disableWebSockets: boolean;
  maxOfflineDuration: number;
  lang: string;
  localization: Record<string, string>;
  allowedFrameOrigins: readonly string[];
  allowedLinkOrigins: readonly string[];
  navigationDelay: number;
  setDocumentDomain: boolean;
  disableBackForwardCache: boolean;
  domRestrictions: DomRestrictions;
  privateByDefault: boolean;
  maskLength: 'fixed' | 'same';
  urlSanitizer: UrlSanitizer;
  primaryMedia: PrimaryMedia;
}

const TAKEN: { [Name in keyof CobrowseOptions]-?: CobrowseOptions } = {
  url: { url: 'https://help.example/cobrowse' },
  apikey: { url: '/cobrowse', apikey: 'abc' },
  debug: { url: '/cobrowse', debug: true },
  disableBuiltInUI: { url: '/cobrowse', disableBuiltInUI: true },
  disableWebSockets: { url: '/cobrowse', disableWebSockets: true },
  maxOfflineDuration: { url: '/cobrowse', maxOfflineDuration: 600 },
  lang: { url: '/cobrowse', lang: 'de' },
  localization: { url: '/cobrowse', localization: { modalYes: 'Of course' } },
  allowedFrameOrigins: { url: '/cobrowse', allowedFrameOrigins: ['https://forms.example'] },
  allowedLinkOrigins: { url: '/cobrowse', allowedLinkOrigins: ['https://pay.example'] },
  navigationDelay: { url: '/cobrowse', navigationDelay: 5 },
  setDocumentDomain: { url: '/cobrowse', setDocumentDomain: true },
  disableBackForwardCache: { url: '/cobrowse', disableBackForwardCache: false },
  domRestrictions: {
    url: '/cobrowse',
    domRestrictions: {
      sets: [
        {
          name: 'Pay',
          urlPattern: '^https:',
          rules: [{ selector: '.card', type: 'mask', description: 'PCI' }],
        },
      ],
    },
  },
  privateByDefault: { url: '/cobrowse', privateByDefault: true },
  maskLength: { url: '/cobrowse', maskLength: 'same' },
  urlSanitizer: { url: '/cobrowse', urlSanitizer: url => url.replace(/\d/g, '*') },
  primaryMedia: { url: '/cobrowse', primaryMedia: { isAgentConnected: async () => true } },
};

const REFUSED: { [Name in keyof CobrowseOptions]-?: CobrowseOptions } = {
  // @ts-expect-error an address is a string
  url: { url: new URL('https://help.example') },
  // @ts-expect-error a string
  apikey: { url: '/cobrowse', apikey: 7 },
  // @ts-expect-error a boolean
  debug: { url: '/cobrowse', debug: 'true' },
  // @ts-expect-error a boolean
  disableBuiltInUI: { url: '/cobrowse', disableBuiltInUI: 1 },
  // @ts-expect-error a boolean
  disableWebSockets: { url: '/cobrowse', disableWebSockets: 'yes' },
  // @ts-expect-error seconds as a number
  maxOfflineDuration: { url: '/cobrowse', maxOfflineDuration: '600' },
  // @ts-expect-error one language
  lang: { url: '/cobrowse', lang: ['de', 'fr'] },
  // @ts-expect-error texts by key
  localization: { url: '/cobrowse', localization: { modalYes: true } },
  // @ts-expect-error a list
  allowedFrameOrigins: { url: '/cobrowse', allowedFrameOrigins: 'https://forms.example' },
  // @ts-expect-error a list
  allowedLinkOrigins: { url: '/cobrowse', allowedLinkOrigins: 'https://pay.example' },
  // @ts-expect-error a number
  navigationDelay: { url: '/cobrowse', navigationDelay: '5' },
  // @ts-expect-error a boolean
  setDocumentDomain: { url: '/cobrowse', setDocumentDomain: 'example.com' },
  // @ts-expect-error a boolean
  disableBackForwardCache: { url: '/cobrowse', disableBackForwardCache: 'no' },
  // @ts-expect-error sets
  domRestrictions: { url: '/cobrowse', domRestrictions: { rules: [] } },
  // @ts-expect-error a boolean
  privateByDefault: { url: '/cobrowse', privateByDefault: 'yes' },
  // @ts-expect-error one of two words
  maskLength: { url: '/cobrowse', maskLength: 8 },
  // @ts-expect-error gives a string
  urlSanitizer: { url: '/cobrowse', urlSanitizer: () => null },
  // @ts-expect-error a promise of a boolean, or one
  primaryMedia: { url: '/cobrowse', primaryMedia: { isAgentConnected: () => 'yes' } },
};

type RequiredNames = {
  [Name in keyof CobrowseOptions]-?: undefined extends CobrowseOptions[Name] ? never : Name;
}[keyof CobrowseOptions];

describe('the options of createCobrowse', () => {
  it('[TYP10] each option has its documented type', () => {
    expectTypeOf<Required<CobrowseOptions>>().toEqualTypeOf<Documented>();
  });

  it('[TYP11] each option is taken as it should be, and refused with another type', () => {
    expect(Object.keys(TAKEN)).toEqual(Object.keys(REFUSED));
  });

  it('[TYP12] only `url` must be given', () => {
    expectTypeOf<RequiredNames>().toEqualTypeOf<'url'>();
    expectTypeOf<Parameters<typeof createCobrowse>>().toEqualTypeOf<[options: CobrowseOptions]>();
    // @ts-expect-error without `url`
    assertType<CobrowseOptions>({ debug: true });
  });

  it('[TYP13] a name that is no option is refused', () => {
    // @ts-expect-error the name is `disableWebSockets`
    assertType<CobrowseOptions>({ url: '/cobrowse', disableWebsockets: true });
  });
});
