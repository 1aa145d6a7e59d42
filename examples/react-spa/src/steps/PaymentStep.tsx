import { useState } from 'react';
import { RouteLink } from '../RouteLink';

/** Without co-browsing: see App. */
export function PaymentStep() {
  const [card, setCard] = useState('');
  return (
    <>
      <h1>Payment</h1>
      <p className="lead">
        On this page nobody looks on. If you are with an adviser, they see you again when you go back.
      </p>
      <div className="fields">
        <label>
          Card number
          <input
            inputMode="numeric"
            autoComplete="cc-number"
            value={card}
            onChange={event => setCard(event.target.value.replace(/\D/g, ''))}
          />
        </label>
      </div>
      <RouteLink to="/price" className="next">
        Back to your price
      </RouteLink>
    </>
  );
}
