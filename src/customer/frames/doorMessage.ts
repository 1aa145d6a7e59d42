/**
 * What two windows say to each other before they have a channel. It holds nothing worth reading or forging:
 * whatever counts goes over the port that comes with `welcome`.
 * - `call`, parent to frame: I am here, say hello (the frame may have loaded first).
 * - `hello`, frame to parent: I carry co-browse, give me a channel.
 * - `welcome`, parent to frame, with a port. `direct`: the parent reads the frame's document by itself.
 */
export type DoorMessage = { gcb: 'call' } | { gcb: 'hello' } | { gcb: 'welcome'; direct: boolean };

/** Reads what arrived as a window's message; `null` for everything that is not ours. */
export function readDoorMessage(data: unknown): DoorMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { gcb, direct } = data as Record<string, unknown>;
  if (gcb === 'call' || gcb === 'hello') return { gcb };
  return gcb === 'welcome' && typeof direct === 'boolean' ? { gcb, direct } : null;
}
