import type { Quote } from '../quote';
import { RouteLink } from '../RouteLink';
import type { StepProps } from './stepProps';

const KINDS: Record<Quote['kind'], string> = { flat: 'Flat', house: 'House', boat: 'Houseboat' };

export function HomeStep({ quote, change }: StepProps) {
  return (
    <>
      <h1>Tell us about your home</h1>
      <p className="lead">Three short pages, no phone call afterwards. Unless you want one.</p>
      <div className="fields">
        <label>
          Your name
          <input
            value={quote.name}
            autoComplete="name"
            onChange={event => change({ name: event.target.value })}
          />
        </label>
        <label>
          Postcode
          <input
            value={quote.postcode}
            autoComplete="postal-code"
            onChange={event => change({ postcode: event.target.value.toUpperCase() })}
          />
        </label>
        <fieldset>
          <legend>What kind of home?</legend>
          {(Object.keys(KINDS) as Quote['kind'][]).map(kind => (
            <label key={kind} className="choice">
              <input
                type="radio"
                name="kind"
                checked={quote.kind === kind}
                onChange={() => change({ kind })}
              />
              {KINDS[kind]}
            </label>
          ))}
        </fieldset>
        <label>
          Rooms
          <select value={quote.rooms} onChange={event => change({ rooms: Number(event.target.value) })}>
            {[1, 2, 3, 4, 5, 6].map(count => (
              <option key={count}>{count}</option>
            ))}
          </select>
        </label>
      </div>
      <RouteLink to="/cover" className="next">
        Next: your cover
      </RouteLink>
    </>
  );
}
