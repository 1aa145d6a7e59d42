import { createWindowTimers } from '../connection/createWindowTimers.js';
import { startConsole } from '../console/startConsole.js';
import { createAgent } from './createAgent.js';

// The console lies one folder below the endpoint: /cobrowse/agent/ belongs to /cobrowse.
const root = document.getElementById('console');
if (root)
  startConsole(root, createAgent({ url: new URL('..', document.baseURI).href }), createWindowTimers(window));
