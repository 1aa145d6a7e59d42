import type { DomRestrictions } from '../../protocol/index.js';
import type { CompiledRule } from './compileRestrictions.js';
import type { ShadowOf } from './findFlatParent.js';
import type { Restrictions } from './openRestrictions.js';
import type { PrivacyPolicy } from './policy.js';
import type { UrlSanitizer } from './sanitizeUrl.js';

/** What a site, its server and its page have said about privacy, for as long as the page lives. */
export interface PagePrivacy {
  /** The rules that hold now. */
  rules(): readonly CompiledRule[];
  /** The server's part of them, for pages in frames of this one. */
  served(): DomRestrictions;
  privateByDefault: boolean;
  maskLength: 'fixed' | 'same';
  urlSanitizer: UrlSanitizer | undefined;
  /** The elements that were given to `markServiceElement`. */
  marked: WeakSet<Element>;
  /** The masked elements that the page was told of in this session. */
  told: WeakSet<Element>;
  /**
   * Made when the recorder comes, and kept: the policy remembers what was ever a secret, also from one recording of the
   * page to the next. `shadowOf` is given by the recording that runs; it knows of closed shadow roots, and
   * keeps the policy up to date.
   */
  kept: { policy: PrivacyPolicy; shadowOf: ShadowOf; isRecorded: boolean } | null;
}

export function createPagePrivacy(
  {
    privateByDefault,
    maskLength,
    urlSanitizer,
  }: Pick<PagePrivacy, 'privateByDefault' | 'maskLength' | 'urlSanitizer'>,
  { current, served }: Restrictions,
  marked: WeakSet<Element>,
): PagePrivacy {
  return {
    rules: current,
    served,
    privateByDefault,
    maskLength,
    urlSanitizer,
    marked,
    told: new WeakSet(),
    kept: null,
  };
}
