/**
 * The one door through which anything of ours reaches a console or a log.
 * - `error`: a session or a page lost something, somebody should look.
 * - `warn`: wrong use by the site (configuration, callbacks that throw); ours goes on.
 * - `info`: rare facts of a session's life.
 * - `debug`: everything else; silent unless the `debug` option is on.
 * `code` is stable and searchable; `detail` must not hold page content, keys or whole tokens.
 */
export interface Log {
  /** A session or a page lost something. */
  error(code: string, detail?: unknown): void;
  /** Wrong use by the site. */
  warn(code: string, detail?: unknown): void;
  /** A rare fact of a session's life. */
  info(code: string, detail?: unknown): void;
  /** Everything else. */
  debug(code: string, detail?: unknown): void;
}
