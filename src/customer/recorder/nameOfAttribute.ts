/** Prefixes that attributes of a namespace have everywhere. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

/** The whole name of a changed attribute, as `xlink:href`: an observer is told the last part of it only. */
export function nameOfAttribute({ target, attributeName, attributeNamespace }: MutationRecord): string {
  const name = attributeName ?? '';
  if (!attributeNamespace) return name;
  const there = (target as Element).getAttributeNodeNS(attributeNamespace, name);
  const prefix = PREFIXES[attributeNamespace];
  return there?.name ?? (prefix ? `${prefix}:${name}` : name);
}
