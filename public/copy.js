// In every page: one that was saved as a file remembers nothing, and says so in each place. Browsers fetch no script for a file, so this one
// stands in the page itself, in the oldest JavaScript there is (ES5).

(function () {
  var page = document.documentElement;
  // As it was built, a page is `loading` here. A page that was saved while it was open is in the state it was saved in.
  if (/^http/.test(location.protocol) && page.getAttribute('data-app') === 'loading') return;
  page.setAttribute('data-app', 'failed');
  var line = document.getElementById('copy');
  if (!line) return;
  line.hidden = false;
  line.removeAttribute('id');
  // A link leads past what stands above a place.
  var titles = document.querySelectorAll('.place > h1');
  for (var n = 0; n < titles.length; n += 1) titles[n].insertAdjacentElement('afterend', /** @type {Element} */ (line.cloneNode(true)));
  if (titles.length && line.parentNode) line.parentNode.removeChild(line);
})();
