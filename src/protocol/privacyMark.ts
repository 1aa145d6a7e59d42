/**
 * The attribute by which a recording says where something begins that agents do not see (`masked`, `picture`) or may
 * not act on (`control`). The customer's page does not have it.
 */
export const PRIVACY_MARK = 'data-gcb-privacy';
