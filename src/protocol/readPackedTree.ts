import type { PackedReader } from './createPackedReader.js';
import {
  DOCTYPE,
  DOCUMENT,
  END,
  IS_CUSTOM,
  IS_HOST,
  IS_MATHML,
  IS_SHADOW,
  IS_SVG,
  MOVED,
  SHAPES,
  TEXT,
} from './packedForm.js';

/** A node as rrweb's replayer wants it; `moved`: one that the reader has, by its number. */
export type PlainNode = Record<string, unknown>;

interface Shape {
  flags: number;
  tagName: string;
  names: string[];
}

export interface TreeReader {
  /** Reads nodes up to the end of their list. New ones are numbered as they come. */
  readList(numberFrom: { next: number; root: number }): PlainNode[];
  reset(): void;
}

/** Reads trees. No recursion: pages may be as deep as they like. */
export function readPackedTree(reader: PackedReader): TreeReader {
  let shapes: Shape[] = [];

  const defineShape = (): Shape => {
    const flags = reader.number();
    const tagName = reader.text();
    const names: string[] = [];
    for (let left = reader.number(); left > 0; left -= 1) names.push(reader.text());
    const shape = { flags, tagName, names };
    shapes.push(shape);
    return shape;
  };

  const readElement = (code: number, id: number): PlainNode & { childNodes: PlainNode[] } => {
    const index = code - SHAPES;
    const shape = index === shapes.length ? defineShape() : shapes[index];
    if (!shape) throw new Error('packedForm: a shape is not known');
    const { flags, tagName, names } = shape;
    const attributes: Record<string, unknown> = {};
    for (const name of names) attributes[name] = reader.value();
    return {
      type: 2,
      id,
      tagName,
      attributes,
      childNodes: [],
      ...(flags & IS_SVG && { isSVG: true }),
      ...(flags & IS_MATHML && { isMathML: true }),
      ...(flags & IS_CUSTOM && { isCustom: true }),
      ...(flags & IS_HOST && { isShadowHost: true }),
      ...(flags & IS_SHADOW && { isShadow: true }),
    };
  };

  return {
    readList(numbering) {
      const list: PlainNode[] = [];
      const open: PlainNode[][] = [list];
      const take = () => {
        numbering.next += 1;
        return numbering.next - 1;
      };
      for (let into = open.at(-1); into; into = open.at(-1)) {
        const code = reader.number();
        if (code === END) {
          open.pop();
          continue;
        }
        if (code === MOVED) {
          const moved = reader.number();
          into.push({ moved, ...(reader.number() && { isShadow: true }) });
          continue;
        }
        const id = take();
        let node: PlainNode;
        if (code === TEXT) {
          const isShadow = reader.number();
          node = { type: 3, id, textContent: reader.text(), ...(isShadow && { isShadow: true }) };
        } else if (code === DOCTYPE) {
          node = { type: 1, id, name: reader.text(), publicId: reader.text(), systemId: reader.text() };
        } else if (code === DOCUMENT) {
          const childNodes: PlainNode[] = [];
          const isQuirky = reader.number();
          node = { type: 0, id, childNodes, ...(isQuirky && { compatMode: 'BackCompat' }) };
          if (reader.number()) numbering.root = id;
          open.push(childNodes);
        } else {
          const element = readElement(code, id);
          open.push(element.childNodes);
          node = element;
        }
        if (numbering.root > 0 && code !== DOCUMENT) node.rootId = numbering.root;
        into.push(node);
      }
      return list;
    },
    reset() {
      shapes = [];
    },
  };
}
