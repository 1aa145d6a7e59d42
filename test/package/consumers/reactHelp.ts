import { createCobrowse } from 'opencobrowse';
import { createElement, useEffect, useState } from 'react';

/** A start button and the number of the session; co-browse lives as long as this is mounted. */
export function ReactHelp({ server, onMounted }: { server: string; onMounted?: () => void }) {
  const [token, setToken] = useState('');
  useEffect(() => {
    onMounted?.();
    const cobrowse = createCobrowse({ url: server });
    cobrowse.onSessionStarted.add(session => setToken(session.token));
    return () => cobrowse.stop();
  }, [server, onMounted]);
  const start = createElement(
    'button',
    { type: 'button', className: 'gcb-startCobrowse' },
    'Share this page',
  );
  return createElement('section', null, start, createElement('output', null, token));
}
