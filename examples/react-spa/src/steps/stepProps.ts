import type { Quote } from '../quote';

export interface StepProps {
  quote: Quote;
  change(part: Partial<Quote>): void;
}
