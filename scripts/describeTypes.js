// Joins the declarations of an entry into the one file that ships, and writes the report that a review reads.
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

/**
 * `from`: what tsc emitted for the entry. `to`: the one file, which imports nothing but packages.
 * `report`: where the report goes; `docs/api` holds the one that was reviewed last.
 * Throws when the declarations cannot be joined; faults in them are warnings inside of the report.
 */
export function describeTypes({ name, from, to, report, types }) {
  for (const file of [to, report]) mkdirSync(dirname(file), { recursive: true });
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: resolve('package.json'),
    packageJson: { ...JSON.parse(readFileSync('package.json', 'utf8')), name },
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: resolve(from),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            module: 'ESNext',
            moduleResolution: 'bundler',
            lib: types.includes('node') ? ['ES2022'] : ['ES2022', 'DOM', 'DOM.Iterable'],
            types,
            strict: true,
            skipLibCheck: true,
          },
          files: [resolve(from)],
        },
      },
      dtsRollup: { enabled: true, untrimmedFilePath: resolve(to) },
      apiReport: {
        enabled: true,
        reportFileName: basename(report),
        reportFolder: resolve(dirname(report)),
        reportTempFolder: resolve(dirname(report), '.made'),
      },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'warning', addToApiReportFile: true },
          // All that is exported is public here.
          'ae-missing-release-tag': { logLevel: 'none' },
        },
        // Docstrings are for people; `{@link}` and its rules are not used.
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const { errorCount } = Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      message.handled = message.logLevel !== 'error';
    },
  });
  if (errorCount > 0) throw new Error(`the declarations of ${name} could not be joined`);
}
