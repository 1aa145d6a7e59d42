/** An unknown thrown thing in the form that pino prints best. */
export function describeError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
