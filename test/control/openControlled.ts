import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type { CommandRefusal } from '../../src/protocol/index.js';

/** A page that an agent's keyboard is in, as `keyboardPage.ts` makes it. */
interface InPage {
  keyboard: Record<string, (command: unknown) => CommandRefusal | null>;
  heard: string[];
  listen(): void;
  number(id: string): number;
}

const bundles = new Map<string, Promise<string>>();

/** A script of this folder with all that it imports, for a page. */
export function bundlePage(name: string): Promise<string> {
  const made =
    bundles.get(name) ??
    build({
      entryPoints: [resolve(import.meta.dirname, name)],
      bundle: true,
      write: false,
      format: 'iife',
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  bundles.set(name, made);
  return made;
}

export interface Controlled {
  page: Page;
  /** Presses keys one after the other, as `page.keyboard.press` names them. */
  press(...keys: string[]): Promise<(CommandRefusal | null)[]>;
  send(command: { do: string } & Record<string, unknown>): Promise<CommandRefusal | null>;
  /** A command for the element with this id. */
  at(id: string, command: { do: string } & Record<string, unknown>): Promise<CommandRefusal | null>;
  /** What was heard since the last time. */
  heard(): Promise<string[]>;
}

/** Shows a page, with the agent's keyboard in it. */
export async function openControlled(page: Page, html: string): Promise<Controlled> {
  await page.setContent(html);
  await page.addScriptTag({ content: await bundlePage('keyboardPage.ts') });
  await page.evaluate(() => (window as unknown as InPage).listen());
  const send: Controlled['send'] = command =>
    page.evaluate(given => (window as unknown as InPage).keyboard[given.do]?.(given) ?? null, command);
  return {
    page,
    send,
    async at(id, command) {
      const node = await page.evaluate(name => (window as unknown as InPage).number(name), id);
      return send({ ...command, node });
    },
    async press(...keys) {
      const outcomes: (CommandRefusal | null)[] = [];
      // All of one key at once, as fast as a real one.
      for (const key of keys)
        outcomes.push(
          ...(await page.evaluate(
            given =>
              given.map(command => (window as unknown as InPage).keyboard[command.do]?.(command) ?? null),
            toCommands(key),
          )),
        );
      return outcomes;
    },
    async heard() {
      await settle(page);
      return page.evaluate(() => (window as unknown as InPage).heard.splice(0));
    },
  };
}

/** Two frames: `select`, `toggle` and `scroll` come later than what they tell of. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

const BITS: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

/** `Control+a` as the messages of an agent's browser. */
function toCommands(name: string): ({ do: string } & Record<string, unknown>)[] {
  const parts = name.split(/(?<=.)\+/);
  const main = parts.pop() ?? '';
  const down: ({ do: string } & Record<string, unknown>)[] = [];
  const up: ({ do: string } & Record<string, unknown>)[] = [];
  let held = 0;
  for (const modifier of parts) {
    const without = held;
    held |= BITS[modifier] ?? 0;
    down.push({ do: 'keyDown', key: modifier, code: `${modifier}Left`, held, repeat: false });
    up.unshift({ do: 'keyUp', key: modifier, code: `${modifier}Left`, held: without });
  }
  const key = main === 'Space' ? ' ' : main;
  const code = /^[a-z]$/i.test(main) ? `Key${main.toUpperCase()}` : /^\d$/.test(main) ? `Digit${main}` : main;
  return [
    ...down,
    { do: 'keyDown', key, code, held, repeat: false },
    { do: 'keyUp', key, code, held },
    ...up,
  ];
}
