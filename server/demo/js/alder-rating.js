// Five stars. One constructed style sheet serves every rating on the page.

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; }
  .stars { display: flex; align-items: center; margin-left: -0.3rem; }
  button { padding: 0.3rem; border: 0; background: none; color: #b9c9c1; line-height: 0; cursor: pointer; transition: transform 0.15s; }
  button:hover { transform: scale(1.15); }
  button:focus-visible { outline: 3px solid #0e352d; border-radius: 6px; }
  button.is-on { color: #e0a800; }
  output { margin-left: 0.5rem; color: #4b5f57; font-size: 0.9375rem; }
`);

const STAR =
  '<svg width="22" height="22" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path d="M12 1.8l3.1 6.5 7.1 1-5.2 5 1.3 7.1-6.3-3.4-6.3 3.4 1.3-7.1-5.2-5 7.1-1z"/></svg>';

class AlderRating extends HTMLElement {
  static observedAttributes = ['value'];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = '<div class="stars" role="group"></div>';
    const stars = root.firstElementChild;
    for (let number = 1; number <= 5; number += 1) {
      const button = document.createElement('button');
      button.type = 'button';
      button.innerHTML = STAR;
      button.setAttribute('aria-label', number === 1 ? '1 star' : `${number} stars`);
      button.addEventListener('click', () => {
        this.setAttribute('value', String(number));
        this.dispatchEvent(new CustomEvent('rate', { detail: number, bubbles: true }));
      });
      stars.append(button);
    }
    stars.append(document.createElement('output'));
  }

  connectedCallback() {
    this.shadowRoot.firstElementChild.setAttribute('aria-label', this.getAttribute('label') ?? 'Rating');
    this.#show();
  }

  attributeChangedCallback() {
    this.#show();
  }

  #show() {
    const value = Number(this.getAttribute('value')) || 0;
    this.shadowRoot.querySelectorAll('button').forEach((button, index) => {
      button.classList.toggle('is-on', index < value);
      button.setAttribute('aria-pressed', String(index + 1 === value));
    });
    this.shadowRoot.querySelector('output').textContent = value ? `${value} of 5` : 'Not rated yet';
  }
}

customElements.define('alder-rating', AlderRating);
