/** What the customer has told us so far. */
export interface Quote {
  name: string;
  postcode: string;
  kind: 'flat' | 'house' | 'boat';
  rooms: number;
  contents: number;
  bicycles: boolean;
  excess: number;
}

export const EMPTY_QUOTE: Quote = {
  name: '',
  postcode: '',
  kind: 'flat',
  rooms: 3,
  contents: 30_000,
  bicycles: false,
  excess: 250,
};

const BASE = { flat: 6, house: 9, boat: 14 };

/** Pounds a month; made up. */
export function priceOf({ kind, rooms, contents, bicycles, excess }: Quote): number {
  const price = BASE[kind] + rooms * 0.8 + contents / 8000 + (bicycles ? 2.4 : 0) - excess / 200;
  return Math.max(4, Math.round(price * 100) / 100);
}
