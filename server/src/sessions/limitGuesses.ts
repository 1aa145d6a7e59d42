import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type GuessLimit = {
  /**
   * Takes one attempt of this agent, and of this address, at a token. False: there is none left.
   * Taken before the token is looked up, so that many connections cannot guess at once.
   */
  take(agentId: string, address: string): Promise<boolean>;
  /** The token was right: the attempt was no guess. */
  giveBack(agentId: string, address: string): Promise<void>;
};

/** `perAgent`, `perAddress`: attempts in a minute. */
export function limitGuesses(perAgent = 10, perAddress = 30): GuessLimit {
  const agents = new RateLimiterMemory({ points: perAgent, duration: 60 });
  const addresses = new RateLimiterMemory({ points: perAddress, duration: 60 });
  return {
    take: async (agentId, address) => (await takeOne(agents, agentId)) && (await takeOne(addresses, address)),
    async giveBack(agentId, address) {
      await agents.reward(agentId, 1);
      await addresses.reward(address, 1);
    },
  };
}

async function takeOne(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key, 1);
    return true;
  } catch (thrown) {
    // The library says "too many" by throwing its result; anything else is a fault.
    if (thrown instanceof RateLimiterRes) return false;
    throw thrown;
  }
}
