import type { Log } from '../../guard/log.js';

/**
 * The exact origins in a list that a site wrote, as browsers write them. Whatever else is in it (a path, a pattern,
 * `*`) is named in a warning and left out: a wider list than was meant would be worse than a narrower one.
 */
export function readOrigins(name: string, list: readonly string[], log: Log): string[] {
  return list.flatMap(entry => {
    const origin = toOrigin(entry);
    if (!origin) log.warn(`option "${name}": "${entry}" is no origin and is ignored`);
    return origin ?? [];
  });
}

function toOrigin(entry: string): string | null {
  try {
    const { href, origin } = new URL(entry);
    // In the host of an address a `*` is a character like others.
    return /^https?:[^*]+$/.test(href) && href === `${origin}/` ? origin : null;
  } catch {
    return null; // No address at all: said by the caller.
  }
}
