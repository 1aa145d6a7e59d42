import { type ReactNode, useState } from 'react';
import { HelpButton } from './HelpButton';
import { EMPTY_QUOTE, type Quote } from './quote';
import { RouteLink } from './RouteLink';
import { CoverStep } from './steps/CoverStep';
import { HomeStep } from './steps/HomeStep';
import { PaymentStep } from './steps/PaymentStep';
import { PriceStep } from './steps/PriceStep';
import { useRoute } from './useRoute';

const STEPS = { '/': 'Your home', '/cover': 'Your cover', '/price': 'Your price', '/payment': 'Payment' };

export function App() {
  const route = useRoute();
  const [quote, setQuote] = useState<Quote>(EMPTY_QUOTE);
  const change = (part: Partial<Quote>) => setQuote(before => ({ ...before, ...part }));
  const pages: Record<string, ReactNode> = {
    '/cover': <CoverStep quote={quote} change={change} />,
    '/price': <PriceStep quote={quote} />,
    '/payment': <PaymentStep />,
  };
  return (
    <>
      <header>
        <RouteLink to="/" className="brand">
          Hearthside
        </RouteLink>
        {/* Co-browsing is unmounted where cards are typed in: nothing of that page is recorded. */}
        {route !== '/payment' && <HelpButton />}
      </header>
      <main>
        <nav aria-label="Steps">
          <ol>
            {Object.entries(STEPS).map(([path, name]) => (
              <li key={path}>
                <RouteLink to={path}>{name}</RouteLink>
              </li>
            ))}
          </ol>
        </nav>
        {pages[route] ?? <HomeStep quote={quote} change={change} />}
      </main>
    </>
  );
}
