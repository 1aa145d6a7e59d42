import type { Plugin } from 'rollup';
import { nameInPackage } from './nameInPackage.js';

/**
 * Parts of the socket library that nothing of ours comes to: WebTransport, since we name our transports, and messages
 * in binary, since ours are JSON. One that came all the same would end the connection, as it does with the whole library.
 * And what browsers can do themselves by now, such as reading an address.
 */
const UNUSED_OF_SOCKETS: Readonly<Record<string, string>> = {
  'engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  'engine.io-client/build/esm/globals.js': `
    export const nextTick = then => void Promise.resolve().then(then);
    export const globalThisShim = self;
    export const defaultBinaryType = 'arraybuffer';
    export const createCookieJar = () => undefined;`,
  'engine.io-client/build/esm/contrib/parseuri.js': `
    export const parse = text => {
      const { hostname, protocol, port, search } = new URL(text);
      return { host: hostname.replace(/[[\\]]/g, ''), protocol: protocol.slice(0, -1), port, query: search.slice(1) };
    };`,
  'engine.io-client/build/esm/contrib/has-cors.js': 'export const hasCORS = true;',
  'engine.io-parser/build/esm/contrib/base64-arraybuffer.js':
    'export const decode = () => new ArrayBuffer(0);',
  'engine.io-parser/build/esm/encodePacket.browser.js': `
    import { PACKET_TYPES } from './commons.js';
    export const encodePacket = ({ type, data }, _, callback) => callback(PACKET_TYPES[type] + (data || ''));
    export const encodePacketToBinary = undefined;`,
  'socket.io-parser/build/esm/is-binary.js': 'export const isBinary = () => false, hasBinary = isBinary;',
  'socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = undefined, reconstructPacket = undefined;',
};

/**
 * Methods of the socket library, by file, that nobody calls who uses it as `openSocket` does: with no acknowledgements, no
 * queue, no change of transport once one is open. Bundlers keep all of a class.
 */
const UNCALLED_OF_SOCKETS: Readonly<Record<string, string>> = {
  'socket.io-client/build/esm/socket.js': `onAny prependAny offAny listenersAny onAnyOutgoing prependAnyOutgoing
    offAnyOutgoing listenersAnyOutgoing timeout compress volatile emitWithAck disconnected send close _addToQueue
    _registerAckCallback`,
  'socket.io-client/build/esm/manager.js': 'disconnect connect',
  'engine.io-client/build/esm/socket.js': 'send _probe',
  'engine.io-client/build/esm/transports/polling.js': 'pause',
  'socket.io-parser/build/esm/index.js': 'encodeAsBinary takeBinaryData',
};

const leaveOutOfSockets: Plugin = {
  name: 'leave-out-of-sockets',
  load: id => UNUSED_OF_SOCKETS[nameInPackage(id)] ?? null,
  transform(code, id) {
    const names = UNCALLED_OF_SOCKETS[nameInPackage(id)]?.split(/\s+/);
    if (!names) return null;
    let kept = '';
    let at = 0;
    for (const statement of this.parse(code).body) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declared?.type !== 'ClassDeclaration') continue;
      for (const member of declared.body.body) {
        const name = 'key' in member && member.key.type === 'Identifier' ? member.key.name : '';
        if (!names.includes(name)) continue;
        names.splice(names.indexOf(name), 1);
        const { start, end } = member as typeof member & { start: number; end: number };
        kept += code.slice(at, start);
        at = end;
      }
    }
    if (names.length > 0) this.error(`socket.io is built differently now: ${names.join(', ')} in ${id}`);
    return { code: kept + code.slice(at), map: null };
  },
};

/** What the socket library has for Node, React Native and browsers that we do not support. */
const OTHER_HOSTS_OF_SOCKETS: Readonly<Record<string, readonly [pattern: RegExp, instead: string][]>> = {
  'engine.io-client/build/esm/transports/websocket.js': [
    [/pick\(this\.\w+, "agent", [^)]*\)/, '{}'],
    [/const isReactNative = [^;]*;/, 'const isReactNative = false;'],
  ],
  'engine.io-client/build/esm/transports/polling-xhr.js': [
    [/pick\(this\.\w+, "agent", [^)]*\)/, '{}'],
    [/try \{\s*if \(this\._opts\.extraHeaders\) [\s\S]*?catch \(e\) \{ \}/, ''],
    [/const hasXHR2 = [\s\S]*?\}\)\(\);/, 'const hasXHR2 = true;'],
    [/function newRequest\(opts\) [\s\S]*$/, 'function newRequest() { return new XMLHttpRequest(); }'],
  ],
};

const leaveOutOfTransports: Plugin = {
  name: 'leave-out-of-transports',
  transform(code, id) {
    const patterns = OTHER_HOSTS_OF_SOCKETS[nameInPackage(id)];
    if (!patterns) return null;
    let kept = code;
    for (const [pattern, instead] of patterns) {
      if (!pattern.test(kept)) this.error(`engine.io is built differently now: ${pattern} in ${id}`);
      kept = kept.replace(pattern, instead);
    }
    return { code: kept, map: null };
  },
};

/** Takes out of the socket library what nothing of ours comes to. */
export const trimSockets: readonly Plugin[] = [leaveOutOfSockets, leaveOutOfTransports];
