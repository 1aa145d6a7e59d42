/** Such as `valibot/dist/index.mjs`. */
export const nameInPackage = (id: string): string =>
  id.replaceAll('\\', '/').replace(/^.*\/node_modules\//, '');
