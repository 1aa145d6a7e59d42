import { expect, test } from '@playwright/test';
import { bundlePage, openControlled } from './openControlled.js';

const FOCUS = { do: 'focus' };

const typesOf = (lines: readonly string[]) => lines.map(line => line.split(' ').slice(0, 2).join(' '));

test('[KEYB2] keys go into open shadow trees and frames of the same origin', async ({ page }) => {
  const agent = await openControlled(
    page,
    `<div id=host><template shadowrootmode=open><div id=inner><template shadowrootmode=open><input id=deep></template></div></template></div>
     <iframe id=frame srcdoc="<input id=framed>"></iframe>`,
  );
  await page.locator('#deep').focus();
  await agent.press('a', 'b');
  await expect(page.locator('#deep')).toHaveValue('ab');
  const framed = page.frameLocator('#frame').locator('#framed');
  await framed.focus();
  await agent.press('c', 'Backspace', 'd');
  await expect(framed).toHaveValue('d');
});

test('[KEYB3] keys for what is kept from agents are refused, and the page hears nothing', async ({
  page,
}) => {
  for (const [rule, refusal] of [
    ['masked', 'masked'],
    ['control', 'denied'],
    ['service', 'gone'],
  ] as const) {
    const agent = await openControlled(page, `<div data-rule=${rule}><input id=field value=old></div>`);
    await page.locator('#field').focus();
    await agent.heard();
    expect(await agent.press('a')).toEqual([refusal, null]);
    expect(await agent.send({ do: 'insert', text: 'x', from: 'clipboard' })).toBe(refusal);
    expect(await agent.send({ do: 'insert', text: 'x', from: 'inputMethod' })).toBe(refusal);
    expect(await agent.at('field', FOCUS)).toBe(refusal);
    expect(await agent.heard()).toEqual([]);
    await expect(page.locator('#field')).toHaveValue('old');
  }
});

test('[KEYB4] Tab passes over what agents may not touch, and leads out of it', async ({ page }) => {
  const agent = await openControlled(
    page,
    `<input id=a><input data-rule=masked><button data-rule=control>no</button><div data-rule=service><input></div>
     <input id=b><input id=secret data-rule=masked><input id=c>`,
  );
  await page.locator('#a').focus();
  await agent.press('Tab');
  await expect(page.locator('#b')).toBeFocused();
  await page.locator('#secret').focus();
  await agent.heard();
  await agent.press('Tab');
  await expect(page.locator('#c')).toBeFocused();
  expect((await agent.heard()).filter(line => line.startsWith('key'))).toEqual([]);
  await agent.press('Tab');
  await expect(page.locator('#a')).toBeFocused();
});

test('[KEYB5] what handlers of the page have changed counts', async ({ page }) => {
  const agent = await openControlled(page, '<input id=a><input id=secret data-rule=masked>');
  await page.evaluate(() => {
    document.querySelector('#a')?.addEventListener('keydown', () => {
      document.querySelector<HTMLElement>('#secret')?.focus();
    });
  });
  await page.locator('#a').focus();
  expect(await agent.press('x')).toEqual(['masked', 'masked']);
  await expect(page.locator('#secret')).toHaveValue('');

  const other = await openControlled(page, '<input id=a>');
  await page.evaluate(() => {
    const field = document.querySelector('#a');
    field?.addEventListener('beforeinput', () => field.setAttribute('data-rule', 'masked'));
  });
  await page.locator('#a').focus();
  expect(await other.press('x')).toEqual(['masked', 'masked']);
  await expect(page.locator('#a')).toHaveValue('');
});

test('[KEYB6] a window without the focus of the system hears of it in the same order', async ({
  page,
  context,
}) => {
  const agent = await openControlled(page, '<input id=a><input id=b>');
  const tell = async () => {
    await agent.at('a', FOCUS);
    await agent.press('x', 'Tab', 'y', 'Shift+Tab');
    return agent.heard();
  };
  const focused = await tell();
  await (await context.newCDPSession(page)).send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const front = await context.newPage();
  await front.bringToFront();
  await page.evaluate(() => {
    for (const field of document.querySelectorAll('input')) field.value = '';
    (document.activeElement as HTMLElement).blur();
  });
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
  // Nothing is drawn in a page behind: `select` may come later than we look.
  const known = (lines: string[]) => typesOf(lines).filter(line => !line.startsWith('select'));
  await page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
  await agent.at('a', FOCUS);
  await agent.press('x', 'Tab', 'y', 'Shift+Tab');
  const unfocused = await page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
  expect(known(unfocused)).toEqual(known(focused));
  await expect(page.locator('#a')).toHaveValue('x');
  await expect(page.locator('#b')).toHaveValue('y');
});

/** The way to what has the focus, through trees and frames; `null`: nothing has it. */
function placeOfFocus(): string | null {
  let found = document.activeElement;
  let path = '';
  while (found && found.localName !== 'body') {
    path += `/${[...(found.getRootNode() as ParentNode).querySelectorAll('*')].indexOf(found)}`;
    found =
      found.shadowRoot?.activeElement ?? (found as HTMLIFrameElement).contentDocument?.activeElement ?? null;
  }
  return path || null;
}

const ORDERS: Readonly<Record<string, string>> = {
  'positive tabindex':
    '<a href=#>0</a><b tabindex=2>2</b><b tabindex=1>1</b><b tabindex=-1>-1</b><b tabindex=0>3</b>',
  'what cannot be reached':
    '<input><input disabled><fieldset disabled><input></fieldset><input hidden><input type=hidden><div inert><input></div><div style="visibility:hidden"><input></div><details><summary>s</summary><input></details><input>',
  'shadow trees and slots':
    '<input><div><template shadowrootmode=open><input tabindex=1><slot></slot><input></template><input></div><div tabindex=-1><template shadowrootmode=open><input></template></div><div tabindex=0><template shadowrootmode=open><input></template></div><input>',
  'a frame': '<input><iframe srcdoc="<input><input tabindex=1>"></iframe><input>',
  'radio groups':
    '<input type=radio name=a><input type=radio name=a checked><input><input type=radio name=b><input type=radio name=b><input type=radio><input>',
  'what scrolls':
    '<input><div style="overflow:auto;height:20px"><p>a</p><p>b</p></div><div style="overflow-x:scroll;width:20px"><pre>a long line</pre></div><div style="overflow:auto;height:20px"><p>a</p><button>b</button></div><div style="overflow:hidden;height:20px"><p>a</p></div><div tabindex=-1 style="overflow:auto;height:20px"><p>a</p></div><div style="overflow:auto;height:20px"><p>a</p><button tabindex=-1>b</button></div><input>',
  'a modal dialog':
    '<input><dialog id=dialog><input><button>b</button></dialog><input><script>dialog.showModal()</script>',
};

for (const [name, html] of Object.entries(ORDERS)) {
  test(`[KEYB7] Tab goes as the browser's does: ${name}`, async ({ page }) => {
    const walk = async (press: (key: string) => Promise<unknown>) => {
      await page.locator('body').evaluate(async body => {
        await Promise.all(
          [...document.querySelectorAll('iframe')].map(frame =>
            frame.contentDocument?.querySelector('input')
              ? null
              : new Promise(done => frame.addEventListener('load', done)),
          ),
        );
        (document.activeElement as HTMLElement | null)?.blur();
        (
          body.querySelector<HTMLElement>('dialog input') ?? body.querySelector<HTMLElement>('a,input')
        )?.focus();
      });
      const seen: string[] = [];
      for (const key of [...Array<string>(9).fill('Tab'), ...Array<string>(5).fill('Shift+Tab')]) {
        await press(key);
        // After the last a person's focus goes to what is around the page; the agent's goes on with the first.
        if ((await page.evaluate(placeOfFocus)) === null) await press(key);
        seen.push((await page.evaluate(placeOfFocus)) ?? 'nowhere');
      }
      return seen;
    };
    await openControlled(page, html);
    const real = await walk(key => page.keyboard.press(key));
    await page.goto('about:blank');
    const agent = await openControlled(page, html);
    const ours = await walk(key => agent.press(key));
    expect(new Set(ours).size).toBeGreaterThan(1);
    expect(ours).toEqual(real);
  });
}

test('[KEYB10] what the page prevents does not happen', async ({ page }) => {
  for (const type of ['keydown', 'keypress', 'beforeinput', 'textInput']) {
    const agent = await openControlled(page, '<input id=a>');
    await page.evaluate(name => addEventListener(name, event => event.preventDefault(), true), type);
    await page.locator('#a').focus();
    expect(await agent.press('x')).toEqual([null, null]);
    await expect(page.locator('#a')).toHaveValue('');
  }
  const agent = await openControlled(page, '<input id=c type=checkbox>');
  await page.evaluate(() => addEventListener('keyup', event => event.preventDefault()));
  await page.locator('#c').focus();
  await agent.press('Space');
  await expect(page.locator('#c')).not.toBeChecked();
});

test('[KEYB15] hidden parts of rich text are neither written in nor deleted', async ({ page }) => {
  const agent = await openControlled(
    page,
    '<div id=rich contenteditable>open <b id=secret data-rule=masked>hidden</b> end</div>',
  );
  const text = () => page.locator('#rich').textContent();
  await page.locator('#rich').focus();
  await agent.press('Control+a');
  expect(await agent.press('x')).toEqual(['masked', null]);
  expect(await agent.press('Delete')).toEqual(['masked', null]);
  await page.evaluate(() => {
    const inner = document.querySelector('#secret')?.firstChild;
    if (inner) getSelection()?.collapse(inner, 3);
  });
  expect(await agent.press('x')).toEqual(['masked', null]);
  await page.evaluate(() => {
    const end = document.querySelector('#rich')?.lastChild;
    if (end) getSelection()?.collapse(end, 0);
  });
  expect(await agent.press('Backspace')).toEqual(['masked', null]);
  expect(await text()).toBe('open hidden end');
  await agent.press('Control+End', 'x');
  expect(await text()).toBe('open hidden endx');
});

test('[KEYB16] agents take back what agents did, and nothing else', async ({ page }) => {
  const agent = await openControlled(
    page,
    '<input id=a><input id=secret data-rule=masked><div id=rich contenteditable>r</div>',
  );
  await page.locator('#secret').focus();
  await page.keyboard.type('pin');
  await page.locator('#a').focus();
  await agent.press('x', 'y');
  for (let time = 0; time < 4; time++) await agent.press('Control+z');
  await expect(page.locator('#a')).toHaveValue('');
  await expect(page.locator('#secret')).toHaveValue('pin');
  await agent.press('Control+y');
  await expect(page.locator('#a')).not.toHaveValue('');
  await agent.press('Control+z');

  // Scripts that set values bring the browser's history out of step.
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#a');
    field?.addEventListener('input', () => (field.value = field.value.toUpperCase()));
  });
  await agent.press('p', 'q');
  for (let time = 0; time < 5; time++) await agent.press('Control+z');
  await expect(page.locator('#secret')).toHaveValue('pin');

  await page.locator('#rich').focus();
  await agent.press('Control+End', 's', 't', 'Control+z');
  await expect(page.locator('#rich')).toHaveText(/^rs?$/);
  await page.locator('#secret').focus();
  await page.keyboard.type('2');
  await page.locator('#rich').focus();
  expect((await agent.press('Control+z'))[1]).toBe('impossible');
  await expect(page.locator('#secret')).toHaveValue('pin2');
});

test('[KEYB17] shortcuts of the browser are heard by the page and do nothing', async ({ page }) => {
  const agent = await openControlled(page, '<p>page</p>');
  await agent.press('Control+t', 'Control+w', 'Control+r', 'F5', 'Alt+ArrowLeft', 'Control+l');
  const heard = await agent.heard();
  expect(heard.filter(line => line.startsWith('keydown')).length).toBe(11);
  expect(heard.every(line => line.startsWith('key') && !line.startsWith('keypress'))).toBe(true);
});

test('[KEYB18] no key touches the customer’s clipboard; a cut deletes', async ({ page }) => {
  const agent = await openControlled(page, '<input id=a value=abc>');
  await page.locator('#a').focus();
  await agent.press('Control+a', 'Control+c', 'Control+x', 'Control+v');
  await expect(page.locator('#a')).toHaveValue('');
  const heard = await agent.heard();
  expect(heard.filter(line => /^(copy|cut|paste) /.test(line))).toEqual([]);
  expect(heard.some(line => line.includes('deleteByCut'))).toBe(true);
});

test('[KEYB19] a paste is told with the agent’s text, may be prevented, and goes in at the caret', async ({
  page,
}) => {
  const agent = await openControlled(
    page,
    '<input id=a value=13><textarea id=b></textarea><div id=rich contenteditable></div>',
  );
  const paste = (text: string) => agent.send({ do: 'insert', text, from: 'clipboard' });
  await page.locator('#a').focus();
  await agent.press('End', 'ArrowLeft');
  expect(await paste('2\n')).toBe(null);
  await expect(page.locator('#a')).toHaveValue('12 3');
  expect(typesOf(await agent.heard()).slice(-3)).toEqual(['beforeinput a', 'textInput a', 'input a']);
  await page.locator('#b').focus();
  await paste('one\ntwo');
  await expect(page.locator('#b')).toHaveValue('one\ntwo');
  await page.locator('#rich').focus();
  await paste('three');
  await expect(page.locator('#rich')).toHaveText('three');
  await page.evaluate(() =>
    addEventListener('paste', event => {
      event.preventDefault();
      document.title = event.clipboardData?.getData('text/plain') ?? '';
    }),
  );
  expect(await paste('four')).toBe(null);
  expect(await page.title()).toBe('four');
  await expect(page.locator('#rich')).toHaveText('three');
});

test('[KEYB69] in rich text the page hears where the selection is before the next key', async ({ page }) => {
  const agent = await openControlled(page, '<div id=rich contenteditable>one two</div>');
  await page.locator('#rich').focus();
  const places = await page.evaluate(() => {
    const { keyboard } = window as unknown as { keyboard: { keyDown(command: unknown): void } };
    let told = -1;
    const heard: number[] = [];
    document.addEventListener('selectionchange', () => (told = getSelection()?.focusOffset ?? -1));
    document.addEventListener('keydown', () => heard.push(told));
    const press = (key: string) =>
      keyboard.keyDown({ do: 'keyDown', key, code: key, held: 0, repeat: false });
    // As they come when the line was slow: all in one task, in which browsers tell of no selection.
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'x', 'F2']) press(key);
    return heard;
  });
  expect(places).toEqual([0, 7, 6, 5, 6]);
  await expect(page.locator('#rich')).toHaveText('one txwo');
  expect(await agent.press('End')).toEqual([null, null]);
});

test('[KEYB70] rich text hears before each change what it is and where, as of a person’s', async ({
  page,
}) => {
  const agent = await openControlled(page, '<div id=rich contenteditable>one two</div><input id=line>');
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { told: heard });
    document.addEventListener('beforeinput', event => {
      const { inputType, data, dataTransfer, isComposing } = event;
      const ranges = event.getTargetRanges().map(({ startOffset, endOffset }) => [startOffset, endOffset]);
      heard.push([inputType, data, dataTransfer?.getData('text/plain') ?? null, isComposing, ranges]);
    });
  });
  const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told.splice(0));
  const insert = (text: string, from: string) => agent.send({ do: 'insert', text, from });
  await page.locator('#rich').focus();
  await agent.press('End', 'x', 'Control+Backspace', 'Backspace', 'Shift+Home', 'Delete');
  expect(await told()).toEqual([
    ['insertText', 'x', null, false, [[7, 7]]],
    ['deleteWordBackward', null, null, false, [[4, 8]]],
    ['deleteContentBackward', null, null, false, [[3, 4]]],
    ['deleteContentForward', null, null, false, [[0, 3]]],
  ]);
  await insert('pasted', 'clipboard');
  await insert('漢字', 'inputMethod');
  expect(await told()).toEqual([
    ['insertFromPaste', null, 'pasted', false, [[0, 0]]],
    ['insertCompositionText', '漢字', null, true, [[6, 6]]],
  ]);
  await page.locator('#line').focus();
  await insert('pasted', 'clipboard');
  expect(await told()).toEqual([['insertFromPaste', 'pasted', null, false, []]]);
});

test('[KEYB71] Control with B, I and U marks rich text, and nothing else', async ({ page }) => {
  const agent = await openControlled(page, '<div id=rich contenteditable>one</div><input id=line value=one>');
  const html = () => page.locator('#rich').innerHTML();
  await page.locator('#rich').focus();
  await agent.press('Control+a', 'Control+b');
  expect(await html()).toBe('<b>one</b>');
  await agent.press('Control+b', 'Control+i');
  expect(await html()).toBe('<i>one</i>');
  await agent.press('Control+Shift+u', 'Control+i', 'Control+u');
  expect(await html()).toBe('<u>one</u>');
  await page.evaluate(() => addEventListener('beforeinput', event => event.preventDefault()));
  await agent.press('Control+b');
  expect(await html()).toBe('<u>one</u>');
  await page.locator('#line').focus();
  await agent.heard();
  await agent.press('Control+b');
  expect((await agent.heard()).filter(line => line.startsWith('beforeinput'))).toEqual([]);
});

test('[KEYB20] text of an input method comes with its composition', async ({ page }) => {
  const agent = await openControlled(page, '<input id=a>');
  await page.locator('#a').focus();
  await agent.heard();
  await agent.send({ do: 'insert', text: '漢字', from: 'inputMethod' });
  await expect(page.locator('#a')).toHaveValue('漢字');
  expect(typesOf(await agent.heard())).toEqual(
    ['compositionstart', 'compositionupdate', 'beforeinput', 'textInput', 'input', 'compositionend'].map(
      type => `${type} a`,
    ),
  );
});

test('[KEYB25] arrows, page keys, Space, Home and End scroll what is around the focus, then the page', async ({
  page,
}) => {
  const agent = await openControlled(
    page,
    '<div style="height:100px;overflow:auto"><button id=in>b</button><p style="height:150px"></div><p style="height:5000px"><div data-rule=control style="height:100px;overflow:auto"></div>',
  );
  const top = () => page.evaluate(() => [document.querySelector('div')?.scrollTop, Math.round(scrollY)]);
  await page.locator('#in').focus();
  await agent.press('ArrowDown');
  expect(await top()).toEqual([40, 0]);
  await agent.press('End');
  const [inner, outer] = await top();
  expect(inner).toBeGreaterThan(60);
  expect(outer).toBe(0);
  await agent.press('PageDown');
  expect((await top())[1]).toBe(700);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await agent.press('Space');
  expect((await top())[1]).toBe(1400);
  await agent.press('Shift+Space', 'Home');
  expect((await top())[1]).toBe(0);
});

test('[KEYB26] Escape closes the popover on top, then the dialog, which may say no', async ({ page }) => {
  const agent = await openControlled(
    page,
    '<dialog id=dialog><button>b</button><div id=pop popover>p</div></dialog><script>dialog.showModal(); pop.showPopover(); dialog.oncancel = event => { if (window.no) event.preventDefault() }</script>',
  );
  await agent.press('Escape');
  await expect(page.locator('#pop')).toBeHidden();
  await expect(page.locator('#dialog')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { no: true }));
  await agent.press('Escape');
  await expect(page.locator('#dialog')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { no: false }));
  await agent.press('Escape');
  await expect(page.locator('#dialog')).toBeHidden();
});

test('[KEYB43] values are chosen and set with the focus, `input` and `change`', async ({ page }) => {
  const agent = await openControlled(
    page,
    '<select id=s><option>a<option>b</select><input id=d type=date><input id=c type=color>',
  );
  expect(await agent.at('s', { do: 'choose', options: [1] })).toBe(null);
  expect(await agent.at('d', { do: 'set', value: '2026-02-28' })).toBe(null);
  expect(await agent.at('c', { do: 'set', value: '#00ff00' })).toBe(null);
  expect(typesOf(await agent.heard())).toEqual(
    'focus s,focusin s,input s,change s,blur s,focusout s,focus d,focusin d,input d,change d,blur d,focusout d,focus c,focusin c,input c,change c'.split(
      ',',
    ),
  );
});

test('[KEYB22] controlled fields of React take what is typed, chosen and set', async ({ page }) => {
  const agent = await openControlled(page, '<div id=root></div>');
  await page.addScriptTag({ content: await bundlePage('reactPage.ts') });
  await page.locator('#text').focus();
  await agent.press(
    'a',
    'x',
    'b',
    'ArrowLeft',
    'c',
    'Backspace',
    'd',
    'Tab',
    'e',
    'Enter',
    'f',
    'Tab',
    'ArrowDown',
  );
  await agent.press('Tab', 'ArrowRight', 'Tab', 'Space');
  // React writes the field anew when it makes something else of it: the caret goes to the end, for people too.
  const state = page.locator('#state');
  await expect(state).toHaveText(JSON.stringify(['ACD', 'e\nf', 'b', '51', true]));
  await agent.at('select', { do: 'choose', options: [2] });
  await agent.at('range', { do: 'set', value: '20' });
  await expect(state).toHaveText(JSON.stringify(['ACD', 'e\nf', 'c', '20', true]));
  await expect(page.locator('#text')).toHaveValue('ACD');
});
