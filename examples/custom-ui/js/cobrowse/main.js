import { createCustomUi } from './createCustomUi.js';
import { createMaskedMarks } from './createMaskedMarks.js';

// `push` works before and after gcb.min.js has loaded.
window._genesys?.cobrowse?.onReady.push((api, isTopContext) => {
  const marks = createMaskedMarks(api);
  // In a frame there is only the common part of the api, and no toolbar.
  if (isTopContext) createCustomUi(api, marks);
});
