import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRestrictions } from '../../../server/src/restrictions/readRestrictions.js';
import type { DomRestrictions } from '../../../src/protocol/index.js';
import { openTestServer } from './openTestServer.js';
import { createPage, key, openTestSessions, page, startPage } from './openTestSessions.js';

const RULES: DomRestrictions = { sets: [{ name: 'Cards', rules: [{ selector: '.card', type: 'mask' }] }] };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opencobrowse-rules-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
async function write(text: string): Promise<string> {
  const file = join(folder, 'rules.json');
  await writeFile(file, text);
  return file;
}

describe('RESTRICTIONS_FILE', () => {
  it('[RST30] is read as it is written, also with a mark at its beginning', async () => {
    expect(await readRestrictions(await write(JSON.stringify(RULES)))).toEqual(RULES);
    expect(await readRestrictions(await write(`\uFEFF${JSON.stringify(RULES)}`))).toEqual(RULES);
  });

  it.each([
    ['{ "sets": [', /is no JSON/],
    ['{}', /"sets" is missing/],
    [
      JSON.stringify({ sets: [{ name: 'Cards', urlPattern: '[', rules: [] }] }),
      /set "Cards", urlPattern "\[" is no/,
    ],
    [
      JSON.stringify({ sets: [{ rules: [{ selector: 'a[b', type: 'mask' }] }] }),
      /set 1, rule 1, selector "a\[b"/,
    ],
  ])('[RST31] keeps the server from starting, and says what is wrong where: %s', async (text, problem) => {
    const restrictionsFile = await write(text);
    await expect(openTestServer({ restrictionsFile })).rejects.toMatchObject({
      name: 'ConfigurationError',
      problems: [expect.stringMatching(problem)],
    });
    await expect(openTestServer({ restrictionsFile })).rejects.toThrow(
      `RESTRICTIONS_FILE ${restrictionsFile}`,
    );
  });

  it('[RST31] names a file that cannot be read', async () => {
    await expect(openTestServer({ restrictionsFile: join(folder, 'none.json') })).rejects.toThrow(/ENOENT/);
  });

  it('[RST32] is told to a page with each answer to start and resume', async () => {
    const { sessions } = await openTestSessions({ restrictions: RULES });
    const { link } = await startPage(sessions);
    const later = createPage();
    await sessions.resume(later, { key: key('a'), page: page('b'), claim: true });
    for (const { told } of [link, later])
      expect(told[0]).toMatchObject({ t: 'session', restrictions: RULES });
    await sessions.stop();
    const without = await openTestSessions();
    const plain = await startPage(without.sessions);
    expect(plain.link.told[0]).not.toHaveProperty('restrictions');
    await without.sessions.stop();
  });
});
