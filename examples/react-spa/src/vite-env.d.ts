/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the co-browse server is, such as `https://help.example.com/cobrowse`. */
  readonly VITE_COBROWSE_URL: string;
}
