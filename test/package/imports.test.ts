import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createConsumer } from '../harness/createConsumer.js';

let consumer: ReturnType<typeof createConsumer>;
beforeAll(() => {
  consumer = createConsumer(inject('packed'), ['reactHelp']);
});
afterAll(() => consumer.remove());

/** Runs a program in Node where the packed `opencobrowse` is installed, and gives what it prints. */
function run(program: string): unknown {
  const args = ['--input-type=module', '--eval', program];
  const output = execFileSync(process.execPath, args, { cwd: consumer.folder, encoding: 'utf8' });
  return JSON.parse(output);
}

describe('the packed modules in Node', () => {
  it('[PKG4] importing them does nothing but give their functions', () => {
    const program = `
      const before = Reflect.ownKeys(globalThis).length;
      const [customer, agent] = await Promise.all([import('opencobrowse'), import('opencobrowse/agent')]);
      console.log(JSON.stringify([Object.keys(customer), Object.keys(agent), Reflect.ownKeys(globalThis).length - before]));`;
    expect(run(program)).toEqual([['createCobrowse'], ['createAgent'], 0]);
  });

  it('[PKG12] creating co-browse where there is no page throws, and says what to do', () => {
    const program = `
      import { createCobrowse } from 'opencobrowse';
      try { createCobrowse({ url: 'https://help.example/cobrowse' }); }
      catch (error) { console.log(JSON.stringify(error.message)); }`;
    expect(run(program)).toMatch(/needs a browser/);
  });

  it('[PKG13] a component that creates it in an effect is rendered on a server, without a word', () => {
    const program = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { ReactHelp } from './reactHelp.js';
      const said = [];
      for (const name of ['log', 'warn', 'error']) { console[name] = (...all) => said.push(all); }
      const html = renderToString(createElement(ReactHelp, { server: 'https://help.example/cobrowse' }));
      process.stdout.write(JSON.stringify({ html, said }));`;
    expect(run(program)).toEqual({
      html: '<section><button type="button" class="gcb-startCobrowse">Share this page</button><output></output></section>',
      said: [],
    });
  });
});
