/** The look of the built-in interface. It lives in a shadow root: nothing leaks out, `all: initial` keeps the page out. */
export const STYLES = `
:host { all: initial !important; position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important;
  margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important; overflow: visible !important;
  pointer-events: none !important; z-index: 2147483647 !important; display: block !important; }
* { box-sizing: border-box; }
.surface { --ink: #14213d; --paper: #ffffff; --line: #d5dbe7; --quiet: #51607a; --accent: #1f5eff; --on-accent: #ffffff; --live: #16834a; --warn: #b54708;
  font: 400 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); -webkit-font-smoothing: antialiased; }
@media (prefers-color-scheme: dark) {
  .surface { --ink: #eef2fa; --paper: #1b2233; --line: #37425c; --quiet: #a9b5cc; --accent: #7ea2ff; --on-accent: #0b1220; --live: #4cc38a; --warn: #ffb066; }
}
button { font: inherit; font-weight: 600; color: inherit; background: none; border: 1px solid var(--line); border-radius: 9px;
  padding: 8px 16px; min-height: 40px; min-width: 40px; cursor: pointer; pointer-events: auto; }
button:hover { border-color: var(--quiet); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.toolbar { position: fixed; inset-block-end: 16px; inset-inline: 0; margin-inline: auto; width: fit-content; max-width: calc(100vw - 24px);
  display: flex; align-items: center; gap: 12px; padding: 8px 8px 8px 18px; pointer-events: auto;
  background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 10px 30px rgb(10 20 45 / .22); }
.toolbar .state { inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--warn); flex: none; }
.toolbar.joined .state { background: var(--live); }
.toolbar.offline .state { background: none; border: 2px solid var(--warn); }
.toolbar .text { font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: .01em; }
.toolbar .text small { display: block; font-size: 13px; font-weight: 400; color: var(--warn); letter-spacing: 0; }
.toolbar button { display: grid; place-items: center; padding: 8px; }
.toolbar svg { display: block; inline-size: 18px; block-size: 18px; }
.notices { position: fixed; inset-block-start: 16px; inset-inline-end: 16px; inline-size: min(380px, calc(100vw - 32px)); display: grid; gap: 10px; }
.notice { display: flex; align-items: flex-start; gap: 8px; padding: 12px 8px 12px 16px; background: var(--paper); border: 1px solid var(--line);
  border-inline-start: 4px solid var(--accent); border-radius: 12px; box-shadow: 0 10px 30px rgb(10 20 45 / .22); pointer-events: auto; }
.notice p { margin: 0; flex: 1; padding-block: 4px; overflow-wrap: anywhere; }
.notice button { border: 0; padding: 0; min-height: 32px; min-width: 32px; flex: none; color: var(--quiet); font-size: 20px; line-height: 1; }
dialog { inline-size: min(420px, calc(100vw - 32px)); padding: 24px; margin: auto; border: 1px solid var(--line); border-radius: 16px; pointer-events: auto;
  background: var(--paper); color: inherit; box-shadow: 0 24px 70px rgb(10 20 45 / .35); }
dialog::backdrop { background: rgb(10 16 32 / .5); }
dialog h2 { margin: 0 0 8px; font-size: 19px; line-height: 1.3; }
dialog p { margin: 0 0 20px; color: var(--quiet); }
dialog .answers { display: flex; justify-content: flex-end; gap: 10px; }
dialog .answers button { min-width: 88px; }
.pointer { position: fixed; inset-block-start: 0; left: 0; pointer-events: none; transition: transform 70ms linear; will-change: transform; }
.pointer svg { display: block; inline-size: 24px; block-size: 28px; filter: drop-shadow(0 2px 3px rgb(0 0 0 / .35)); }
.pointer span { position: absolute; left: 20px; top: 22px; padding: 2px 8px; border-radius: 8px; font-size: 12px; font-weight: 600; white-space: nowrap;
  background: #b3176b; color: #fff; }
[hidden] { display: none !important; }
@media (prefers-reduced-motion: reduce) { .pointer { transition: none; } }
`;
