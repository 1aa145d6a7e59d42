import { useCobrowse } from './useCobrowse';

/** The question, the toolbar and the notices are the built-in ones; the button is ours. */
export function HelpButton() {
  const { state, start } = useCobrowse(import.meta.env.VITE_COBROWSE_URL);
  switch (state.is) {
    case 'unknown':
      return null;
    case 'unsupported':
      return <p className="help">Call us on 01632 960 340: we fill it in together.</p>;
    case 'idle':
      return (
        <button type="button" className="help" onClick={start}>
          Fill it in with an adviser
        </button>
      );
    case 'live':
      return (
        <p className="help live" role="status">
          {state.joined ? 'Your adviser is with you' : 'Waiting for your adviser'}
        </p>
      );
  }
}
