// Finding nodes by any of their names, in any language. An empty search lists the best connected.

const field = document.getElementById("search");
const list = document.getElementById("hits");
const mostHits = 60;
let hits = [];
let chosen = 0;

const index = nodes.map((node) => ({ node, names: namesOf(node).map((name) => [name, folded(name)]) }));

// How well a name fits: whole, from its beginning, from the beginning of a word, within. Zero for not at all.
function fitness(name, wanted) {
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(" " + wanted)) return 2;
  return name.includes(wanted) ? 1 : 0;
}

function found(wanted) {
  const best = [];
  for (const { node, names } of index) {
    let most = 0;
    let by = "";
    for (const [name, lower] of names) {
      const fits = wanted === "" ? 1 : fitness(lower, wanted);
      if (fits > most) [most, by] = [fits, name];
    }
    if (most > 0) best.push({ node, by, most });
  }
  return best.sort((a, b) => b.most - a.most || b.node.edges.length - a.node.edges.length).slice(0, mostHits);
}

function showHits() {
  hits = found(folded(field.value.trim()));
  chosen = 0;
  list.replaceChildren(...hits.map((hit, position) => {
    const also = hit.by !== hit.node.title ? hit.by : labelWord(data.kinds[hit.node.kind]);
    const item = make("li", { role: "option", id: `hit${position}` }, dot(hit.node.kind), hit.node.title, make("span", { class: "also" }, also));
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(position);
    });
    return item;
  }));
  if (hits.length === 0) list.append(make("li", {}, t("none")));
  openHits(true);
  mark();
}

function openHits(open) {
  list.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  if (!open) field.removeAttribute("aria-activedescendant");
}

function mark() {
  [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === chosen && hits.length > 0)));
  if (hits.length === 0) return;
  field.setAttribute("aria-activedescendant", `hit${chosen}`);
  list.children[chosen].scrollIntoView({ block: "nearest" });
}

function take(position) {
  if (!hits[position]) return;
  openHits(false);
  state.hidden.delete(hits[position].node.kind);
  showLegend();
  if (camera.scale < 0.7) camera.scale = 0.7;
  select(hits[position].node, true);
  canvas.focus();
}

field.addEventListener("input", showHits);
field.addEventListener("focus", showHits);
field.addEventListener("blur", () => openHits(false));
field.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && hits.length > 0) {
    chosen = (chosen + steps[event.key] + hits.length) % hits.length;
    mark();
  } else if (event.key === "Enter") {
    take(chosen);
  } else if (event.key === "Escape") {
    field.value = "";
    canvas.focus();
  } else {
    return;
  }
  event.preventDefault();
});
