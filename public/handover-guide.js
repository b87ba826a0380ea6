// <handover-guide guide="dmss">: a guide in somebody else's page, in a frame as high as what it shows.
//
// A script for that page: it needs no module, and adds nothing global but the element. The frame is in a shadow tree, where no
// style of the page reaches it; styles that could harm the element itself are overridden with `!important`.

(() => {
  const HEIGHTS = [160, 30000]; // px; no message makes the page endless
  const THEME = ['accent', 'text', 'background', 'radius', 'font'];
  const ADDRESS = ['guide', 'place', ...THEME, 'site'];
  const FIRM = {
    display: 'block', 'box-sizing': 'border-box', width: '100%', 'min-width': '0', height: 'auto', 'min-height': '0',
    'max-height': 'none', padding: '0', border: '0', float: 'none', overflow: 'visible', 'aspect-ratio': 'auto',
  };
  const FRAME = { display: 'block', width: '100%', border: '0' };

  // There is no current script in a module. Where this was bundled with other scripts, the attribute `site` says where the
  // site is.
  const script = /** @type {HTMLScriptElement | null} */ (
    document.currentScript ?? document.querySelector('script[src*="handover-guide.js"]')
  );
  const beside = script?.src;

  /** @param {number} height */
  const clamped = (height) => Math.min(Math.max(height, HEIGHTS[0]), HEIGHTS[1]);

  /**
   * @param {HTMLElement} element
   * @param {Record<string, string>} values
   * @param {string} [priority]
   */
  const set = ({ style }, values, priority) => {
    for (const [name, value] of Object.entries(values)) style.setProperty(name, value, priority);
  };

  class HandoverGuide extends HTMLElement {
    static observedAttributes = [...ADDRESS, 'title'];

    /** @type {HTMLIFrameElement | undefined} */
    #frame;
    /** @type {AbortController | undefined} */
    #ended;

    connectedCallback() {
      set(this, FIRM, 'important');
      this.#frame ??= this.#makeFrame();
      this.#ended = new AbortController();
      addEventListener('message', (event) => this.#hear(event), { signal: this.#ended.signal });
      this.attributeChangedCallback();
    }

    disconnectedCallback() {
      this.#ended?.abort();
    }

    attributeChangedCallback() {
      if (!this.#frame) return;
      this.#frame.title = this.title || 'Sharing camera access, step by step';
      const address = this.#address().href;
      if (this.#frame.src !== address) this.#frame.src = address;
    }

    #makeFrame() {
      const frame = document.createElement('iframe');
      frame.loading = 'lazy';
      frame.allow = 'clipboard-write; web-share; screen-wake-lock';
      const height = clamped(Number(this.getAttribute('height')) || 600);
      set(frame, { ...FRAME, height: `${height}px` });
      this.attachShadow({ mode: 'open' }).append(frame);
      return frame;
    }

    #address() {
      const guide = this.getAttribute('guide') ?? '';
      const site = new URL(this.getAttribute('site') ?? '.', beside ?? location.href);
      const address = new URL(/^[a-z0-9-]+$/.test(guide) ? `${guide}/` : '', site);
      const given = THEME.filter((name) => this.getAttribute(name));
      const theme = given.map((name) => {
        const value = this.getAttribute(name) ?? '';
        return `&${name}=${encodeURIComponent(value.replace('#', ''))}`;
      });
      address.search = `?embed${theme.join('')}`;
      address.hash = this.getAttribute('place') ?? '';
      return address;
    }

    /**
     * Ignores other frames, and other sites that this one may have gone to by now.
     *
     * @param {MessageEvent} event
     */
    #hear({ source, origin, data }) {
      const frame = this.#frame;
      if (!frame?.contentWindow || source !== frame.contentWindow || origin !== new URL(frame.src).origin) return;
      if (data?.ns !== 'handover' || data.v !== 1) return;
      if (data.type === 'hello') frame.contentWindow.postMessage({ ns: 'handover', v: 1, type: 'welcome' }, origin);
      if (data.type === 'height' && data.height > 0) set(frame, { height: `${clamped(data.height)}px` });
      if (data.type === 'top' && this.getBoundingClientRect().top < 0) this.scrollIntoView({ behavior: 'instant' });
      if (data.type === 'step') this.#say('step', { place: data.id });
      if (data.type === 'done') this.#say('done');
    }

    /**
     * @param {'step' | 'done'} what
     * @param {object} [detail]
     */
    #say(what, detail) {
      this.dispatchEvent(new CustomEvent(`handover-${what}`, { bubbles: true, detail }));
    }
  }

  if (!customElements.get('handover-guide')) customElements.define('handover-guide', HandoverGuide);
})();
