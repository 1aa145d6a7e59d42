// `npm run lock:complete`: writes into package-lock.json the optional packages of all platforms that its
// packages name. Some registries, and npm itself after an install on one platform, leave out those that this
// machine does not need; `npm ci` on another platform then refuses the file. Test ARC11 guards it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../package-lock.json', import.meta.url));

/** How the names of such packages spell a system or a processor, and how npm spells it. */
const SYSTEMS = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  linuxmusl: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
};
const PROCESSORS = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  x64: 'x64',
};

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = complete(lock.packages);
if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added.length} added${added.map(line => `\n  ${line}`).join('')}`);

/** Adds what is missing to `packages`, and answers what it was. */
function complete(packages) {
  const missing = Object.entries(packages).flatMap(([path, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map(([name, range]) => ({ name, range, dev: parent.dev === true })),
  );
  for (const { name, range, dev } of missing) packages[`node_modules/${name}`] ??= describe(name, range, dev);
  return missing.map(({ name, range }) => `${name} ${range}`);
}

/** An entry without `resolved` and `integrity`: npm looks those up on the platform that needs the package. */
function describe(name, range, dev) {
  const words = name.slice(name.indexOf('/') + 1).split('-');
  const find = table => words.filter(word => Object.hasOwn(table, word)).map(word => table[word])[0];
  const [os, cpu] = [find(SYSTEMS), find(PROCESSORS)];
  const libc = words.some(word => word.includes('musl'))
    ? 'musl'
    : os === 'linux' && words.some(word => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    // Packages for platforms are named with an exact version, or with the least one of a range.
    version: range.replace(/^[\^~]/, ''),
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}
