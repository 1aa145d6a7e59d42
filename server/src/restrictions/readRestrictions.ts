import { readFile } from 'node:fs/promises';
import { type DomRestrictions, parseRestrictions } from '../../../src/protocol/index.js';
import { ConfigurationError } from '../config/ConfigurationError.js';

/**
 * Reads the file that `RESTRICTIONS_FILE` names (docs/PRIVACY.md).
 * @throws ConfigurationError when it cannot be read, or when anything in it is wrong: a server that left a rule
 *   out would show what was to be hidden.
 */
export async function readRestrictions(file: string): Promise<DomRestrictions> {
  const fail = (what: string): never => {
    throw new ConfigurationError([`RESTRICTIONS_FILE ${file}: ${what}`]);
  };
  const text = await readFile(file, 'utf8').catch((thrown: NodeJS.ErrnoException) =>
    fail(`cannot be read (${thrown.code ?? thrown.message}).`),
  );
  const parsed = parseRestrictions(parseJson(text, fail));
  return parsed.ok ? parsed.value : fail(`${parsed.what}.`);
}

function parseJson(text: string, fail: (what: string) => never): unknown {
  try {
    // Editors of some systems begin a file with a mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    return fail(`is no JSON (${thrown instanceof Error ? thrown.message : String(thrown)}).`);
  }
}
