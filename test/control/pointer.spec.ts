import { expect, test } from '@playwright/test';
import { runTwins, type Step } from './pointerTwins.js';

const click = (move: string, button: 0 | 1 | 2 = 0, by?: [number, number]): Step[] => [
  by ? { move, by } : { move },
  { down: button },
  { up: button },
];

const PAGE = `
<div id="outer" style="padding:5px"><div id="inner" style="width:100px;height:20px">text here</div></div>
<button id="b" type="button">button</button><button id="dis" type="button" disabled>disabled</button>
<input id="cb" type="checkbox"><label id="lab" for="cb"><span id="lspan">label</span></label>
<input id="t" value="hello world"><a id="a" href="#x">link</a>
<details id="det"><summary id="sum">summary</summary>x</details>
<div id="tab" tabindex="0"><span id="intab">in</span></div>
<input id="r1" type="radio" name="r" checked><input id="r2" type="radio" name="r">
<form><input id="ft" value="x"><button id="reset" type="reset">reset</button></form>`;

const SLIDER = `<div id="slider" style="width:200px;height:20px"></div><p id="p">below</p>
<script>
slider.onpointerdown = event => slider.setPointerCapture(event.pointerId);
slider.onpointermove = event => { if (slider.hasPointerCapture(event.pointerId)) p.textContent = event.clientX; };
</script>`;
const RANGE = '<input id="range" type="range" style="width:200px"><div id="box" style="height:50px"></div>';
const DROP = `<div id="item" draggable="true" style="width:100px;height:20px">item</div>
<div id="zone" style="width:100px;height:40px">zone</div><div id="no" style="width:100px;height:40px">no</div>
<script>
item.ondragstart = event => { event.dataTransfer.setData('text/plain', 'item'); event.dataTransfer.effectAllowed = 'move'; };
zone.ondragover = event => event.preventDefault();
zone.ondrop = event => { event.preventDefault(); zone.append(event.dataTransfer.getData('text/plain')); };
</script>`;
const SHADOW = `<div id="before">before</div><div id="host"><b id="slotted">slotted</b></div>
<script>
host.attachShadow({ mode: 'open' }).innerHTML = '<div id="in1">one</div><button id="in2">two</button><p id="in3"><slot id="slot"></slot></p>';
</script>`;
const FRAME = `<div id="before" style="height:30px">before</div><iframe id="frame" style="width:200px;height:80px"></iframe>
<script>
frame.contentDocument.write('<body style="margin:0"><button id="fb">in</button><input id="fi"><p id="fp">text</p>');
frame.contentDocument.close();
</script>`;

const SCENES: Record<string, { html?: string; steps: Step[] }> = {
  'a move': { steps: [{ move: '#inner' }, { move: '#b' }, { move: '#b', by: [2, 1] }, { move: '#outer' }] },
  'a click on a button': { steps: click('#b') },
  'a click on a text field, then on a text': { steps: [...click('#t'), ...click('#inner')] },
  'a double click': {
    steps: [...click('#inner', 0, [-30, 0]), { down: 0, count: 2 }, { up: 0, count: 2 }],
  },
  'four clicks': {
    steps: [
      ...click('#inner'),
      ...[2, 3, 4].flatMap((count): Step[] => [
        { down: 0, count },
        { up: 0, count },
      ]),
    ],
  },
  'a double click in a field': {
    steps: [...click('#t', 0, [-70, 0]), { down: 0, count: 2 }, { up: 0, count: 2 }],
  },
  'a right click': { steps: click('#inner', 2) },
  'a middle click': { steps: click('#inner', 1) },
  'a click on a disabled button': { steps: [...click('#t'), ...click('#dis')] },
  'a click on a checkbox': { steps: click('#cb') },
  'a click on a label': { steps: click('#lspan') },
  'a click on a link': { steps: click('#a') },
  'a click on a summary': { steps: click('#sum') },
  'a click in what takes the focus': { steps: click('#intab') },
  'a click on a radio button': { steps: click('#r2') },
  'a click on a reset button': { steps: click('#reset') },
  'a press and a release elsewhere': {
    steps: [{ move: '#b' }, { down: 0 }, { move: '#inner' }, { up: 0 }, { move: '#outer' }],
  },
  'two buttons at once': {
    steps: [{ move: '#inner' }, { down: 0 }, { down: 2 }, { up: 0 }, { up: 2 }],
  },
  'a pointer that is captured': {
    html: SLIDER,
    steps: [
      { move: '#slider' },
      { down: 0 },
      { move: '#slider', by: [30, 0] },
      { move: '#p' },
      { up: 0 },
      { move: '#p', by: [1, 0] },
    ],
  },
  'the thumb of a slider': {
    html: RANGE,
    steps: [
      { move: '#range' },
      { down: 0 },
      { move: '#range', by: [46, 0] },
      { move: '#box' },
      { up: 0 },
      { move: '#box', by: [3, 0] },
    ],
  },
  'a click on a slider': { html: RANGE, steps: click('#range', 0, [-46, 0]) },
  'something dragged and dropped': {
    html: DROP,
    steps: [
      { move: '#item' },
      { down: 0 },
      { move: '#item', by: [2, 0] },
      { move: '#item', by: [10, 0] },
      { move: '#no' },
      { move: '#zone' },
      { move: '#zone', by: [3, 0] },
      { up: 0 },
    ],
  },
  'something dragged and dropped where it may not be': {
    html: DROP,
    steps: [{ move: '#item' }, { down: 0 }, { move: '#item', by: [10, 0] }, { move: '#no' }, { up: 0 }],
  },
  'a way through a shadow tree': {
    html: SHADOW,
    steps: [
      { move: '#before' },
      { move: '#host >>> #in1' },
      ...click('#host >>> #in2'),
      ...click('#slotted'),
      { move: '#before' },
    ],
  },
  'a way into a frame and out of it': {
    html: FRAME,
    steps: [
      { move: '#before' },
      { move: '#frame >>> #fp' },
      ...click('#frame >>> #fb'),
      ...click('#frame >>> #fi'),
      { move: '#before' },
    ],
  },
  'a text selected by dragging': {
    steps: [{ move: '#inner', by: [-50, 0] }, { down: 0 }, { move: '#inner' }, { up: 0 }],
  },
  'a selection in a field by dragging': {
    steps: [{ move: '#t', by: [-75, 0] }, { down: 0 }, { move: '#t', by: [-30, 0] }, { up: 0 }],
  },
};

for (const [name, { html = PAGE, steps }] of Object.entries(SCENES))
  test(`[PTR1] ${name} is seen by the page as a person’s`, async ({ browser }) => {
    const { person, agent, state } = await runTwins(browser, html, steps);
    expect(person.length).toBeGreaterThan(4);
    expect(agent).toEqual(person);
    expect(state[1]).toEqual(state[0]);
  });
