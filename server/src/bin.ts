#!/usr/bin/env node
import { ConfigurationError, readConfig, startServer } from './start.js';

/** The command line: configuration from the environment, two addresses for people, a clean end. */
async function main(): Promise<void> {
  const read = readConfig(process.env);
  if (!read.ok) throw new ConfigurationError(read.problems);
  const server = await startServer(read.config);
  console.log(`Demo site      ${server.url}`);
  console.log(`Agent console  ${server.url}cobrowse/agent/`);

  let stopping = false;
  const stop = (): void => {
    // Asked twice, it is meant at once.
    if (stopping) process.exit(1);
    stopping = true;
    server.stop().then(
      () => process.exit(0),
      thrown => {
        console.error(`The server did not stop cleanly: ${describe(thrown)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function describe(thrown: unknown): string {
  if (thrown instanceof AggregateError) return thrown.errors.map(describe).join('; ');
  return thrown instanceof Error ? thrown.message : String(thrown);
}

main().catch((thrown: unknown) => {
  if (thrown instanceof ConfigurationError) for (const problem of thrown.problems) console.error(problem);
  else console.error(`The server could not start: ${describe(thrown)}`);
  process.exit(1);
});
