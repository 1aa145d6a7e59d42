import { nextFrame } from '../scenarios/nextFrame.js';

const PER_FRAME = 10;

/** What a person would do in a list of things to do: adds as many, ticks each, filters, takes each away. */
export async function driveTodos(root: Element, count: number): Promise<void> {
  const input = root.querySelector('input');
  if (!input) throw new Error('the app is not there');
  for (let index = 0; index < count; index += 1) {
    input.value = `Thing to do ${index}`;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await pause(index);
  }
  for (const [index, box] of root.querySelectorAll<HTMLElement>('li input').entries()) {
    box.click();
    await pause(index);
  }
  for (const filter of root.querySelectorAll<HTMLElement>('nav button')) {
    filter.click();
    await nextFrame();
  }
  for (let index = 0; index < count; index += 1) {
    root.querySelector<HTMLElement>('li button')?.click();
    await pause(index);
  }
}

/** A framework renders between any two events; the browser draws after ten. */
const pause = (index: number) => (index % PER_FRAME === PER_FRAME - 1 ? nextFrame() : Promise.resolve());
