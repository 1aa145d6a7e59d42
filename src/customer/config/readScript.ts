import type { ScriptAttributes } from './readConfig.js';

/** Reads the attributes of the script element that runs now: its id may be anything (FACTS 1). */
export function readScript(document: Document): ScriptAttributes | null {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return null;
  return { src: script.src, serverUrl: script.getAttribute('data-gcb-url') };
}
