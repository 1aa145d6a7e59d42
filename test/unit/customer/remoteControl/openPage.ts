import { JSDOM } from 'jsdom';
import type { Privacy } from '../../../../src/customer/privacy/policy.js';
import type { ControlledPage } from '../../../../src/customer/remoteControl/controlledPage.js';

export interface TestPage extends ControlledPage {
  document: Document;
  /** The element with this id. */
  get<E extends HTMLElement = HTMLInputElement>(id: string): E;
  /** The number that commands name it by. */
  number(id: string): number;
  /** `input a` and so on, since the last call. */
  heard(): string[];
}

/** A page whose rules are attributes: `data-rule` with what agents may do, `data-no-submit`. */
export function openPage(html: string): TestPage {
  const { window } = new JSDOM(html, { url: 'https://shop.example/', pretendToBeVisual: true });
  const { document } = window;
  const all = () => [...document.querySelectorAll('*')];
  const log: string[] = [];
  for (const type of 'keydown keypress keyup beforeinput input change click focus blur submit reset paste'.split(
    ' ',
  ))
    document.addEventListener(type, event => log.push(`${type} ${(event.target as Element).id}`), true);
  document.addEventListener('submit', event => event.preventDefault());
  return {
    window: window as unknown as ControlledPage['window'],
    document,
    nodeOf: id => all()[id] ?? null,
    privacyOf: node =>
      ((node as Element).closest?.('[data-rule]')?.getAttribute('data-rule') ?? 'visible') as Privacy,
    allowsSubmit: element => !element.closest('[data-no-submit]'),
    mayOpen: url => url.origin === 'https://shop.example',
    log: { debug() {}, info() {}, warn() {}, error() {} } as unknown as ControlledPage['log'],
    get: id => document.getElementById(id) as never,
    number: id => all().findIndex(element => element.id === id),
    heard: () => log.splice(0),
  };
}
