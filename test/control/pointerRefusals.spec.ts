import { expect, type Page, test } from '@playwright/test';
import { openPointerPage } from './pointerTwins.js';

interface Control {
  place(find: string): { node: number; x: number; y: number };
  pointer: {
    move(command: unknown): string | null;
    down(command: unknown): string | null;
    up(command: unknown): string | null;
    release(): void;
    stop(): void;
  };
}
declare const window: Window & { control: Control; seen: { type: string; target: string }[] };

/** What an agent gets for pressing and for letting go. */
const click = (page: Page, find: string, { button = 0, held = 0, up = find } = {}) =>
  page.evaluate(
    ([down, to, which, keys]) => {
      const { pointer, place } = window.control;
      return [
        pointer.down({ do: 'down', at: place(down), button: which, held: keys }),
        pointer.up({ do: 'up', at: place(to), button: which, held: keys }),
      ];
    },
    [find, up, button, held] as const,
  );
const move = (page: Page, find: string) =>
  page.evaluate(to => {
    const { pointer, place } = window.control;
    return pointer.move({ do: 'move', at: place(to), held: 0 });
  }, find);
const seenOf = (page: Page) =>
  page.evaluate(() => window.seen.splice(0).map(({ type, target }) => `${type} ${target}`));
const activeOf = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

test('[PTR4] what agents may not act on gets no event, no focus and no click, also by its label', async ({
  browser,
}) => {
  const page = await openPointerPage(
    browser,
    `<input id="free"><div data-privacy="masked"><button id="masked">m</button></div>
     <button id="denied" data-privacy="control">d</button><button id="service" data-privacy="service">s</button>
     <label id="label">l <input id="box" type="checkbox" data-privacy="control"></label>
     <label id="far" for="hidden">f</label><input id="hidden" data-privacy="masked">`,
  );
  expect(await click(page, '#free')).toEqual([null, null]);
  await seenOf(page);
  expect(await click(page, '#masked')).toEqual(['masked', null]);
  expect(await click(page, '#denied')).toEqual(['denied', null]);
  expect(await click(page, '#service')).toEqual(['gone', null]);
  expect(await click(page, '#label')).toEqual(['denied', null]);
  expect(await click(page, '#far')).toEqual(['masked', null]);
  expect(await seenOf(page)).toEqual([]);
  expect(await activeOf(page)).toBe('free');
  expect(await move(page, '#masked')).toBe('masked');
  expect((await seenOf(page)).filter(line => !/(out|leave) /.test(line))).toEqual([]);
  await page.close();
});

test('[PTR5] what is held and drawn over something masked is heard of around it only', async ({
  browser,
}) => {
  const page = await openPointerPage(
    browser,
    '<p id="free">x</p><div id="around"><b id="masked" data-privacy="masked">m</b></div>',
  );
  await page.evaluate(() => {
    const { pointer, place } = window.control;
    pointer.down({ do: 'down', at: place('#free'), button: 0, held: 0 });
    pointer.move({ do: 'move', at: place('#masked'), held: 0 });
    pointer.up({ do: 'up', at: place('#masked'), button: 0, held: 0 });
  });
  const seen = await seenOf(page);
  expect(seen).toContain('mousemove around');
  expect(seen).toContain('mouseup around');
  expect(seen.filter(line => line.endsWith(' masked') || line.startsWith('click'))).toEqual([]);
  await page.close();
});

test('[PTR6] [PTR7] links lead agents nowhere they may not go, to no new window and to no file', async ({
  browser,
}) => {
  const page = await openPointerPage(
    browser,
    `<a id="foreign" href="https://foreign.example/"><b id="inner">foreign</b></a>
     <a id="script" href="javascript:void 0">s</a><a id="data" href="data:text/html,x">d</a><a id="blob" href="blob:x">b</a>
     <a id="friend" href="https://friend.example/">friend</a><a id="blank" href="#x" target="_blank">w</a>
     <a id="file" href="#x" download>f</a><a id="here" href="#here">h</a><a id="self" target="_self" href="#self">h</a>
     <svg width="20" height="20"><a id="svg" href="javascript:void 0"><rect width="20" height="20"/></a></svg>`,
  );
  for (const find of ['#foreign', '#inner', '#script', '#data', '#blob', '#svg'])
    expect([find, ...(await click(page, find))]).toEqual([find, 'address', null]);
  expect(await click(page, '#foreign', { button: 1 })).toEqual(['address', null]);
  expect(await click(page, '#blank')).toEqual(['customerOnly', null]);
  expect(await click(page, '#file')).toEqual(['file', null]);
  for (const held of [1, 2, 4, 8])
    expect(await click(page, '#here', { held })).toEqual(['customerOnly', null]);
  expect(await click(page, '#here', { button: 1 })).toEqual(['customerOnly', null]);
  expect(await seenOf(page)).toEqual([]);
  expect(await click(page, '#foreign', { button: 2 })).toEqual([null, null]);
  expect(await click(page, '#here')).toEqual([null, null]);
  expect(page.url()).toContain('#here');
  expect(await click(page, '#self')).toEqual([null, null]);
  expect(page.url()).toContain('#self');
  await page.close();
});

test('[PTR8] [PTR9] forms are sent where that is allowed, files and players are left to the customer', async ({
  browser,
}) => {
  const page = await openPointerPage(
    browser,
    `<form onsubmit="event.preventDefault()"><input id="text" value="x"><button id="plain">send</button><input id="image" type="image">
     <label id="label">l<input type="submit" value="s"></label><button id="may" data-may-submit>may</button>
     <button id="window" data-may-submit formtarget="_blank">w</button><button id="reset" type="reset">r</button>
     <button id="other" type="button">o</button></form><button id="free">no form</button>
     <input id="file" type="file"><label id="choose"><i id="in">choose</i><input type="file" hidden></label>
     <video id="video" controls></video>`,
  );
  for (const find of ['#plain', '#image', '#label'])
    expect([find, ...(await click(page, find))]).toEqual([find, 'submit', null]);
  expect(await click(page, '#window')).toEqual(['customerOnly', null]);
  expect(await click(page, '#video')).toEqual(['customerOnly', null]);
  for (const find of ['#file', '#choose', '#in'])
    expect([find, ...(await click(page, find))]).toEqual([find, 'file', null]);
  expect(await seenOf(page)).toEqual([]);
  expect(await click(page, '#may')).toEqual([null, null]);
  expect(await seenOf(page)).toContainEqual(expect.stringMatching(/^submit/));
  await page.evaluate(() => {
    (document.querySelector('#text') as HTMLInputElement).value = 'changed';
  });
  for (const find of ['#reset', '#other', '#free']) expect(await click(page, find)).toEqual([null, null]);
  expect(await page.locator('#text').inputValue()).toBe('x');
  await page.close();
});

test('[PTR8] a press that would change what is kept from agents is refused, as by keys', async ({
  browser,
}) => {
  const page = await openPointerPage(
    browser,
    `<form><input id="kept" data-privacy="masked" value="old"><button id="reset" type="reset">r</button></form>
     <input type="radio" name="g" id="chosen" data-privacy="control" checked><input type="radio" name="g" id="other">`,
  );
  await page.locator('#kept').fill('new');
  await seenOf(page);
  expect(await click(page, '#reset')).toEqual(['masked', null]);
  expect(await click(page, '#other')).toEqual(['denied', null]);
  expect(await page.locator('#kept').inputValue()).toBe('new');
  await expect(page.locator('#chosen')).toBeChecked();
  await page.close();
});

test('[PTR10] what the page forbids while a button is pressed is not clicked', async ({ browser }) => {
  const page = await openPointerPage(
    browser,
    `<form onsubmit="event.preventDefault()"><button id="turns" type="button">t</button></form><input id="field"><p id="p">p</p>
     <script>
     turns.onpointerdown = () => { turns.type = 'submit'; };
     field.onpointerdown = () => { field.dataset.privacy = 'masked'; };
     </script>`,
  );
  expect(await click(page, '#turns')).toEqual([null, 'submit']);
  expect(await seenOf(page)).toContain('mouseup turns');
  expect(await click(page, '#field')).toEqual([null, null]);
  const seen = await seenOf(page);
  expect(seen.filter(line => /^(mousedown|click|focus|mouseup field)/.test(line))).toEqual([]);
  await page.close();
});

test('[PTR3] pages may prevent what follows', async ({ browser }) => {
  const page = await openPointerPage(
    browser,
    `<input id="one"><input id="two"><script>
     one.onpointerdown = event => event.preventDefault();
     two.onmousedown = event => event.preventDefault();
     </script>`,
  );
  const seen = async (find: string) => {
    await seenOf(page);
    expect(await click(page, find)).toEqual([null, null]);
    const lines = await seenOf(page);
    return lines.filter(line => /^(pointerdown|mousedown|mouseup|pointerup|click|focus) /.test(line));
  };
  expect(await seen('#one')).toEqual(['pointerdown one', 'pointerup one', 'click one']);
  expect(await seen('#two')).toEqual([
    'pointerdown two',
    'mousedown two',
    'pointerup two',
    'mouseup two',
    'click two',
  ]);
  expect(await activeOf(page)).toBe('');
  await page.close();
});

test('[PTR11] letting go of all ends what is held, without a click or a drop', async ({ browser }) => {
  const page = await openPointerPage(
    browser,
    `<button id="b" type="button">b</button><div id="item" draggable="true">item</div><div id="zone">zone</div>
     <script>zone.ondragover = event => event.preventDefault();</script>`,
  );
  await page.evaluate(() => {
    const { pointer, place } = window.control;
    pointer.down({ do: 'down', at: place('#b'), button: 0, held: 0 });
    // It is held already.
    pointer.down({ do: 'down', at: place('#b'), button: 0, held: 0 });
    pointer.release();
    pointer.release();
  });
  const seen = await seenOf(page);
  expect(seen.filter(line => /^(pointerup|mouseup|click) /.test(line))).toEqual([
    'pointerup html',
    'mouseup html',
  ]);
  expect(seen.at(-1)).toBe('mouseleave #document');
  const dropped = await page.evaluate(() => {
    const { pointer, place } = window.control;
    pointer.down({ do: 'down', at: place('#item'), button: 0, held: 0 });
    pointer.move({ do: 'move', at: place('#b'), held: 0 });
    pointer.move({ do: 'move', at: place('#zone'), held: 0 });
    pointer.stop();
    return pointer.up({ do: 'up', at: place('#zone'), button: 0, held: 0 });
  });
  expect(dropped).toBe('impossible');
  const lines = (await seenOf(page)).filter(line => /^(drag(start|leave|end)|drop|mouseup) /.test(line));
  expect(lines).toEqual(['dragstart item', 'dragleave b', 'dragleave zone', 'dragend item']);
  await page.close();
});

test('[PTR2] pages can capture an agent’s pointer, and no other call of theirs is changed', async ({
  browser,
}) => {
  const page = await openPointerPage(browser, '<div id="box">x</div>');
  const told = await page.evaluate(() => {
    const { pointer, place } = window.control;
    const box = document.querySelector('#box') as HTMLElement;
    const own = Element.prototype.setPointerCapture;
    const told: unknown[] = [];
    let id = 0;
    box.addEventListener('pointerdown', event => {
      id = event.pointerId;
      box.setPointerCapture(id);
      told.push(box.hasPointerCapture(id), box.hasPointerCapture(1));
      box.releasePointerCapture(id);
      told.push(box.hasPointerCapture(id));
    });
    pointer.down({ do: 'down', at: place('#box'), button: 0, held: 0 });
    pointer.up({ do: 'up', at: place('#box'), button: 0, held: 0 });
    // Nothing is held: browsers take no notice.
    box.setPointerCapture(id);
    told.push(box.hasPointerCapture(id));
    const nameOf = (act: () => void) => {
      try {
        act();
      } catch (error) {
        return (error as Error).name;
      }
      return 'none';
    };
    told.push(nameOf(() => box.setPointerCapture(77)));
    pointer.stop();
    told.push(
      Element.prototype.setPointerCapture === own,
      nameOf(() => box.setPointerCapture(id)),
    );
    return told;
  });
  expect(told).toEqual([true, false, false, false, 'NotFoundError', true, 'NotFoundError']);
  await page.close();
});

test('[PTR12] what takes no pointers gets none of an agent’s', async ({ browser }) => {
  const page = await openPointerPage(
    browser,
    `<div id="around"><b id="none" style="pointer-events:none">n</b></div><div id="in"><p inert><b id="inert">i</b></p></div>
     <iframe id="frame"></iframe><dialog id="dialog"><b id="inside">d</b></dialog>`,
  );
  expect(await click(page, '#frame')).toEqual(['impossible', null]);
  expect(await click(page, '#none')).toEqual([null, null]);
  expect(await click(page, '#inert')).toEqual([null, null]);
  const seen = await seenOf(page);
  expect(seen.filter(line => line.startsWith('click'))).toEqual(['click around', 'click in']);
  await page.evaluate(() => (document.querySelector('#dialog') as HTMLDialogElement).showModal());
  expect(await click(page, '#around')).toEqual(['impossible', null]);
  expect(await click(page, '#inside')).toEqual([null, null]);
  await page.close();
});

test('[PTR13] in a window that is not in front, the page is told of the focus all the same', async ({
  browser,
}) => {
  const page = await openPointerPage(browser, '<input id="one"><input id="two"><p id="text">x</p>');
  // What browsers do there: the focus moves, and no event tells of it.
  await page.evaluate(() => {
    let active: Element = document.body;
    Object.defineProperty(document, 'activeElement', { get: () => active });
    HTMLElement.prototype.focus = function () {
      active = this;
    };
    HTMLElement.prototype.blur = () => {
      active = document.body;
    };
  });
  const told = async (find: string) => {
    expect(await click(page, find)).toEqual([null, null]);
    return (await seenOf(page)).filter(line => /^(focus|blur)/.test(line));
  };
  expect(await told('#one')).toEqual(['focus one', 'focusin one']);
  expect(await told('#one')).toEqual([]);
  expect(await told('#two')).toEqual(['blur one', 'focusout one', 'focus two', 'focusin two']);
  expect(await told('#text')).toEqual(['blur two', 'focusout two']);
  await page.close();
});

test('[PTR17] while the customer types into a masked field, agents do not take the focus from it', async ({
  browser,
}) => {
  const page = await openPointerPage(
    browser,
    '<input id="secret" data-privacy="masked"><input id="other"><button id="b" type="button">b</button>',
  );
  await page.locator('#secret').click();
  await page.keyboard.type('a');
  await seenOf(page);
  expect(await click(page, '#other')).toEqual(['masked', null]);
  expect(await click(page, '#b')).toEqual(['masked', null]);
  expect(await seenOf(page)).toEqual([]);
  await page.evaluate(() => (window.control as unknown as { wait(): void }).wait());
  expect(await click(page, '#other')).toEqual([null, null]);
  expect(await activeOf(page)).toBe('other');
  await page.close();
});
