/** The way that our product sends: JSON text of a batch on a WebSocket. */
export interface Wire {
  push(event: { type: number }): void;
  flush(): void;
}

/** As in `session/createMirror.ts`. */
const GATHER_MS = 40;
const FULL_SNAPSHOT = 2;

/**
 * For recorders that call back with events. A full snapshot goes at once, all else is gathered for as long as
 * our outbox does. Making the text and handing it to the socket is work of the main thread, and is measured.
 */
export async function openWire(intake: string): Promise<Wire> {
  const socket = new WebSocket(intake.replace(/^http/, 'ws'));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('the intake cannot be reached'));
  });
  let gathered: unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length === 0) return;
    socket.send(JSON.stringify(gathered));
    gathered = [];
  };
  return {
    push(event) {
      gathered.push(event);
      if (event.type === FULL_SNAPSHOT) flush();
      else timer ??= setTimeout(flush, GATHER_MS);
    },
    flush,
  };
}
