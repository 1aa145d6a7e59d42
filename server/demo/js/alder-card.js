// A card with three slots. The style stands inside the shadow root, so the page's style sheets do not reach in.

const TEMPLATE = `
  <style>
    :host { display: block; height: 100%; }
    article { display: flex; flex-direction: column; gap: 0.6rem; box-sizing: border-box; height: 100%;
      padding: 1.35rem 1.5rem; border: 1px solid #d3ded8; border-radius: 14px; background: #fff; }
    article:hover { border-color: #17594a; }
    .text { color: #4b5f57; }
    footer { margin-top: auto; padding-top: 0.5rem; }
  </style>
  <article>
    <slot name="title"></slot>
    <div class="text"><slot></slot></div>
    <footer><slot name="footer"></slot></footer>
  </article>`;

class AlderCard extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = TEMPLATE;
  }
}

customElements.define('alder-card', AlderCard);
