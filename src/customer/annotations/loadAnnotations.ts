import type { OpenAnnotations, ShowAnnotation } from '../session/pageAnnotations.js';
import type { AnnotationsModule, AnnotationsOptions } from './annotations.js';

/** Messages that wait for the part that shows them. */
const MOST_WAITING = 50;

export interface AnnotationsSupply extends Pick<AnnotationsOptions, 'window' | 'clearName' | 'log'> {
  /** May be asked again after it has failed. */
  load(): Promise<AnnotationsModule>;
}

/** Loads what shows drawings when an agent draws: in most sessions nobody does. */
export function loadAnnotations({ load, ...options }: AnnotationsSupply): OpenAnnotations {
  return surroundings => {
    let showing: Promise<ShowAnnotation | null> | null = null;
    let waiting = 0;
    const open = async () => {
      try {
        return (await load()).openAnnotations({ ...options, ...surroundings });
      } catch (error) {
        showing = null;
        options.log.error('annotationsUnavailable', error);
        return null;
      }
    };
    return message => {
      if (waiting >= MOST_WAITING) return;
      waiting += 1;
      showing ??= open();
      void showing.then(show => {
        waiting -= 1;
        show?.(message);
      });
    };
  };
}
