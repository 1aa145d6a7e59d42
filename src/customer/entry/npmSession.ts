import type { Log } from '../../guard/log.js';
import type { SessionHost, SessionRuntime } from '../session/sessionHost.js';
import * as locales from '../ui/loadLocale.js';
import type { Locale } from '../ui/strings.js';
import { wireSession } from './wireSession.js';

export function runSession(host: SessionHost): SessionRuntime {
  return wireSession(host, {
    loadControl: () => import('./wireControl.js'),
    loadHints: () => import('./wireHints.js'),
    loadMedia: () => import('./wireMedia.js'),
    loadAnnotations: () => import('./wireAnnotations.js'),
  });
}

/** The languages are left to the site's bundler, each in a file of its own. */
export function loadLocale(lang: string | undefined, log: Log): Promise<Locale> {
  return locales.loadLocale(lang, log, {
    de: async () => (await import('../ui/locales/de.js')).de,
    fr: async () => (await import('../ui/locales/fr.js')).fr,
  });
}
