/**
 * The look of the built-in interface. It lives in a shadow root, so nothing leaks out. What is important in here
 * overrules what is important in the page, so `all: initial` keeps the page out; sizes of text follow the
 * browser's own setting and not the page's. Sides are logical, except where a place on the screen is meant.
 */
export const STYLES = `
:host { all: initial !important; position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important; overflow: visible !important;
  pointer-events: none !important; z-index: 2147483647 !important; display: block !important; }
:host::backdrop, :host::before, :host::after { all: initial !important; display: none !important; }
* { box-sizing: border-box; }
p, h2, small, .number { unicode-bidi: plaintext; }
.surface { --gcb-ink: #14213d; --gcb-paper: #fff; --gcb-line: #d5dbe7; --gcb-quiet: #51607a; --gcb-accent: #1f5eff; --gcb-on-accent: #fff;
  --gcb-live: #16834a; --gcb-warn: #b54708; --gcb-edge: 12px; --gcb-shadow: 0 10px 30px rgb(10 20 45 / .22);
  block-size: 100%; color-scheme: light dark; font: 400 .9375em/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--gcb-ink);
  -webkit-font-smoothing: antialiased; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (prefers-color-scheme: dark) {
  .surface { --gcb-ink: #eef2fa; --gcb-paper: #1b2233; --gcb-line: #37425c; --gcb-quiet: #a9b5cc; --gcb-accent: #7ea2ff; --gcb-on-accent: #0b1220;
    --gcb-live: #4cc38a; --gcb-warn: #ffb066; --gcb-shadow: 0 10px 30px rgb(0 0 0 / .5); }
}
button { font: inherit; font-weight: 600; color: inherit; background: none; border: 1px solid var(--gcb-line); border-radius: 9px; margin: 0;
  padding: 8px 16px; min-block-size: 40px; min-inline-size: 40px; cursor: pointer; pointer-events: auto; touch-action: manipulation; }
button:hover { border-color: var(--gcb-quiet); }
button:focus-visible { outline: 3px solid var(--gcb-accent); outline-offset: 2px; }
button.primary { background: var(--gcb-accent); border-color: var(--gcb-accent); color: var(--gcb-on-accent); }
button.primary:hover { border-color: var(--gcb-ink); }
.toolbar, .notice, dialog, .masked { background: var(--gcb-paper); border: 1px solid var(--gcb-line); }
.toolbar { --gcb-x: .5; --gcb-y: 1; position: fixed; left: calc(var(--gcb-edge) + var(--gcb-x) * (100% - 2 * var(--gcb-edge)));
  top: calc(var(--gcb-edge) + var(--gcb-y) * (100% - 2 * var(--gcb-edge) - env(safe-area-inset-bottom, 0px)));
  transform: translate(calc(var(--gcb-x) * -100%), calc(var(--gcb-y) * -100%)); inline-size: max-content; max-inline-size: calc(100% - 2 * var(--gcb-edge));
  display: flex; align-items: center; gap: 10px; padding: 6px; border-radius: 14px; box-shadow: var(--gcb-shadow); pointer-events: auto;
  z-index: 1; cursor: grab; touch-action: none; user-select: none; -webkit-user-select: none; }
.toolbar:active { cursor: grabbing; }
.toolbar .state { inline-size: 12px; block-size: 12px; border-radius: 50%; border: 2px solid var(--gcb-warn); flex: none; }
.toolbar.joined:not(.offline) .state { background: var(--gcb-live); border-color: var(--gcb-live); }
.toolbar .text { flex: 1 1 auto; min-inline-size: 0; padding-inline-end: 4px; overflow-wrap: anywhere; }
.toolbar .number { display: block; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: .01em; }
.toolbar small { display: block; font-size: .8667em; line-height: 1.35; color: var(--gcb-quiet); }
.toolbar small:empty { display: none; }
.toolbar small.warning { color: var(--gcb-warn); }
.toolbar.write { border-color: var(--gcb-accent); box-shadow: 0 0 0 1px var(--gcb-accent), var(--gcb-shadow); }
.toolbar button { flex: none; }
.toolbar .move, .toolbar .exit { display: grid; place-items: center; padding: 0; }
.toolbar .move { border-color: transparent; color: var(--gcb-quiet); min-inline-size: 28px; margin-inline-end: -4px; cursor: inherit; touch-action: none; outline-offset: -2px !important; }
svg { display: block; inline-size: 18px; block-size: 18px; }
.notices { position: fixed; inset-block-start: 0; inset-inline-end: 0; inline-size: min(400px, 100%); max-block-size: calc(100% - 72px); overflow: auto; padding: 12px 12px 28px; }
.toolbar.high:not([hidden]) ~ .notices { inset-block: auto 0; }
.notices > *, .notices { display: grid; gap: 10px; }
.notices > :empty { display: contents; }
.notice { display: flex; align-items: flex-start; gap: 8px; padding: 12px 8px 12px 16px; padding-inline: 16px 8px;
  border-inline-start: 4px solid var(--gcb-accent); border-radius: 12px; box-shadow: 0 12px 24px -12px rgb(10 20 45 / .35); pointer-events: auto; }
.notice[role=alert] { border-inline-start-color: var(--gcb-warn); }
.notice p { margin: 0; flex: 1; padding-block: 5px; overflow-wrap: anywhere; }
.notice button { border-color: transparent; padding: 0; min-block-size: 32px; min-inline-size: 32px; flex: none; color: var(--gcb-quiet); font-size: 1.333em; line-height: 1; }
dialog { position: fixed; inset: 0; inline-size: min(420px, 100% - 32px); max-block-size: calc(100% - 32px); overflow: auto; padding: 24px; margin: auto;
  border-radius: 16px; color: inherit; box-shadow: 0 24px 70px rgb(10 20 45 / .35); pointer-events: auto; }
dialog:focus { outline: none; }
dialog::backdrop { background: rgb(10 16 32 / .5); }
dialog h2 { margin: 0 0 8px; font-size: 1.267em; line-height: 1.3; }
dialog p { margin: 0 0 20px; color: var(--gcb-quiet); overflow-wrap: anywhere; }
dialog .answers { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 10px; }
dialog .answers button { min-inline-size: 88px; }
.masked { z-index: 2; position: fixed; top: 0; left: 0; margin: 0; inline-size: max-content; max-inline-size: calc(100% - 16px); padding: 5px 12px;
  border-radius: 8px; font-size: .8667em; font-weight: 600; background: var(--gcb-ink); border-color: var(--gcb-ink); color: var(--gcb-paper);
  box-shadow: 0 4px 14px rgb(10 20 45 / .3); overflow-wrap: anywhere; pointer-events: none; }
.pointer { z-index: 3; position: fixed; top: 0; left: 0; pointer-events: none; transition: transform 70ms linear; will-change: transform; }
.pointer svg { inline-size: 24px; block-size: 28px; filter: drop-shadow(0 2px 3px rgb(0 0 0 / .35)); }
.pointer span { position: absolute; left: 20px; top: 22px; padding: 2px 8px; border: 1px solid transparent; border-radius: 8px; font-size: 12px; font-weight: 600;
  white-space: nowrap; color: #fff; }
[hidden] { display: none !important; }
@media (max-width: 460px) {
  .toolbar { gap: 6px; }
  .toolbar.write { display: grid; grid-template: "move state text exit" "down down down down" / auto auto 1fr auto; }
  .toolbar.write .downgrade { grid-area: down; }
}
@media (forced-colors: active) {
  .toolbar.joined:not(.offline) .state { forced-color-adjust: none; background: CanvasText; border-color: CanvasText; }
  .notice { border-inline-start-width: 4px; }
}
@media (prefers-reduced-motion: reduce) { .pointer { transition: none; } }
@media print { :host { display: none !important; } }
`;
