import { createElement, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ReactHelp } from './reactHelp.js';

const server = new URLSearchParams(location.search).get('server') ?? '';
let mounted = 0;
const count = () => {
  mounted += 1;
  document.title = `mounted ${mounted} times`;
};

function App() {
  const [shown, setShown] = useState(true);
  const toggle = createElement('button', { type: 'button', onClick: () => setShown(!shown) }, 'Toggle help');
  return createElement('main', null, toggle, shown && createElement(ReactHelp, { server, onMounted: count }));
}

const place = document.getElementById('app');
// Strict Mode mounts everything twice: co-browse is created, stopped and created again.
if (place) createRoot(place).render(createElement(StrictMode, null, createElement(App)));
