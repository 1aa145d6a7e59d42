import type { Plugin } from 'rollup';

/**
 * What valibot carries for schemas of other libraries, for messages in many languages and for values that stand in for
 * missing ones. We use none of it, and what is parsed, and said of a fault, stays the same.
 */
const UNUSED_OF_VALIBOT: readonly [pattern: RegExp, instead: string][] = [
  [/^\s*(reference: \w+|async: false),\n/gm, ''],
  [/(function _standardSchema\(schema\) \{\n)[\s\S]*?(\treturn schema;\n\})/, '$1$2'],
  [/ \?\? (\/\* @__PURE__ \*\/ )?getSpecificMessage\(.*;$/m, ';'],
  [/(\} )else if \(valueSchema\.fallback !== void 0\) .*\n\s*(?=else if)/g, '$1'],
];

/** Takes out of the validation library what we do not use. */
export const trimValibot: Plugin = {
  name: 'trim-valibot',
  transform(code, id) {
    if (!/[\\/]valibot[\\/]dist[\\/]index\.mjs$/.test(id)) return null;
    let kept = code;
    for (const [pattern, instead] of UNUSED_OF_VALIBOT) {
      const before = kept;
      kept = kept.replace(pattern, instead);
      if (kept === before) this.error(`valibot is built differently now: see UNUSED_OF_VALIBOT, ${pattern}`);
    }
    return { code: kept, map: null };
  },
};
