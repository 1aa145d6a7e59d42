// Sees to it that there is a browser for the tests. On Debian, as root, installs the distribution's own.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './findBrowser.js';

export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('No Chromium found: installing the package "chromium".');
    const apt = args =>
      execFileSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt(['update', '-q']);
    apt(['install', '-y', '-q', 'chromium']);
  }
  const installed = findBrowser();
  if (installed) return installed;
  console.error('The tests need Chromium: install it (Debian: apt install chromium) or set CHROMIUM_PATH.');
  process.exit(1);
}
