import { describe, expect, it } from 'vitest';
import { readSources, type Source } from './readSources.js';

const sources = readSources(['src', 'server/src']);
const all = sources.flatMap(source => source.imports.map(imported => ({ from: source.path, ...imported })));
const arrow = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`;
const programOf = (path: string) => /^(src\/customer|src\/agent|server)\//.exec(path)?.[1];
const featureOf = (path: string) => /^(src\/(?:customer|agent)\/[^/]+)\//.exec(path)?.[1];

describe('the arrows of the house', () => {
  it('[ARC1] customer, agent and server meet only in the protocol', () => {
    const crossing = all.filter(({ from, to, isPackage }) => {
      const other = programOf(to);
      return !isPackage && other !== undefined && other !== programOf(from);
    });
    expect(crossing.map(arrow)).toEqual([]);
  });

  it('[ARC2] the server shares nothing with browsers but the protocol', () => {
    const outside = all.filter(
      ({ from, to }) =>
        from.startsWith('server/') && to.startsWith('src/') && !to.startsWith('src/protocol/'),
    );
    expect(outside.map(arrow)).toEqual([]);
  });

  it('[ARC3] the protocol knows nothing but its parser library, and the small rooms nothing above them', () => {
    const allowed: Record<string, RegExp> = {
      'src/protocol/': /^(src\/protocol\/|valibot$)/,
      'src/guard/': /^src\/(guard|browser)\//,
      'src/browser/': /^src\/(browser|guard)\//,
      'src/drawing/': /^src\/(drawing|browser|guard|protocol)\//,
      'src/socket/': /^(src\/(socket|browser|guard|protocol)\/|socket\.io-(client|parser)$)/,
      'src/signal/': /^(src\/(signal|guard)\/|signals$)/,
    };
    const wrong = all.filter(({ from, to }) => {
      const rule = Object.entries(allowed).find(([folder]) => from.startsWith(folder))?.[1];
      return rule !== undefined && !rule.test(to);
    });
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('[ARC4] a feature knows its siblings only by type; api may use features, only entry uses api', () => {
    const wrong = all.filter(({ from, to, isPackage, typeOnly }) => {
      const [mine, other] = [featureOf(from), featureOf(to)];
      if (isPackage || !mine || !other || mine === other || /\/entry$/.test(mine)) return false;
      if (/\/(entry|api)$/.test(other)) return true;
      return !typeOnly && !/\/api$/.test(mine);
    });
    expect(wrong.map(arrow)).toEqual([]);
  });

  it('[ARC5] rrweb, socket.io and the signals library each have one door', () => {
    const doors = (name: RegExp) => [
      ...new Set(all.filter(({ to }) => name.test(to)).map(({ from }) => from)),
    ];
    const folders = (name: RegExp) =>
      [...new Set(doors(name).map(path => path.slice(0, path.lastIndexOf('/'))))].sort();
    expect(doors(/^socket\.io-(client|parser)$/)).toEqual(['src/socket/openSocket.ts']);
    expect(folders(/^(rrweb|@rrweb\/.*)$/)).toEqual(['src/agent/replay']);
    expect(folders(/^socket\.io$/)).toEqual(['server/src/realtime']);
    expect(doors(/^signals$/)).toEqual(['src/signal/createSignal.ts']);
  });

  it('[ARC6] there are no cycles', () => {
    expect(findCycle(sources)).toBeNull();
  });

  it('[ARC7] files say what they hold, and fit a few screens', () => {
    const empty = sources.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(path));
    const long = sources.filter(({ text }) => text.split('\n').length > 250);
    expect([...empty, ...long].map(({ path }) => path)).toEqual([]);
  });

  it('[ARC12] examples know of us what everybody knows: the packages and the files that servers give out', () => {
    const examples = readSources(['examples'], /\.[jt]sx?$/);
    const wrong = examples.flatMap(({ path, imports }) => {
      const own = path.split('/').slice(0, 2).join('/');
      return imports
        .filter(({ to, isPackage }) =>
          isPackage
            ? /^opencobrowse/.test(to) && !/^opencobrowse(\/agent)?$/.test(to)
            : !to.startsWith(`${own}/`),
        )
        .map(({ to }) => arrow({ from: path, to }));
    });
    expect(examples.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('[ARC8] no type is escaped from', () => {
    const escapes = /(: any\b|\bas any\b|<any>)/;
    // A swallowed error needs at least a word of why.
    const silences = /(@ts-ignore|@ts-nocheck|@ts-expect-error|biome-ignore|\bcatch( \(\w+\))? \{\s*\})/;
    expect(
      sources
        .filter(({ text }) => escapes.test(withoutComments(text)) || silences.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

/** A way from a file back to itself along imports of values and types, or `null`. */
function findCycle(files: readonly Source[]): string | null {
  const byPath = new Map(files.map(file => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path].join(' → ');
    if (done.has(path)) return null;
    for (const { to, isPackage } of byPath.get(path)?.imports ?? []) {
      const cycle = isPackage ? null : visit(to, [...way, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
}
