import type { Store } from '../../browser/openStore.js';

const NAME = 'gcb.agent.id';

export interface AgentIdentity {
  id: string;
  name?: string;
}

/** Who this agent says to be: as given, else a random id that this browser keeps. */
export function createIdentity(
  given: { id?: string; name?: string },
  store: Store,
  createId: () => string,
): AgentIdentity {
  const name = given.name === undefined ? {} : { name: given.name };
  if (given.id !== undefined) return { id: given.id, ...name };
  const kept = store.get(NAME);
  if (kept && /^[A-Za-z0-9_.@-]{1,64}$/.test(kept)) return { id: kept, ...name };
  const id = createId();
  store.set(NAME, id);
  return { id, ...name };
}
