/** Resolves in the next frame, before it is drawn. */
export const nextFrame = (): Promise<unknown> => new Promise(resolve => requestAnimationFrame(resolve));
