/** Prefixes that attributes of a namespace have everywhere. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

/** The whole name of a changed attribute, as `xlink:href`: an observer is told the last part of it, `name`, only. */
export function nameOfAttribute(record: MutationRecord, name: string): string {
  const { attributeNamespace } = record;
  if (!attributeNamespace) return name;
  const there = (record.target as Element).getAttributeNodeNS(attributeNamespace, name);
  const prefix = PREFIXES[attributeNamespace];
  return there?.name ?? (prefix ? `${prefix}:${name}` : name);
}
