import type { Recording } from '../recorder/recording.js';
import type { CreateMaskedBanner } from './createMaskedBanner.js';
import type { MaskHintOptions, MaskHints } from './hintMasked.js';

/** The file that is loaded when something on the page is masked: on many pages nothing is. */
export interface HintsModule {
  hintMasked(options: MaskHintOptions): MaskHints;
  createMaskedBanner: CreateMaskedBanner;
}

export interface LoadedHints extends MaskHints {
  /** Makes the banner; `null` before the file has come. */
  banner(): CreateMaskedBanner | null;
}

/** Hints, from the first masked element on. */
export function loadHints({
  load,
  ...options
}: MaskHintOptions & { load(): Promise<HintsModule> }): LoadedHints {
  let module: HintsModule | null = null;
  let hints: MaskHints | null = null;
  let loading = false;
  let recording: Pick<Recording, 'idOf' | 'isOpen'> | null = null;
  let waiting: WeakRef<Element>[] = [];

  const take = (loaded: HintsModule) => {
    module = loaded;
    hints = loaded.hintMasked(options);
    for (const ref of waiting) {
      const element = ref.deref();
      if (element) hints.found(element);
    }
    waiting = [];
    hints.follow(recording);
  };
  return {
    banner: () => module?.createMaskedBanner ?? null,
    found(element) {
      if (hints) return hints.found(element);
      waiting.push(new WeakRef(element));
      if (loading) return;
      loading = true;
      load()
        .then(take)
        .catch(error => {
          // The next masked element asks again.
          loading = false;
          options.log.error('hintsUnavailable', error);
        });
    },
    follow(next) {
      recording = next;
      hints?.follow(next);
    },
    stop() {
      recording = null;
      hints?.stop();
    },
  };
}
