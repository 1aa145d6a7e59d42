/** Where the word begins and ends that is at this place of a text. Between words: what is between them. */
export function findWord(text: string, place: number, language = ''): [start: number, end: number] {
  const at = Math.min(place, Math.max(0, text.length - 1));
  if (typeof Intl !== 'undefined' && 'Segmenter' in Intl) {
    const segments = new Intl.Segmenter(language || undefined, { granularity: 'word' }).segment(text);
    const found = segments.containing(at);
    if (found) return [found.index, found.index + found.segment.length];
  }
  const isWord = (index: number) => /[\p{L}\p{N}_]/u.test(text.charAt(index));
  const kind = isWord(at);
  let start = at;
  let end = at;
  while (start > 0 && isWord(start - 1) === kind) start -= 1;
  while (end < text.length && isWord(end) === kind) end += 1;
  return [start, end];
}
