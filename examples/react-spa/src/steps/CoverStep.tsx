import { RouteLink } from '../RouteLink';
import type { StepProps } from './stepProps';

export function CoverStep({ quote, change }: StepProps) {
  return (
    <>
      <h1>What should be covered?</h1>
      <p className="lead">
        Walk through your rooms and guess. We ask for receipts only when something happens.
      </p>
      <div className="fields">
        <label>
          Contents: £{quote.contents.toLocaleString('en-GB')}
          <input
            type="range"
            min={5000}
            max={100_000}
            step={5000}
            value={quote.contents}
            onChange={event => change({ contents: Number(event.target.value) })}
          />
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={quote.bicycles}
            onChange={event => change({ bicycles: event.target.checked })}
          />
          Bicycles, also outside of the home
        </label>
        <label>
          You pay the first
          <select value={quote.excess} onChange={event => change({ excess: Number(event.target.value) })}>
            {[0, 250, 500].map(pounds => (
              <option key={pounds} value={pounds}>
                £{pounds}
              </option>
            ))}
          </select>
        </label>
      </div>
      <RouteLink to="/price" className="next">
        Next: your price
      </RouteLink>
    </>
  );
}
