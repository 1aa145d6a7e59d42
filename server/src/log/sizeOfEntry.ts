/** What an entry costs besides its data: many empty ones must not slip under a limit. */
const ENVELOPE = 128;

/** What an entry counts for where sizes are limited, in UTF-16 code units. */
export function sizeOfEntry({ data }: { readonly data: string }): number {
  return data.length + ENVELOPE;
}
