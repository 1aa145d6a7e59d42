import type { ControlledPage } from '../../../../src/customer/remoteControl/controlledPage.js';
import { createTestLog } from '../../../harness/createTestLog.js';

/** A page of which agents know all nodes by the ids of elements: `#3` is 3. */
export function openControlledPage(html: string): ControlledPage & { find(id: number): HTMLElement } {
  document.body.innerHTML = html;
  const find = (id: number): HTMLElement => {
    const found = document.getElementById(String(id));
    if (!found) throw new Error(`there is no ${id}`);
    return found;
  };
  return {
    window: window as Window & typeof globalThis,
    nodeOf: id => document.getElementById(String(id)),
    privacyOf: node => ((node as Element).closest('[data-masked]') ? 'masked' : 'visible'),
    allowsSubmit: () => false,
    mayOpen: () => true,
    log: createTestLog(),
    find,
  };
}
