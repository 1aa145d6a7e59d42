// A single-page app in small: routes, History API, one element whose content changes.

import { budgetView } from './planner-budget.js';
import { goalsView, goalView, overviewView } from './planner-goals.js';

const ROUTES = [
  [/^\/planner$/, overviewView],
  [/^\/planner\/goals$/, goalsView],
  [/^\/planner\/goals\/(\d+)$/, goalView],
  [/^\/planner\/budget$/, budgetView],
];

const container = document.getElementById('view');

function missingView() {
  const view = document.createElement('section');
  view.innerHTML = '<h1>We have no such page</h1><p><a href="/planner">Start again with your plan</a></p>';
  return view;
}

function render({ focus }) {
  const path = location.pathname.replace(/\/(index\.html)?$/, '');
  let view = null;
  for (const [pattern, make] of ROUTES) {
    const match = pattern.exec(path);
    if (match) view = make(...match.slice(1));
  }
  view ??= missingView();
  container.replaceChildren(view);

  const heading = view.querySelector('h1');
  document.title = `${heading.textContent} – Alder & Finch Bank`;
  for (const link of document.querySelectorAll('.planner__nav a')) {
    const here =
      link.pathname === path || (link.pathname !== '/planner' && path.startsWith(`${link.pathname}/`));
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  // After a route change a screen reader should begin at the new heading, as it would on a new page.
  if (focus) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

document.addEventListener('click', event => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target.closest?.('a[href^="/planner"]');
  if (!link || !plain || event.defaultPrevented) return;
  event.preventDefault();
  if (link.href !== location.href) history.pushState(null, '', link.href);
  render({ focus: true });
  scrollTo(0, 0);
});

addEventListener('popstate', () => render({ focus: true }));
render({ focus: false });
