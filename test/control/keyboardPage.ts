// Runs in the page: what a keyboard needs, with rules that are attributes, and a log of all that the page hears.

import type { Privacy } from '../../src/customer/privacy/policy.js';
import { chooseOptions } from '../../src/customer/remoteControl/chooseOptions.js';
import type { ControlledPage } from '../../src/customer/remoteControl/controlledPage.js';
import { createKeyboard } from '../../src/customer/remoteControl/createKeyboard.js';
import { setFieldValue } from '../../src/customer/remoteControl/setFieldValue.js';
import type { Command } from '../../src/protocol/index.js';

const HEARD =
  'pointerdown pointerup mousedown mouseup click focus blur focusin focusout keydown keypress keyup beforeinput textInput input change select search submit reset invalid toggle cancel close copy cut paste compositionstart compositionupdate compositionend scroll';

function privacyOf(node: Node): Privacy {
  for (let at: Node | null = node; at; at = around(at)) {
    const rule = at.nodeType === Node.ELEMENT_NODE && (at as Element).getAttribute('data-rule');
    if (rule) return rule as Privacy;
  }
  return 'visible';
}

/** As the policy does it: what is in a frame is as the frame. */
function around(node: Node): Node | null {
  if (node.nodeType === Node.DOCUMENT_NODE) return (node as Document).defaultView?.frameElement ?? null;
  return node.parentNode ?? (node as ShadowRoot).host ?? null;
}

const page: ControlledPage = {
  window,
  nodeOf: id => document.querySelectorAll('*')[id] ?? null,
  privacyOf,
  allowsSubmit: element => !element.closest('[data-no-submit]'),
  mayOpen: url => !url.href.includes('elsewhere'),
  log: console as unknown as ControlledPage['log'],
};

function nameOf(target: EventTarget | null): string {
  if (!target) return '';
  if (target === window) return 'window';
  const { id, nodeName } = target as Element;
  return id || nodeName;
}

const log: string[] = [];

function stateOf(target: EventTarget | undefined): string {
  const { value, checked } = target as HTMLInputElement;
  return `value=${value ?? ''}${checked ? '+' : ''} active=${nameOf(document.activeElement)}`;
}

function describe(event: Event): string {
  const target = event.composedPath()[0];
  const init: Record<string, unknown> = event as unknown as Record<string, unknown>;
  const names =
    'key code keyCode charCode which location repeat altKey ctrlKey metaKey shiftKey isComposing inputType data detail button pointerId pointerType bubbles cancelable composed';
  const told = names.split(' ').flatMap(name => {
    const value = init[name];
    return value === undefined || value === false || value === '' ? [] : [`${name}=${JSON.stringify(value)}`];
  });
  const related = nameOf((event as FocusEvent).relatedTarget ?? null);
  return `${event.type} ${nameOf(target ?? null)} ${event.constructor.name} ${related} ${told.join(' ')} ${stateOf(target)}`;
}

const keyboard = createKeyboard(page);

Object.assign(window, {
  keyboard: {
    ...keyboard,
    choose: (command: Extract<Command, { do: 'choose' }>) => chooseOptions(page, command),
    set: (command: Extract<Command, { do: 'set' }>) => setFieldValue(page, command),
  },
  heard: log,
  listen: () => {
    for (const type of HEARD.split(' '))
      document.addEventListener(type, event => void log.push(describe(event)), { capture: true });
  },
  number: (id: string) => [...document.querySelectorAll('*')].findIndex(element => element.id === id),
});
