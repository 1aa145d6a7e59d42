import type { Log } from '../../guard/log.js';

/**
 * Gives this page the `document.domain` that it shares with the other hosts of its site (JavaScript API,
 * "setDocumentDomain"): the shortest suffix of its name that the browser accepts, for instance `example.co.uk`. Browsers that keep
 * origins apart for good refuse or ignore it; then frames of sub-domains take part by `allowedFrameOrigins`.
 */
export function joinDomain(document: Document, log: Log): void {
  const labels = document.location.hostname.split('.');
  for (let from = Math.max(labels.length - 2, 0); from >= 0; from -= 1) {
    const domain = labels.slice(from).join('.');
    try {
      document.domain = domain;
      return;
    } catch (error) {
      // A public suffix such as `co.uk`, or a browser that does not allow it at all.
      log.debug(`document.domain cannot be "${domain}"`, error);
    }
  }
  log.warn('option "setDocumentDomain": this browser does not allow it; see "allowedFrameOrigins"');
}
