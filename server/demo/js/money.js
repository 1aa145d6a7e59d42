// The signs are written by hand: Intl places minus and currency differently from one browser version to the next.

/** @param {number} pence */
export function money(pence, { signed = false, whole = false } = {}) {
  const sign = pence < 0 ? '−' : signed ? '+' : '';
  const pounds = Math.floor(Math.abs(pence) / 100).toLocaleString('en-GB');
  const rest = String(Math.abs(pence) % 100).padStart(2, '0');
  return `${sign}£${pounds}${whole ? '' : `.${rest}`}`;
}
