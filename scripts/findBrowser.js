// Finds a Chromium for the tests: Playwright's own, else one of the system.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of an executable, or `null` when there is none. `CHROMIUM_PATH` goes first. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH, ownOfPlaywright(), ...onPath];
  return candidates.find(path => path && existsSync(path)) ?? null;
}

function ownOfPlaywright() {
  try {
    return chromium.executablePath();
  } catch {
    return undefined; // Playwright knows none for this system.
  }
}
