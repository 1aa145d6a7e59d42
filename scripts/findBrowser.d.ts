/** The path of an executable Chromium, or `null` when there is none. */
export function findBrowser(): string | null;
