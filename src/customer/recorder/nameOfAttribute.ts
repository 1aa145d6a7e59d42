/** Prefixes that attributes of a namespace have everywhere. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

/** Names that attributes have both with one of these prefixes and without. */
const SHARED = new Set([
  ...['href', 'title', 'show', 'type', 'role', 'arcrole', 'actuate', 'from', 'to', 'label'],
  ...['lang', 'space', 'base', 'id'],
]);

/**
 * May an element have several attributes with this last part of a name? Of others than these it is not told when one
 * changes beside another.
 */
export const isShared = (local: string): boolean => SHARED.has(local);

/** The whole name of a changed attribute, as `xlink:href`: an observer is told the last part of it only. */
export function nameOfAttribute({ target, attributeName, attributeNamespace }: MutationRecord): string {
  const name = attributeName ?? '';
  if (!attributeNamespace) return name;
  const there = (target as Element).getAttributeNodeNS(attributeNamespace, name);
  const prefix = PREFIXES[attributeNamespace];
  return there?.name ?? (prefix ? `${prefix}:${name}` : name);
}
