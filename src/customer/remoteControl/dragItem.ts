import type { ControlledPage } from './controlledPage.js';
import { refuseTarget } from './findTarget.js';
import { flatPath } from './flatPath.js';
import type { Pointing, SendPointer } from './sendPointer.js';

/** Something that is dragged over the page, to be dropped (HTML, drag and drop). */
export interface DragItem {
  /** `null`: over nothing that agents may drop something on. */
  move(over: Element | null, now: Pointing): void;
  drop(over: Element | null, now: Pointing): void;
  cancel(now: Pointing): void;
}

/** What a pressed button would drag, and how far the pointer must move for it, CSS pixels. */
export interface Draggable {
  item: HTMLElement;
  distance: number;
}

export function findDraggable(page: ControlledPage, target: Element): Draggable | null {
  for (const element of flatPath(target)) {
    const item = element as HTMLElement;
    if (item.localName === 'input' || item.localName === 'textarea' || item.isContentEditable) return null;
    if (!item.draggable) continue;
    if (refuseTarget(page, item)) return null;
    // As far as browsers let people slip on these.
    return { item, distance: item.localName === 'a' ? 40 : item.localName === 'img' ? 5 : 3 };
  }
  return null;
}

/** @returns `null` when the page wants none of it */
export function dragItem(item: HTMLElement, begun: Pointing, send: SendPointer): DragItem | null {
  const view = item.ownerDocument.defaultView;
  if (!view) return null;
  const dataTransfer = new view.DataTransfer();
  holdChoice(dataTransfer, 'effectAllowed', EFFECTS_ALLOWED, 'uninitialized');
  holdChoice(dataTransfer, 'dropEffect', DROP_EFFECTS, 'none');
  describeItem(item, dataTransfer);
  if (!send(item, 'dragstart', begun, { dataTransfer })) return null;
  const tell = (
    target: Element,
    type: string,
    at: Pointing,
    effect: DropEffect,
    relatedTarget?: Element | null,
  ) => {
    dataTransfer.dropEffect = effect;
    return send(target, type, { ...at, buttons: 0 }, { dataTransfer, relatedTarget: relatedTarget ?? null });
  };
  let last: Element | null = null;
  /** What would happen at a drop; `none`: the page has not said that it takes it here. */
  let effect: DropEffect = 'none';

  const ask = (target: Element, type: string, at: Pointing, from?: Element | null) => {
    const isTaken = !tell(target, type, at, preset(dataTransfer), from);
    effect = isTaken ? dataTransfer.dropEffect : 'none';
    if (!permits(dataTransfer.effectAllowed, effect)) effect = 'none';
  };
  const move = (over: Element | null, at: Pointing) => {
    if (!tell(item, 'drag', at, 'none')) return;
    const from: Element | null = last?.isConnected ? last : null;
    last = over;
    if (over === from) {
      if (over) ask(over, 'dragover', at);
      return;
    }
    effect = 'none';
    if (over) ask(over, 'dragenter', at, from);
    if (from) tell(from, 'dragleave', at, 'none', over);
  };
  const end = (at: Pointing, result: DropEffect) => {
    if (item.isConnected) tell(item, 'dragend', at, result);
  };
  return {
    move,
    drop(over, at) {
      const isNew = over !== last;
      move(over, at);
      // Who has just come in has not been asked whether it takes it at this point.
      if (isNew && over && last === over && over.isConnected) ask(over, 'dragover', at);
      if (!over?.isConnected || effect === 'none') {
        if (last?.isConnected) tell(last, 'dragleave', at, 'none');
        end(at, 'none');
        return;
      }
      const agreed = effect;
      tell(over, 'drop', at, agreed);
      end(at, agreed);
    },
    cancel(at) {
      if (last?.isConnected) tell(last, 'dragleave', at, 'none');
      end(at, 'none');
    },
  };
}

const DROP_EFFECTS = ['none', 'copy', 'link', 'move'];
const EFFECTS_ALLOWED = [...DROP_EFFECTS, 'copyLink', 'copyMove', 'linkMove', 'all', 'uninitialized'];

/** Browsers let it be chosen only in what they drag themselves. */
function holdChoice(data: DataTransfer, name: string, choices: string[], first: string): void {
  let value = first;
  Object.defineProperty(data, name, {
    get: () => value,
    set(chosen: unknown) {
      if (choices.includes(String(chosen))) value = String(chosen);
    },
  });
}

type DropEffect = DataTransfer['dropEffect'];

/** What a drop means if the page does not say. */
function preset({ effectAllowed }: DataTransfer): DropEffect {
  if (effectAllowed === 'none') return 'none';
  if (effectAllowed === 'move') return 'move';
  return /^link/.test(effectAllowed) ? 'link' : 'copy';
}

function permits(allowed: DataTransfer['effectAllowed'], effect: DropEffect): boolean {
  return effect === 'none' || /^(all|uninitialized)$/.test(allowed) || allowed.toLowerCase().includes(effect);
}

function describeItem(item: HTMLElement, data: DataTransfer): void {
  if (item.getAttribute('draggable') === 'true') return;
  const { href, src } = item as Partial<HTMLAnchorElement & HTMLImageElement>;
  const address = item.localName === 'a' ? href : src;
  if (address) data.setData('text/uri-list', address);
}
