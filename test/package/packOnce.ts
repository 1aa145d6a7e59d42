import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type Packed, packPackages } from '../harness/packPackages.js';

declare module 'vitest' {
  export interface ProvidedContext {
    packed: Packed;
  }
}

/** Packs once for all tests of this folder, and takes the tarballs away again. */
export default function packOnce(project: TestProject): () => void {
  if (!existsSync('dist/.built'))
    throw new Error('These tests look at what was built: run `npm run build` first.');
  const { remove, ...packed } = packPackages();
  project.provide('packed', packed);
  return remove;
}
