import { LIMITS } from './limits.js';

/**
 * Cuts the JSON text of a batch into parts of at most `LIMITS.partLength`. Never between the halves of a
 * surrogate pair: UTF-8 has no half pairs, and the text would not survive the wire.
 * @throws RangeError when the batch needs more than `LIMITS.parts` parts.
 */
export function cutBatch(data: string, partLength: number = LIMITS.partLength): string[] {
  const parts: string[] = [];
  for (let from = 0; from < data.length || parts.length === 0; ) {
    let to = Math.min(from + partLength, data.length);
    if (to < data.length && isLeadSurrogate(data.charCodeAt(to - 1))) to -= 1;
    parts.push(data.slice(from, to));
    from = to;
  }
  if (parts.length > LIMITS.parts)
    throw new RangeError(`a batch of ${data.length} characters is too large to send`);
  return parts;
}

function isLeadSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
