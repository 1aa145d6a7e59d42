type Jsonable = { toJSON?: unknown };

/**
 * JSON text, also on pages whose libraries put a `toJSON` on built-in prototypes (old Prototype.js does),
 * which would turn every array into a string. They are taken away for the length of the call.
 */
export function encodeJson(value: unknown): string {
  return withoutToJson([Array.prototype, Object.prototype, String.prototype, Number.prototype], () =>
    JSON.stringify(value),
  );
}

/** Runs `body` while none of `prototypes` has a `toJSON` of its own; whatever was there is put back. */
export function withoutToJson<R>(prototypes: readonly object[], body: () => R): R {
  const removed: [object, PropertyDescriptor][] = [];
  for (const prototype of prototypes) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'toJSON');
    if (descriptor?.configurable && delete (prototype as Jsonable).toJSON)
      removed.push([prototype, descriptor]);
  }
  try {
    return body();
  } finally {
    for (const [prototype, descriptor] of removed) Object.defineProperty(prototype, 'toJSON', descriptor);
  }
}
