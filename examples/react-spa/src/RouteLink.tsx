import type { MouseEvent, ReactNode } from 'react';
import { goTo, useRoute } from './useRoute';

/** A real link, so that opening it in a new tab works; a plain click stays on the page. */
export function RouteLink(props: { to: string; className?: string; children: ReactNode }) {
  const here = useRoute() === props.to;
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(props.to);
  };
  return (
    <a href={props.to} className={props.className} aria-current={here ? 'page' : undefined} onClick={follow}>
      {props.children}
    </a>
  );
}
