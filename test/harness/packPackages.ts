import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Both packages as they would be published. */
export interface Packed {
  /** The tarballs. */
  browser: string;
  server: string;
  /** Where `opencobrowse` and `opencobrowse-server` lie unpacked, by name. */
  unpacked: string;
}

/** Packs what was built: no script of the packages runs, so nothing is built again. */
export function packPackages(): Packed & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'opencobrowse-packed-'));
  const pack = (name: string, at: string) => {
    const to = join(folder, `${name}.tarball`);
    mkdirSync(to);
    runNpm(['pack', '--ignore-scripts', '--silent', '--pack-destination', to], at);
    const [file] = readdirSync(to);
    if (!file) throw new Error(`npm packed nothing for ${name}`);
    unpack(join(to, file), join(folder, name));
    return join(to, file);
  };
  return {
    browser: pack('opencobrowse', ROOT),
    server: pack('opencobrowse-server', join(ROOT, 'server')),
    unpacked: folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function unpack(tarball: string, to: string): void {
  mkdirSync(to);
  execFileSync('tar', ['-xzf', tarball, '-C', to, '--strip-components=1']);
}

/** The npm that runs this, if one does. */
function runNpm(args: readonly string[], cwd: string): void {
  const { npm_execpath: npm } = process.env;
  if (npm) execFileSync(process.execPath, [npm, ...args], { cwd, stdio: 'pipe' });
  else execFileSync('npm', args, { cwd, stdio: 'pipe' });
}
