// `npm run api`: takes the public types as they are now for the reviewed ones. The change shows in the diff.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
execFileSync(process.execPath, ['scripts/build.js', '--if-stale'], { stdio: 'inherit' });
mkdirSync('docs/api', { recursive: true });
for (const name of ['opencobrowse', 'opencobrowse-agent', 'opencobrowse-server'])
  cpSync(`dist/api/${name}.api.md`, `docs/api/${name}.api.md`);
