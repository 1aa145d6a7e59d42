import { defineConfig } from 'vite';

// JSX needs no plugin: Vite reads `jsx` in tsconfig.json. Single-page: every address is index.html.
export default defineConfig({ appType: 'spa', server: { host: '127.0.0.1', port: 8801 } });
