// Looks at places of the page: with axe, and whether anything stands out over the edge.
// Answers with what is wrong; `arguments`: the ids of the places, and the rules to judge by, or null for all. By all rules
// each place is judged as it is shown, alone; by some, which are about one thing and not about the page, all at once.

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const OPTIONS = {
  runOnly: arguments[1] ? { type: 'rule', values: arguments[1] } : { type: 'tag', values: TAGS },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
// What is hidden is not judged, but axe walks through all of it: without it, axe is three times as quick.
function setAside(hidden) {
  const contents = hidden.map((section) => {
    const content = document.createDocumentFragment();
    content.append(...section.childNodes);
    return content;
  });
  return () => hidden.forEach((section, n) => section.append(contents[n]));
}

// What the bar at the foot happens to cover a part of is large enough if it is when it is scrolled to.
async function isOnlyCovered(rule, { target, failureSummary }) {
  if (rule !== 'target-size' || !failureSummary.includes('obscured')) return false;
  document.querySelector(target[0]).scrollIntoView({ block: 'center', behavior: 'instant' });
  const again = await axe.run(target[0], { runOnly: [rule], rules: OPTIONS.rules });
  return again.violations.length === 0;
}

const frame = () => new Promise(requestAnimationFrame);
const faults = [];

async function show(id) {
  location.hash = id;
  for (let n = 0; places().join() !== id; n++) {
    if (n > 300) throw new Error(`the place ${id} does not come`);
    await frame();
  }
  all('main > section[data-here] details').forEach((details) => { details.open = true; });
}

async function look(what) {
  // What moves comes to rest: a colour on its way is no colour to judge.
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  const putBack = setAside(all('main > section').filter((section) => !seen(section)));
  const { violations } = await axe.run(document, OPTIONS);
  for (const { id: rule, nodes: found } of violations) {
    for (const node of found) {
      if (await isOnlyCovered(rule, node)) continue;
      const place = document.querySelector(node.target[0])?.closest('main > section')?.id ?? what;
      faults.push(`${place}: ${rule}: ${node.target}: ${squash(node.failureSummary)}`);
    }
  }
  putBack();
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) {
    const wide = all('body *').filter((element) => seen(element) && element.getBoundingClientRect().right > innerWidth);
    faults.push(`${what}: ${scrollWidth} px wide: ${wide.map((element) => element.outerHTML.slice(0, 80)).slice(0, 3)}`);
  }
}

const ids = arguments[0];
if (arguments[1] && ids.length > 1) {
  // Each is come to once, so that the app has made it; then all are shown, one below the other and none under a bar.
  for (const id of ids) await show(id);
  const everything = new CSSStyleSheet();
  const shown = ids.map((id) => `#${CSS.escape(id)}`).join();
  everything.replaceSync(`
    main { display: block !important; }
    ${shown} { display: flex !important; }
    .onward { position: static !important; }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, everything];
  await look('all at once');
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== everything);
} else {
  for (const id of ids) {
    await show(id);
    await look(id);
  }
}
return faults;
