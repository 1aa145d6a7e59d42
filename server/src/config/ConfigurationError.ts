/** The server cannot be started as it is configured. Each problem is one line for the person who starts it. */
export class ConfigurationError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'ConfigurationError';
  /** One line each. */
  readonly problems: readonly string[];
  /** Joins the problems to one message. */
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
