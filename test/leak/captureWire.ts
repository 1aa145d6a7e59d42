import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { LETTERS, piecesOf } from './channel.js';

export interface Wire {
  /** Is the whole word among what was sent? */
  has(word: string): boolean;
  /** The longest that was sent of the word, of at least six letters; empty: nothing. */
  found(word: string): string;
  /** Of many words those of which something was sent, with what it was. */
  findAny(words: Iterable<string>): Map<string, string>;
}

/**
 * All bytes that a page sends to the co-browse server, addresses and headers included: as they are, and decoded from
 * whatever encoding they may be in. It knows nothing of messages and events, so that these may change.
 */
export function captureWire(page: Page, serverUrl: string): Wire {
  const { host } = new URL(serverUrl);
  /** As sent, and decoded. */
  let raw = '';
  /** The parts of batches put together: a word may be cut where a part ends. */
  let joined = '';
  const take = (payload: string | Buffer) => {
    for (const text of decode(payload)) {
      raw += `\n${text}\n${closeGaps(text)}`;
      const data = dataOf(text);
      joined += data;
    }
  };
  page.on('websocket', socket => {
    if (new URL(socket.url()).host !== host) return;
    take(socket.url());
    socket.on('framesent', ({ payload }) => take(payload));
  });
  page.on('request', request => {
    if (new URL(request.url()).host !== host) return;
    take(`${decodeURIComponent(request.url())}\n${JSON.stringify(request.headers())}`);
    const body = request.postDataBuffer();
    if (body) take(body);
  });
  const has = (word: string) => raw.includes(word) || joined.includes(word);
  return {
    has,
    found: word => (has(word) ? word : (piecesOf(word).find(has) ?? '')),
    findAny(words) {
      const owners = new Map<string, string>();
      for (const word of words) for (const piece of piecesOf(word)) owners.set(piece, word);
      const found = new Map<string, string>();
      const runs = new RegExp(`[${LETTERS}]{6,}`, 'g');
      for (const text of [raw, joined])
        for (const [run] of text.matchAll(runs))
          for (const piece of piecesOf(run)) {
            const word = owners.get(piece);
            if (word && !found.has(word)) found.set(word, run);
          }
      return found;
    },
  };
}

const INFLATE = [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync];
const BASE64 = /[\w+/-]{16,}={0,2}/g;

/** The payload as text, and what is in it if it is compressed, in Base64, or both, to some depth. */
function decode(payload: string | Buffer, depth = 0): string[] {
  const texts: string[] = [];
  const more: Buffer[] = [];
  if (typeof payload === 'string') texts.push(payload);
  else {
    // As bytes and as what they mean.
    texts.push(payload.toString('latin1'), payload.toString('utf8'));
    more.push(...inflate(payload));
  }
  const [text = ''] = texts;
  for (const [run] of text.matchAll(BASE64)) {
    const bytes = Buffer.from(run, 'base64');
    if (isText(bytes)) texts.push(bytes.toString('utf8'));
    more.push(...inflate(bytes));
  }
  if (depth < 3) for (const each of more) texts.push(...decode(each, depth + 1));
  return texts;
}

function inflate(bytes: Buffer): Buffer[] {
  return INFLATE.flatMap(each => {
    try {
      const inflated = each(bytes);
      return inflated.length > 0 ? [inflated] : [];
    } catch {
      return []; // It is something else.
    }
  });
}

const isText = (bytes: Buffer): boolean => bytes.every(byte => byte >= 9 && byte < 127);

/** A word may be cut where one text of a table ends and the next begins. */
const closeGaps = (text: string): string => text.replace(/\\*"\s*,\s*\\*"/g, '');

/** The data of a message that holds a part of a batch. */
function dataOf(text: string): string {
  const start = text.search(/[[{]/);
  if (start < 0) return '';
  try {
    const found: string[] = [];
    JSON.parse(text.slice(start), (key, value) => {
      if (key === 'data' && typeof value === 'string') found.push(value);
      return value;
    });
    return found.join('');
  } catch {
    return ''; // No JSON: it is searched as it is.
  }
}
