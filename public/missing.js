// On the page for what is missing, which does not know how deep below the site it is shown. No reference of it would be right
// everywhere, so this script stands in the page itself, behind `mended.js`.

const right = mended(location.pathname, location.search);
// Behind an origin, whatever the path says.
if (right !== undefined) location.replace(location.origin + right);
else showDoor();

/** The nearest folder above that has a file of ours is the site's root. */
async function showDoor() {
  const door = /** @type {HTMLAnchorElement} */ (document.querySelector('#door a'));
  for (let folder = new URL('./', location.href); ; folder = new URL('../', folder)) {
    const file = await fetch(new URL('handover-guide.js', folder), { method: 'HEAD' }).catch(() => undefined);
    if (file?.ok && file.headers.get('content-type')?.includes('javascript')) {
      door.href = folder.href;
      for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('#door, #near'))) {
        part.hidden = part.id === 'near';
      }
      return;
    }
    if (folder.pathname === '/') return;
  }
}
