import type { ServerPaths } from '../defaultPaths.js';
import type { Logger } from '../metrics/logger.js';

export type HttpOptions = {
  readonly paths: ServerPaths;
  readonly version: string;
  readonly logger: Logger;
  /** Whether to serve the demo site. */
  readonly demo: boolean;
  /** Live sessions by state. */
  counts(): { waiting: number; active: number };
};
