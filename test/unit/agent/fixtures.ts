import type { LogEntry } from '../../../src/agent/connection/assembleBatches.js';
import type { RecordedEvent } from '../../../src/protocol/index.js';

export const TOKEN = '535176834';
export const KEY = 'k'.repeat(43);
export const EPOCH = 'e'.repeat(22);
export const PAGE = 'p'.repeat(22);
export const OTHER_PAGE = 'q'.repeat(22);
export const REFERENCE = { token: TOKEN, key: KEY };

export function entry(fields: Partial<LogEntry> & { pos: number }): LogEntry {
  return { t: 'entry', epoch: EPOCH, page: PAGE, kind: 'changes', part: 0, parts: 1, data: '[]', ...fields };
}

type Tree = {
  id: number;
  tag: string;
  attributes?: Record<string, unknown>;
  text?: string;
  children?: Tree[];
};

const build = ({ id, tag, attributes = {}, text, children = [] }: Tree): Record<string, unknown> => ({
  type: 2,
  id,
  tagName: tag,
  attributes,
  childNodes: text === undefined ? children.map(build) : [{ type: 3, id: id + 1000, textContent: text }],
});

/** rrweb's Meta and FullSnapshot of a page with these elements in its body (id 4). */
export function snapshot(url: string, children: Tree[], width = 800, height = 600): RecordedEvent[] {
  const html = build({
    id: 2,
    tag: 'html',
    children: [
      { id: 3, tag: 'head' },
      { id: 4, tag: 'body', children },
    ],
  });
  return [
    { type: 4, timestamp: 1, data: { href: url, width, height } },
    {
      type: 2,
      timestamp: 1,
      data: { initialOffset: { left: 0, top: 0 }, node: { type: 0, id: 1, childNodes: [html] } },
    },
  ];
}

/** rrweb's mutation event. */
export function mutation(data: Record<string, unknown>, timestamp = 2): RecordedEvent {
  return {
    type: 3,
    timestamp,
    data: { source: 0, adds: [], removes: [], texts: [], attributes: [], ...data },
  };
}

/** A mutation that adds an element at the end of the body. */
export function addition(id: number, tag: string, timestamp = 2): RecordedEvent {
  return mutation({ adds: [{ parentId: 4, nextId: null, node: build({ id, tag }) }] }, timestamp);
}
