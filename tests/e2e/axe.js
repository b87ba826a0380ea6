// Looks at a place of the page: with axe, and whether anything stands out over the edge.
// Answers with what is wrong; `arguments`: the id of the place, and the rules to judge by, or null for all.

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

const id = arguments[0];
location.hash = id;
for (let n = 0; places().join() !== id; n++) {
  if (n > 300) throw new Error(`the place ${id} does not come`);
  await frame();
}
all('main > section[data-here] details').forEach((details) => { details.open = true; });
// What moves comes to rest: a colour on its way is no colour to judge.
await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
const putBack = setAside(all('main > section').filter((section) => !seen(section)));
const { violations } = await axe.run(document, OPTIONS);
for (const { id: rule, nodes: found } of violations) {
  const nodes = [];
  for (const node of found) {
    if (!(await isOnlyCovered(rule, node))) nodes.push(node);
  }
  faults.push(...nodes.map((node) => `${id}: ${rule}: ${node.target}: ${squash(node.failureSummary)}`));
}
putBack();
const { scrollWidth } = document.documentElement;
if (scrollWidth > innerWidth) {
  const wide = all('body *').filter((element) => seen(element) && element.getBoundingClientRect().right > innerWidth);
  faults.push(`${id}: ${scrollWidth} px wide: ${wide.map((element) => element.outerHTML.slice(0, 80)).slice(0, 3)}`);
}
return faults;
