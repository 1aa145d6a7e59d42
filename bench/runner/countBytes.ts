import { constants, createDeflateRaw, deflateRawSync, gunzipSync, inflateSync } from 'node:zlib';

/** Something that left the page. */
export interface Parcel {
  way: 'request' | 'socket';
  /** Path and query. */
  address: string;
  /** The content type that was said. */
  type: string;
  body: Buffer;
}

export interface Bytes {
  /** Before compression. */
  raw: number;
  /** After deflate at its default level. */
  deflated: number;
}

/**
 * All are compressed by the same hand, whatever they do themselves: what came compressed is taken apart first.
 * Each request stands for itself. Messages of a socket share one window, as with `permessage-deflate`.
 */
export async function countBytes(parcels: readonly Parcel[]): Promise<Bytes> {
  const recorded = parcels.filter(isRecording);
  const requests = (await Promise.all(recorded.filter(({ way }) => way === 'request').map(takeApart))).flat();
  const messages = recorded.filter(({ way }) => way === 'socket').map(({ body }) => body);
  const inRequests = sum(requests.map(body => deflateRawSync(body).length));
  return {
    raw: sum([...requests, ...messages].map(body => body.length)),
    deflated: inRequests + (await deflateTogether(messages)),
  };
}

/** Datadog sends other things of a session to the same door, and OpenReplay asks for a session. */
function isRecording({ way, address }: Parcel): boolean {
  if (way === 'socket') return true;
  if (address.startsWith('/datadog')) return decodeURIComponent(address).includes('/api/v2/replay');
  if (address.startsWith('/openreplay')) return address.startsWith('/openreplay/v1/web/i?');
  return address.startsWith('/clarity');
}

async function takeApart({ type, body }: Parcel): Promise<Buffer[]> {
  if (!type.startsWith('multipart/form-data')) return [expand(body)];
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const parts: Buffer[] = [];
  for (const value of form.values()) {
    const part = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
    parts.push(expand(part));
  }
  return parts;
}

function expand(body: Buffer): Buffer {
  if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body);
  // A zlib stream: deflate with a window of 32 kB, and a header that is a multiple of 31.
  if (body[0] === 0x78 && body.length > 2 && body.readUInt16BE(0) % 31 === 0) return inflateSync(body);
  return body;
}

async function deflateTogether(messages: readonly Buffer[]): Promise<number> {
  const deflate = createDeflateRaw();
  let length = 0;
  deflate.on('data', (chunk: Buffer) => {
    length += chunk.length;
  });
  for (const message of messages) {
    deflate.write(message);
    await new Promise<void>(resolve => deflate.flush(constants.Z_SYNC_FLUSH, resolve));
  }
  deflate.close();
  return length;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
