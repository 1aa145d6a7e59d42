import { priceOf, type Quote } from '../quote';
import { RouteLink } from '../RouteLink';

export function PriceStep({ quote }: { quote: Quote }) {
  return (
    <>
      <h1>{quote.name ? `Your price, ${quote.name}` : 'Your price'}</h1>
      <p className="price">
        £{priceOf(quote).toFixed(2)} <span>a month</span>
      </p>
      <dl>
        <dt>Home</dt>
        <dd>
          {quote.kind}, {quote.rooms} rooms, {quote.postcode || 'postcode missing'}
        </dd>
        <dt>Contents</dt>
        <dd>£{quote.contents.toLocaleString('en-GB')}</dd>
        <dt>Bicycles</dt>
        <dd>{quote.bicycles ? 'covered' : 'not covered'}</dd>
        <dt>You pay the first</dt>
        <dd>£{quote.excess}</dd>
      </dl>
      <RouteLink to="/payment" className="next">
        Next: payment
      </RouteLink>
    </>
  );
}
