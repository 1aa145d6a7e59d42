/**
 * Every member of the browser's own classes over which we put a function while a page is recorded, by the part that needs it.
 * Nothing else of a page is patched. `set` and `get` are accessors, `call` methods, all on the prototype of the class.
 * docs/PRIVACY.md has them in words.
 */
export const PAGE_PATCHES = {
  /** What a field holds, changed without an event. */
  fields: [
    'set HTMLInputElement.value',
    'set HTMLInputElement.checked',
    'set HTMLInputElement.indeterminate',
    'set HTMLInputElement.valueAsDate',
    'set HTMLInputElement.valueAsNumber',
    'call HTMLInputElement.stepUp',
    'call HTMLInputElement.stepDown',
    'call HTMLInputElement.setRangeText',
    'call HTMLInputElement.setCustomValidity',
    'set HTMLTextAreaElement.value',
    'call HTMLTextAreaElement.setRangeText',
    'call HTMLTextAreaElement.setCustomValidity',
    'set HTMLSelectElement.value',
    'set HTMLSelectElement.selectedIndex',
    'call HTMLSelectElement.setCustomValidity',
    'set HTMLOptionElement.selected',
  ],
  /** Shadow roots; closed ones cannot be found later. */
  shadows: ['call Element.attachShadow'],
  /** The rules of style sheets. */
  sheets: [
    'call CSSStyleSheet.insertRule',
    'call CSSStyleSheet.deleteRule',
    'call CSSStyleSheet.addRule',
    'call CSSStyleSheet.removeRule',
    'call CSSStyleSheet.replace',
    'call CSSStyleSheet.replaceSync',
    'call CSSGroupingRule.insertRule',
    'call CSSGroupingRule.deleteRule',
    'set StyleSheet.disabled',
    'set HTMLStyleElement.disabled',
    'get CSSStyleRule.style',
    'set CSSStyleRule.selectorText',
  ],
  /** Which constructed sheets a document or a shadow root has. */
  adopted: [
    'get Document.adoptedStyleSheets',
    'set Document.adoptedStyleSheets',
    'get ShadowRoot.adoptedStyleSheets',
    'set ShadowRoot.adoptedStyleSheets',
  ],
  /** Not all browsers have an event for dialogs. */
  dialogs: ['call HTMLDialogElement.showModal'],
  /** Animations that scripts make, and what they do with them. */
  animations: [
    'call Element.animate',
    'call Animation.play',
    'call Animation.pause',
    'call Animation.cancel',
    'call Animation.finish',
    'call Animation.reverse',
    'call Animation.updatePlaybackRate',
    'set Animation.currentTime',
    'set Animation.startTime',
    'set Animation.playbackRate',
  ],
  /** Custom elements that are defined when they are in the page already. */
  definitions: ['call CustomElementRegistry.define'],
  /** Inputs that are, or were, passwords. The methods stand over those of `Element`, so that other elements pay nothing. */
  passwords: [
    'set HTMLInputElement.type',
    'call HTMLInputElement.setAttribute',
    'call HTMLInputElement.setAttributeNS',
    'call HTMLInputElement.setAttributeNode',
    'call HTMLInputElement.setAttributeNodeNS',
    'call HTMLInputElement.removeAttribute',
    'call HTMLInputElement.removeAttributeNS',
    'call HTMLInputElement.removeAttributeNode',
    'call HTMLInputElement.toggleAttribute',
  ],
  /** Copies of what is masked. */
  clones: ['call Node.cloneNode', 'call Document.importNode', 'call Text.splitText'],
  /** The agent's pointer, which the browser does not know. In Write Mode only. */
  capture: [
    'call Element.setPointerCapture',
    'call Element.releasePointerCapture',
    'call Element.hasPointerCapture',
  ],
} as const;
