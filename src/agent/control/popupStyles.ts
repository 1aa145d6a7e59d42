/** The look of popups. Colours are the system's, so that they suit light, dark and forced colours of the page around. */
export const POPUP_STYLES = `
:host { all: initial; color-scheme: inherit; }
.popup {
  box-sizing: border-box;
  overflow: auto;
  overscroll-behavior: contain;
  border: 1px solid color-mix(in srgb, CanvasText 40%, Canvas);
  border-radius: 8px;
  background: Canvas;
  color: CanvasText;
  font: 14px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  box-shadow: 0 8px 24px rgb(0 0 0 / 28%);
}
.popup { outline: none; }
[role="listbox"] { padding: 4px; user-select: none; }
[role="option"] {
  display: flex;
  align-items: baseline;
  gap: 8px;
  min-height: 28px;
  box-sizing: border-box;
  padding: 4px 12px 4px 8px;
  border-radius: 5px;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  cursor: default;
}
[role="option"]::before { content: ""; flex: none; width: 1em; text-align: center; }
[role="option"][aria-selected="true"]::before { content: "✓"; }
[role="option"][data-active] { background: #4338ca; color: #fff; }
[role="option"][aria-disabled="true"] { color: GrayText; }
[role="option"][aria-disabled="true"][data-active] { background: color-mix(in srgb, CanvasText 12%, Canvas); }
.caption { padding: 6px 8px 2px; font-weight: 650; }
form { display: grid; gap: 10px; padding: 12px; }
label { display: grid; gap: 6px; font-weight: 600; }
input {
  box-sizing: border-box;
  width: 100%;
  min-width: 12em;
  min-height: 2.3em;
  padding: 2px 8px;
  border: 1px solid color-mix(in srgb, CanvasText 50%, Canvas);
  border-radius: 6px;
  background: Field;
  color: FieldText;
  font: inherit;
  font-weight: 400;
}
input[type="color"] { padding: 2px; }
.row { display: flex; justify-content: flex-end; gap: 8px; }
button {
  min-height: 2.2em;
  padding: 2px 14px;
  border: 1px solid color-mix(in srgb, CanvasText 50%, Canvas);
  border-radius: 6px;
  background: Canvas;
  color: CanvasText;
  font: inherit;
  font-weight: 600;
}
button[type="submit"] { border-color: #4338ca; background: #4338ca; color: #fff; }
:is(input, button):focus-visible { outline: 2px solid #6d64f0; outline-offset: 2px; }
@media (forced-colors: active) {
  [role="option"][data-active] { outline: 2px solid Highlight; }
}
`;
