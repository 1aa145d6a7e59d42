import * as v from 'valibot';

export type Parsed<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      /** `tooLarge`: a text is longer than `LIMITS` allow. */
      code: 'malformed' | 'tooLarge';
      what: string;
    };

/**
 * Runs a schema over something that came from outside. Never throws, and `what` names only the place of
 * the fault, never the value: it may be logged.
 */
export function parse<const S extends v.GenericSchema>(schema: S, input: unknown): Parsed<v.InferOutput<S>> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const issue = result.issues[0];
  return {
    ok: false,
    code: issue.type === 'max_length' ? 'tooLarge' : 'malformed',
    what: `${v.getDotPath(issue) ?? 'message'}: ${issue.expected ?? issue.type}`,
  };
}
