import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const FILES = join(ROOT, 'dist/js');
const KB = 1000;

const files = () => readdirSync(FILES).filter(name => name.endsWith('.js'));
const read = (name: string) => readFileSync(join(FILES, name), 'utf8');

const measured = v.array(v.object({ name: v.string(), size: v.number(), sizeLimit: v.number() }));
const budgets = v.object({
  'size-limit': v.array(v.object({ name: v.string(), path: v.array(v.string()) })),
});

/** What size-limit says, by the names in package.json. */
function measure() {
  const bin = join(dirname(createRequire(import.meta.url).resolve('size-limit/package.json')), 'bin.js');
  const output = execFileSync(process.execPath, [bin, '--json'], { cwd: ROOT, encoding: 'utf8' });
  return new Map(v.parse(measured, JSON.parse(output)).map(entry => [entry.name, entry]));
}

/** Runs `gcb.min.js` on a page, after a script of the page's own. */
function runScriptTag(before: string) {
  const { window } = new JSDOM('<!doctype html><title>Shop</title>', {
    runScripts: 'outside-only',
    url: 'https://shop.example/',
  });
  try {
    const faults: unknown[] = [];
    window.addEventListener('error', ({ error }) => faults.push(error));
    window.eval(`${before}
      window._genesys = { cobrowse: {
        url: 'https://help.example/cobrowse',
        onReady(api) { window.supported = api.isBrowserSupported(); },
      } };`);
    window.eval(read('gcb.min.js'));
    const result = { supported: window.eval('supported'), observer: window.eval('typeof MutationObserver') };
    return { ...result, faults };
  } finally {
    window.close();
  }
}

describe('what was built', () => {
  it('[PKG1] [PKG2] the budgets are those that were promised, and are kept', () => {
    const sizes = measure();
    const page = sizes.get('a page without a session');
    const session = sizes.get('all that a session in English loads');
    expect(page?.sizeLimit).toBe(9 * KB);
    expect(session?.sizeLimit).toBe(60 * KB);
    expect(page?.size).toBeLessThanOrEqual(9 * KB);
    expect(session?.size).toBeLessThanOrEqual(60 * KB);
    // A path that matches nothing would weigh nothing.
    expect(page?.size).toBeGreaterThan(2 * KB);
    expect(session?.size).toBeGreaterThan(30 * KB);
  });

  it('[PKG2] every file that is built counts for the session, but for other languages and what only some sessions load', () => {
    const { 'size-limit': entries } = v.parse(
      budgets,
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')),
    );
    const session = entries.find(({ name }) => name === 'all that a session in English loads');
    const left = (session?.path ?? []).filter(path => path.startsWith('!'));
    expect(session?.path).toContain('dist/js/*.js');
    const locales = readdirSync(join(ROOT, 'src/customer/ui/locales')).map(file => file.replace('.ts', ''));
    expect(left.sort()).toEqual(
      // Frames, a representative in control or who draws, something masked, a chat.
      [...locales, 'frame', 'frames', 'control', 'hints', 'media', 'annotations']
        .map(name => `!dist/js/gcb-${name}-*.js`)
        .sort(),
    );
  });

  it('[PKG20] a page in a frame loads at most 40 kB when it is recorded', () => {
    const frame = measure().get('all that a page in a frame loads when it is recorded');
    expect(frame?.sizeLimit).toBe(40 * KB);
    expect(frame?.size).toBeLessThanOrEqual(40 * KB);
    expect(frame?.size).toBeGreaterThan(20 * KB);
  });

  it('[PKG21] what only some sessions load is small, too', () => {
    const sizes = measure();
    const limits = {
      'what a page loads besides when it has frames': 5,
      'what a page loads besides when an agent is given control': 24,
      'what a page loads besides when something on it is masked': 2,
      'what a page loads besides where a site has connected a medium': 1.5,
      'what a page loads besides when an agent draws': 6,
    };
    for (const [name, limit] of Object.entries(limits)) {
      const size = sizes.get(name);
      expect(size?.sizeLimit, name).toBe(limit * KB);
      expect(size?.size, name).toBeLessThanOrEqual(limit * KB);
      expect(size?.size, name).toBeGreaterThan(0.5 * KB);
    }
  });

  it('[PKG3] files that are cached for ever are named by their content', () => {
    for (const name of files())
      if (name !== 'gcb.min.js') expect(name).toMatch(/^gcb-[a-zA-Z]+-[\w-]{8}\.js$/);
  });

  it('[PKG5] a browser without MutationObserver is given no substitute: it is not supported, and nothing throws', () => {
    const supported = { supported: true, observer: 'function', faults: [] };
    expect(runScriptTag('')).toEqual(supported);
    const remove = 'delete window.MutationObserver; delete window.WebKitMutationObserver;';
    expect(runScriptTag(remove)).toEqual({ supported: false, observer: 'undefined', faults: [] });
  });

  it('[PKG5] no file carries a polyfill', () => {
    for (const name of files()) {
      expect(read(name), name).not.toMatch(/core-js|polyfill|\.(WebKit)?MutationObserver\s*=[^=]/i);
    }
  });

  it('[LOAD20] every file is named with its hash, as a snippet carries it', () => {
    const hashes: unknown = JSON.parse(readFileSync(join(FILES, 'integrity.json'), 'utf8'));
    const expected = files().map(name => {
      const digest = createHash('sha384').update(readFileSync(join(FILES, name)));
      return [name, `sha384-${digest.digest('base64')}`];
    });
    expect(hashes).toEqual(Object.fromEntries(expected));
  });
});
