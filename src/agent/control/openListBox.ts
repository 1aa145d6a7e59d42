import { listen } from '../../browser/listen.js';
import { stopAll } from '../../browser/stopAll.js';
import { LIMITS } from '../../protocol/index.js';
import type { ControlSurface } from './controlSurface.js';
import { createPopup, type Popup } from './createPopup.js';
import { createSearch } from './createSearch.js';
import { isKept } from './isKept.js';
import { nameOf } from './nameOf.js';

/** How many options a page key goes. */
const PAGE = 10;

interface Row {
  /** As `select.options` counts. */
  index: number;
  text: string;
  element: HTMLElement;
  isDisabled: boolean;
}

/** Opens the options of a mirrored `select` as a list; what is chosen is sent. One that takes several stays open. */
export function openListBox(
  surface: ControlSurface,
  select: HTMLSelectElement,
  close: (byKey: boolean) => void,
): Popup {
  const document = surface.overlay.ownerDocument;
  const list = document.createElement('div');
  list.className = 'popup';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', nameOf(select, 'Options'));
  if (select.multiple) list.setAttribute('aria-multiselectable', 'true');
  list.tabIndex = 0;
  const rows = buildRows(document, select, list);
  const chosen = new Set(Array.from(select.selectedOptions, option => option.index));
  const enabled = rows.filter(row => !row.isDisabled);
  let active: Row | undefined;

  const activate = (row: Row | undefined) => {
    if (!row) return;
    active?.element.removeAttribute('data-active');
    active = row;
    row.element.setAttribute('data-active', '');
    list.setAttribute('aria-activedescendant', row.element.id);
    row.element.scrollIntoView?.({ block: 'nearest' });
  };
  const step = (by: number) => {
    const at = active ? enabled.indexOf(active) : -1;
    activate(enabled[Math.max(0, Math.min(enabled.length - 1, at + by))]);
  };
  const mark = () => {
    for (const { element, index } of rows) element.setAttribute('aria-selected', String(chosen.has(index)));
  };
  const send = () => {
    const options = [...chosen].sort((a, b) => a - b).slice(0, LIMITS.chosen);
    surface.send({ do: 'choose', node: surface.idOf(select), options });
  };
  const choose = (row: Row | undefined) => {
    if (!row || row.isDisabled) return;
    activate(row);
    if (select.multiple) {
      if (!chosen.delete(row.index)) chosen.add(row.index);
      mark();
      return send();
    }
    const isNew = !chosen.has(row.index);
    chosen.clear();
    chosen.add(row.index);
    if (isNew) send();
    close(true);
  };
  const search = createSearch(surface.timers);
  const onKey = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey, repeat } = event;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE,
      PageUp: -PAGE,
      Home: -rows.length,
      End: rows.length,
    };
    const by = steps[key];
    const isTyping = key.length === 1 && !ctrlKey && !metaKey && !altKey;
    if (key === 'Tab' || (altKey && by !== undefined)) close(true);
    else if (by !== undefined) step(by);
    else if (key === 'Enter' || (key === ' ' && !search.isOn())) repeat || choose(active);
    else if (isTyping) activate(search.find(key, enabled, active));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowOf = ({ target }: Event) => rows.find(({ element }) => element === target);
  const heard = stopAll([
    listen<KeyboardEvent>(list, 'keydown', onKey),
    listen<PointerEvent>(list, 'pointermove', event => {
      const row = rowOf(event);
      if (row && row !== active && !row.isDisabled) activate(row);
    }),
    listen(list, 'click', event => choose(rowOf(event))),
  ]);
  mark();
  const popup = createPopup(surface, select, list, close);
  list.focus({ preventScroll: true });
  activate(enabled.find(({ index }) => chosen.has(index)) ?? enabled[0]);
  return {
    place: popup.place,
    stop() {
      search.stop();
      heard.stop();
      popup.stop();
    },
  };
}

function buildRows(document: Document, select: HTMLSelectElement, list: HTMLElement): Row[] {
  const rows: Row[] = [];
  const groups = new Map<Element, HTMLElement>();
  for (const option of Array.from(select.options)) {
    if (isHidden(option)) continue;
    const element = document.createElement('div');
    const text = (option.label || option.text).trim();
    element.setAttribute('role', 'option');
    element.id = `option-${option.index}`;
    // An empty one still has a line.
    element.textContent = text || '\u00a0';
    const isDisabled = option.matches(':disabled, optgroup[disabled] *') || isKept(option);
    if (isDisabled) element.setAttribute('aria-disabled', 'true');
    const group = option.closest('optgroup');
    const place = group ? (groups.get(group) ?? buildGroup(document, group)) : list;
    if (group && !groups.has(group)) {
      groups.set(group, place);
      list.append(place);
    }
    place.append(element);
    rows.push({ index: option.index, text, element, isDisabled });
  }
  return rows;
}

function buildGroup(document: Document, { label }: HTMLOptGroupElement): HTMLElement {
  const group = document.createElement('div');
  const caption = document.createElement('div');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label || 'Group');
  caption.className = 'caption';
  caption.setAttribute('aria-hidden', 'true');
  caption.textContent = label;
  group.append(caption);
  return group;
}

function isHidden(option: Element): boolean {
  const group = option.closest('optgroup');
  const view = option.ownerDocument.defaultView;
  return [option, group].some(each => each && view?.getComputedStyle(each).display === 'none');
}
