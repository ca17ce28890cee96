// Pointer, keys and buttons, and the beginning.

const legend = document.getElementById("legend");
const button = (name) => document.getElementById(name);

function select(element, isSought = false) {
  state.selected = element;
  state.row = null;
  if (element && isSought) {
    const place = element.isNode ? element : { x: (element.source.x + element.target.x) / 2, y: (element.source.y + element.target.y) / 2 };
    centreOn(place.x, place.y);
  }
  showPanel();
  redraw();
}

function showLegend() {
  const counts = new Map();
  for (const node of nodes) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
  legend.replaceChildren(...data.kinds.map((label, kind) => {
    const entry = make("button", { type: "button", title: t("hide"), "aria-pressed": String(!state.hidden.has(kind)), onclick: () => toggleKind(kind) },
      dot(kind), labelWord(label), make("span", { class: "count" }, text(counts.get(kind) ?? 0)));
    entry.addEventListener("pointerenter", () => lightKind(kind));
    entry.addEventListener("pointerleave", () => lightKind(null));
    return entry;
  }));
}

function toggleKind(kind) {
  if (!state.hidden.delete(kind)) state.hidden.add(kind);
  if (state.selected && !(state.selected.isNode ? isShown(state.selected) : isEdgeShown(state.selected))) select(null);
  state.kind = null;
  showLegend();
  redraw();
}

function lightKind(kind) {
  state.kind = kind;
  redraw();
}

function speak(language) {
  state.language = language;
  document.documentElement.lang = language;
  document.title = `${data.question || data.query.slice(0, 80)} · Wafer`;
  retitle();
  field.placeholder = t("search");
  field.setAttribute("aria-label", t("search"));
  canvas.setAttribute("aria-label", t("canvas"));
  button("language").textContent = t("other");
  button("language").setAttribute("aria-label", t("otherLabel"));
  button("theme").textContent = "◐";
  for (const name of ["theme", "closer", "farther", "fit"]) {
    button(name).title = t(name);
    button(name).setAttribute("aria-label", t(name));
  }
  button("empty").textContent = t("empty");
  button("empty").hidden = nodes.length > 0;
  showLegend();
  showPanel();
  redraw();
}

function dress(theme) {
  document.documentElement.dataset.theme = theme;
  readTheme();
}

// The shown node nearest in a direction from the one selected: what lies straight ahead counts as nearer.
function stepTo(dx, dy) {
  const from = state.selected?.isNode ? state.selected : null;
  const shown = nodes.filter((node) => isShown(node) && node !== from);
  if (shown.length === 0) return;
  if (!from) return select(shown.reduce((a, b) => (b.edges.length > a.edges.length ? b : a)), true);
  let best = null;
  let least = Infinity;
  for (const node of shown) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 0 && ahead + 2 * aside < least) [best, least] = [node, ahead + 2 * aside];
  }
  if (best) select(best, true);
}

const pointers = new Map();
let dragged = null;     // The node that follows the pointer.
let isMoved = false;    // Whether the pointer went far enough to be no click.
let begin = [0, 0];

function pointerDown(event) {
  canvas.setPointerCapture(event.pointerId);
  canvas.focus({ preventScroll: true });
  pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
  begin = [event.offsetX, event.offsetY];
  isMoved = pointers.size > 1;
  dragged = pointers.size === 1 ? nodeAt(...toWorld(event.offsetX, event.offsetY)) : null;
}

function pointerMove(event) {
  const place = [event.offsetX, event.offsetY];
  const before = pointers.get(event.pointerId);
  if (!before) return hover(place);
  if (Math.hypot(place[0] - begin[0], place[1] - begin[1]) > 4) isMoved = true;
  if (!isMoved) return;
  if (pointers.size === 2) pinch(event.pointerId, before, place);
  else if (dragged) drag(place);
  else pan(place[0] - before[0], place[1] - before[1]);
  pointers.set(event.pointerId, place);
}

function hover(place) {
  const element = elementAt(...place);
  canvas.classList.toggle("pointing", element !== null);
  if (element === state.hovered) return;
  state.hovered = element;
  redraw();
}

function pan(dx, dy) {
  canvas.classList.add("grabbing");
  camera.left += dx;
  camera.top += dy;
  redraw();
}

function drag(place) {
  [dragged.fx, dragged.fy] = toWorld(...place);
  simulation.alphaTarget(0.12);
  move();
}

function pinch(id, before, place) {
  const [other] = [...pointers].filter(([each]) => each !== id).map(([, at]) => at);
  const factor = Math.hypot(place[0] - other[0], place[1] - other[1]) / (Math.hypot(before[0] - other[0], before[1] - other[1]) || 1);
  zoomBy(factor, other[0], other[1]);
}

function pointerUp(event) {
  if (!pointers.delete(event.pointerId)) return;
  canvas.classList.remove("grabbing");
  if (dragged) simulation.alphaTarget(0);
  if (!isMoved) select(elementAt(event.offsetX, event.offsetY));
  dragged = null;
}

let isMoving = false;

// Lets the forces work until they rest.
function move() {
  if (isMoving) return;
  isMoving = true;
  const frame = () => {
    simulation.tick();
    draw();
    isMoving = simulation.alpha() > simulation.alphaMin() || simulation.alphaTarget() > 0;
    if (isMoving) requestAnimationFrame(frame);
  };
  if (simulation.alpha() < 0.1) simulation.alpha(0.1);
  requestAnimationFrame(frame);
}

const keys = {
  ArrowLeft: () => stepTo(-1, 0), ArrowRight: () => stepTo(1, 0), ArrowUp: () => stepTo(0, -1), ArrowDown: () => stepTo(0, 1),
  "+": () => zoomAtCentre(1.25), "=": () => zoomAtCentre(1.25), "-": () => zoomAtCentre(0.8), 0: () => fit(), Enter: () => panel.focus(),
};

function keyDown(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === field) return;
  if (event.key === "/") field.focus();
  else if (event.key === "Escape") select(null);
  else if (event.target === canvas && keys[event.key]) keys[event.key]();
  else return;
  event.preventDefault();
}

canvas.addEventListener("pointerdown", pointerDown);
canvas.addEventListener("pointermove", pointerMove);
canvas.addEventListener("pointerup", pointerUp);
canvas.addEventListener("pointercancel", pointerUp);
canvas.addEventListener("pointerleave", () => hover([-1e6, -1e6]));
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoomBy(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), event.offsetX, event.offsetY);
}, { passive: false });
document.addEventListener("keydown", keyDown);
window.addEventListener("resize", () => {
  resize();
  redraw();
});
button("language").addEventListener("click", () => speak(state.language === "en" ? "zh" : "en"));
button("theme").addEventListener("click", () => dress(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
button("closer").addEventListener("click", () => zoomAtCentre(1.3));
button("farther").addEventListener("click", () => zoomAtCentre(1 / 1.3));
button("fit").addEventListener("click", () => fit());

document.body.classList.add("has-panel");
resize();
bend();
settle();
dress(window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
speak(data.language || (navigator.language.startsWith("zh") ? "zh" : "en"));
fit();
if (simulation.alpha() > simulation.alphaMin()) move();
