import type { ScriptAttributes } from './readConfig.js';

const NAME = /\/gcb\.min\.js([?#]|$)/;

/**
 * Reads the attributes of the script element that runs now: its id may be anything (FACTS 1). Browsers do not say
 * which module runs; its element is found by the name of the file.
 */
export function readScript(document: Document): ScriptAttributes | null {
  const script = document.currentScript ?? [...document.scripts].find(({ src }) => NAME.test(src));
  if (!(script instanceof HTMLScriptElement)) return null;
  return { src: script.src, serverUrl: script.getAttribute('data-gcb-url'), nonce: script.nonce };
}
