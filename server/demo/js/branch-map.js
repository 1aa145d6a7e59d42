// Inside the frame: pins and list choose the same branch, the search field filters both.

const BRANCHES = {
  alderbrook: ['Alderbrook', 'WV3 2DR', '7 Mill Street', 'Counter, cash machine', 'Stairs, ramp at the back'],
  'harrow-quay': ['Harrow Quay', 'WV1 4AF', '12 Quayside', 'Counter, cash machine, safe boxes', 'Step-free'],
  larkfield: ['Larkfield', 'WV6 1HT', '31 Market Row', 'Counter, cash machine', 'Step-free'],
  millrace: ['Millrace', 'WV2 8LN', '2 Weir Lane', 'Counter, coin machine', 'Step-free'],
  northgate: ['Northgate', 'WV4 5BX', '88 North Road', 'Advice by appointment', 'Lift'],
  wrensford: ['Wrensford', 'WV5 3GE', '19 Bridge Street', 'Counter, cash machine', 'Step-free'],
};

const search = document.getElementById('search');
const results = document.getElementById('results');
const none = document.getElementById('none');
const title = document.getElementById('details-title');
const details = document.getElementById('details-list');
const pins = [...document.querySelectorAll('.pin')];
const buttons = new Map();

function choose(id) {
  const [name, postcode, street, services, access] = BRANCHES[id];
  title.textContent = name;
  details.replaceChildren(
    ...[
      ['Address', `${street}, ${postcode}`],
      ['Services', services],
      ['Access', access],
    ].map(([label, value]) => {
      const item = document.createElement('li');
      const strong = document.createElement('strong');
      strong.textContent = label;
      item.append(strong, ' ', value);
      return item;
    }),
  );
  for (const pin of pins) pin.setAttribute('aria-pressed', String(pin.dataset.branch === id));
  for (const [key, button] of buttons) button.setAttribute('aria-pressed', String(key === id));
}

for (const [id, [name, postcode]] of Object.entries(BRANCHES)) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  const code = document.createElement('span');
  button.type = 'button';
  code.textContent = postcode;
  button.append(name, ' ', code);
  button.addEventListener('click', () => choose(id));
  buttons.set(id, button);
  item.append(button);
  results.append(item);
}

for (const pin of pins) {
  // Without this script a pin does nothing, so it is this script that makes it a button.
  pin.setAttribute('role', 'button');
  pin.setAttribute('tabindex', '0');
  pin.setAttribute('aria-label', `Map pin: ${BRANCHES[pin.dataset.branch][0]}`);
  pin.addEventListener('click', () => choose(pin.dataset.branch));
  // A <g> has not the keys of a button either.
  pin.addEventListener('keydown', event => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose(pin.dataset.branch);
  });
}

search.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase();
  let found = 0;
  for (const pin of pins) {
    const matches = BRANCHES[pin.dataset.branch].join(' ').toLowerCase().includes(wanted);
    buttons.get(pin.dataset.branch).parentElement.hidden = !matches;
    pin.style.display = matches ? '' : 'none';
    if (matches) found += 1;
  }
  none.hidden = found > 0;
});

choose('harrow-quay');
