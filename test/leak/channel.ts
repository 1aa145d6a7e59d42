/** How the region with the secrets is hidden. */
export type Variant = 'attribute' | 'server' | 'configuration' | 'service' | 'private';

/** One way by which a secret may get out. Each is given a word that stands nowhere else. */
export interface Channel {
  /** For people, and for the table of what is known to leak. Unique. */
  name: string;
  /** Markup inside of the region. */
  html?(word: string): string;
  /** Markup in what agents see. */
  openHtml?(word: string): string;
  /**
   * What the page does while it is seen: the body of a function of `region` (hidden), `box` (new, in it), `open`
   * (seen) and `later` (resolves when the recorder has had its turn).
   */
  script?(word: string): string;
  /** Only there; without it, everywhere. */
  only?: readonly Variant[];
}

export const LETTERS = 'bcdfghjkmnpqrstvwxz';

/** Words that look random, the same in every run, and have no six letters in common. */
export function createWords(): () => string {
  let state = 20_011;
  const used = new Set<string>();
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return LETTERS[state % LETTERS.length] ?? 'x';
  };
  return () => {
    for (;;) {
      const word = Array.from({ length: 12 }, next).join('');
      const pieces = piecesOf(word);
      if (pieces.some(piece => used.has(piece))) continue;
      for (const piece of pieces) used.add(piece);
      return word;
    }
  };
}

/** The word in pieces of six letters, at every place. */
export function piecesOf(word: string): string[] {
  return Array.from({ length: word.length - 5 }, (_, at) => word.slice(at, at + 6));
}
