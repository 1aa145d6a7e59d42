/**
 * rrweb's custom event (type 5) by which a recording says that the page's address has changed without a new
 * page (History API). Players that do not know the tag pass it over.
 */
export const ADDRESS_TAG = 'opencobrowse.address';
