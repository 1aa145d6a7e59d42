import type { Page } from '@playwright/test';
import { piecesOf } from './channel.js';

export interface Wire {
  /** Is the whole word among what was sent? */
  has(word: string): boolean;
  /** The longest that was sent of the word, of at least six letters; empty: nothing. */
  found(word: string): string;
}

/** All bytes that a page sends to the co-browse server, addresses and headers included. */
export function captureWire(page: Page, serverUrl: string): Wire {
  const { host } = new URL(serverUrl);
  /** As sent, and the parts of batches put together: a word may be cut where a part ends. */
  let raw = '';
  let joined = '';
  const take = (payload: string | Buffer) => {
    const text = typeof payload === 'string' ? payload : payload.toString('latin1');
    raw += `\n${text}`;
    joined += stringsOf(text);
  };
  page.on('websocket', socket => {
    if (new URL(socket.url()).host !== host) return;
    take(socket.url());
    socket.on('framesent', ({ payload }) => take(payload));
  });
  page.on('request', request => {
    if (new URL(request.url()).host !== host) return;
    take(`${request.url()}\n${JSON.stringify(request.headers())}`);
    const body = request.postDataBuffer();
    if (body) take(body);
  });
  const has = (word: string) => raw.includes(word) || joined.includes(word);
  return {
    has,
    found: word => (has(word) ? word : (piecesOf(word).find(has) ?? '')),
  };
}

/** The data of a message that holds a part of a batch. */
function stringsOf(text: string): string {
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
    return ''; // No JSON: `raw` has it.
  }
}
