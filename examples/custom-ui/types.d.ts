// For editors and `npm run check` only: no page loads this file.
import type { CobrowseApi } from 'opencobrowse';

type ReadyCallback = (api: CobrowseApi, isTopContext: boolean) => void;

declare global {
  interface Window {
    _genesys?: { cobrowse?: { disableBuiltInUI?: boolean; onReady: ReadyCallback[] } };
  }
}
