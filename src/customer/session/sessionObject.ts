/** The session object that callbacks receive (JavaScript API, "Session Object"). */
export interface Session {
  /** Nine digits, such as "535176834". */
  token: string;
  /** One object without properties for each connected agent. */
  agents: Record<string, never>[];
}

export function createSessionObject(token: string, agentCount: number): Session {
  return { token, agents: Array.from({ length: agentCount }, () => ({})) };
}
