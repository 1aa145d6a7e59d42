import type { Log } from '../../guard/log.js';
import type { AnnotationsModule } from '../annotations/annotations.js';
import type { MediaModule } from '../media/loadMediaDesk.js';
import type { RemoteControlModule } from '../remoteControl/remoteControl.js';
import type { BuiltFile, LoadFile, SessionHost, SessionRuntime } from '../session/sessionHost.js';
import type { HintsModule } from '../ui/loadHints.js';
import * as locales from '../ui/loadLocale.js';
import type { Locale } from '../ui/strings.js';
import { wireSession } from './wireSession.js';

/** Replaced by the build: the files that a session may load. */
declare const __LOCALES__: { de: BuiltFile; fr: BuiltFile };
declare const __CONTROL__: BuiltFile;
declare const __HINTS__: BuiltFile;
declare const __MEDIA__: BuiltFile;
declare const __ANNOTATIONS__: BuiltFile;

export function runSession(host: SessionHost): SessionRuntime {
  const { loadFile } = host;
  const get = async <Module>(file: BuiltFile): Promise<Module> => {
    if (!loadFile) throw new Error('files beside the script cannot be loaded');
    return loadFile<Module>(file);
  };
  return wireSession(host, {
    loadControl: () => get<RemoteControlModule>(__CONTROL__),
    loadHints: () => get<HintsModule>(__HINTS__),
    loadMedia: () => get<MediaModule>(__MEDIA__),
    loadAnnotations: () => get<AnnotationsModule>(__ANNOTATIONS__),
  });
}

/** The languages are files beside the script, and checked like it. */
export function loadLocale(lang: string | undefined, log: Log, load?: LoadFile): Promise<Locale> {
  const { de, fr } = __LOCALES__;
  if (!load) return locales.loadLocale(lang, log, {});
  return locales.loadLocale(lang, log, {
    de: async () => (await load<{ de: Locale }>(de)).de,
    fr: async () => (await load<{ fr: Locale }>(fr)).fr,
  });
}
