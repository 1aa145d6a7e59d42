import { expect, it } from 'vitest';
import { createLauncher } from '../../src/customer/session/createLauncher.js';
import { createSignal } from '../../src/signal/createSignal.js';

it('[PKG19] the unit tests of the browser side run against minified code, too, and this is such a run', () => {
  for (const built of [createLauncher, createSignal]) {
    const code = built.toString();
    // No line breaks are left, and no long names of locals.
    expect(code.split('\n')).toHaveLength(1);
    expect(code).not.toMatch(/\b(const|let) \w{3,}\b/);
    expect(code).toMatch(/^function( [\w$]{1,2})?\([\w$,]*\)\{/);
  }
});
