/** How much one connection may do. Times in milliseconds. */
export type RealtimeLimits = {
  /** Messages in a second, and at once. Faster ones are dropped. */
  readonly customer: { readonly rate: number; readonly burst: number };
  readonly agent: { readonly rate: number; readonly burst: number };
  /** Messages of an agent about drawings, each of which goes to several. */
  readonly drawings: { readonly rate: number; readonly burst: number };
  /** Answers about bad messages in a second. */
  readonly invalidAnswers: number;
  /** More bad messages than this in `faultWindow` end the connection. */
  readonly faults: number;
  /** More messages than this dropped for their speed in `faultWindow` end the connection. */
  readonly dropped: number;
  readonly faultWindow: number;
  /** Messages that wait to be handled. */
  readonly queue: number;
  /** How long a connection may take to say which side it is. */
  readonly connectTimeout: number;
  readonly pingInterval: number;
  readonly pingTimeout: number;
};

export const REALTIME_LIMITS: RealtimeLimits = {
  customer: { rate: 300, burst: 600 },
  agent: { rate: 200, burst: 400 },
  drawings: { rate: 40, burst: 80 },
  invalidAnswers: 5,
  faults: 50,
  dropped: 3000,
  faultWindow: 10_000,
  queue: 1000,
  connectTimeout: 10_000,
  pingInterval: 10_000,
  pingTimeout: 10_000,
};
