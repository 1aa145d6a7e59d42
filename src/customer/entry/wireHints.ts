/** What is loaded when something on the page is masked. The interface to other files is `HintsModule`. */
export { createMaskedBanner } from '../ui/createMaskedBanner.js';
export { hintMasked } from '../ui/hintMasked.js';
