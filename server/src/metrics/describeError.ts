/**
 * What a log may say of something that was thrown. Only these fields: errors of databases carry the parameters
 * of the statement, and with them tokens and names.
 */
export function describeError(thrown: unknown): {
  type: string;
  message: string;
  code?: string;
  stack?: string;
} {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: String(thrown) };
  const { name, message, stack } = thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return { type: name, message, ...code, ...(stack === undefined ? {} : { stack }) };
}
