import { openStore } from '../../../src/browser/openStore.js';
import { markServiceNode } from '../../../src/customer/privacy/serviceNode.js';
import { createMaskedBanner } from '../../../src/customer/ui/createMaskedBanner.js';
import type { UiOptions } from '../../../src/customer/ui/createUi.js';
import { keepToolbarPlace } from '../../../src/customer/ui/keepToolbarPlace.js';
import { createTexts } from '../../../src/customer/ui/strings.js';

/** What the interface needs, for this window and in English, unless told otherwise. */
export function createUiOptions(others: Partial<UiOptions> = {}): UiOptions {
  return {
    document,
    window,
    texts: createTexts({}),
    language: { lang: 'en', dir: 'ltr' },
    places: keepToolbarPlace(openStore([])),
    markService: markServiceNode,
    masked: () => createMaskedBanner,
    onExit: () => undefined,
    onDowngrade: () => undefined,
    ...others,
  };
}
