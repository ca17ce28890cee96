// The card at the right: the answer's rows, or what is known of the element that was clicked. Text comes in as text, never as markup.

const panel = document.getElementById("panel");

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, content] of Object.entries(attributes)) {
    if (key === "onclick") element.addEventListener("click", content);
    else if (key === "background") element.style.background = content;
    else element.setAttribute(key, content);
  }
  element.append(...children);
  return element;
}

const dot = (kind) => make("span", { class: "dot", background: palette[Math.min(kind, palette.length - 1)] });
const section = (key, ...children) => (children.length > 0 ? [make("h2", {}, t(key)), ...children] : []);

function showPanel() {
  const children = state.selected === null ? overview() : state.selected.isNode ? nodeDetails(state.selected) : edgeDetails(state.selected);
  panel.replaceChildren(...children);
  panel.scrollTop = 0;
}

const closeButton = () => make("button", { class: "close", type: "button", "aria-label": t("close"), onclick: () => select(null) }, "×");

function nodeDetails(node) {
  const key = titleKey(node);
  const aliases = namesOf(node).filter((name) => isAlias(node, name));
  const properties = Object.fromEntries(Object.entries(node.properties).filter(([name]) => name !== key && name !== chinese(key) && name !== "aliases"));
  return [
    closeButton(),
    make("h1", {}, node.title),
    ...(aliases.length > 0 ? [make("p", { class: "also" }, aliases.join(" · "))] : []),
    make("div", {}, ...node.labels.map((label) => make("span", { class: "chip" }, ...(data.kinds.includes(label) ? [dot(data.kinds.indexOf(label))] : []), labelWord(label)))),
    ...section("sources", ...node.sources.map(sourceCard)),
    ...section("properties", ...propertyList(properties)),
    ...section("relationships", ...node.edges.map((edge) => step(edge, node))),
  ];
}

// Another name than the one shown: the title in the other language, or one of the aliases.
function isAlias(node, name) {
  if (name === node.title) return false;
  const { en, zh } = titles(node);
  return name === en || name === zh || (Array.isArray(node.properties.aliases) && node.properties.aliases.includes(name));
}

function propertyList(properties) {
  const found = spoken(properties);
  if (found.length === 0) return [];
  return [make("dl", {}, ...found.flatMap(([key, content]) => [make("dt", {}, key), make("dd", {}, text(content))]))];
}

function step(edge, node) {
  const other = otherEnd(edge, node);
  const type = make("span", { class: "type" }, edge.source === node ? `${typeWord(edge.type)} → ` : `← ${typeWord(edge.type)} · `);
  return make("button", { class: "step", type: "button", onclick: () => select(other, true) }, type, other.title);
}

function edgeDetails(edge) {
  const end = (key, node) => [make("h2", {}, t(key)), make("button", { class: "step", type: "button", onclick: () => select(node, true) }, dot(node.kind), " " + node.title)];
  return [
    closeButton(),
    make("h1", {}, typeWord(edge.type)),
    make("p", { class: "also" }, `${edge.source.title} → ${edge.target.title}`),
    ...section("sources", ...edge.sources.map(sourceCard)),
    ...section("properties", ...propertyList(edge.properties)),
    ...end("from", edge.source),
    ...end("to", edge.target),
  ];
}

// A source by its number or id, what it is within, and what it says.
function sourceCard(index) {
  const source = data.sources[index];
  const place = typeof source.number === "number" ? `¶ ${source.number}` : String(source.id);
  const within = (Array.isArray(source.within) ? source.within : []).map((each) => Object.fromEntries(spoken(each))).map((each) => each.name ?? each.title ?? each.id);
  const said = spoken(source).filter(([key]) => !["id", "number", "within", "fact"].includes(key));
  return make("div", { class: "source" },
    make("span", { class: "place", title: String(source.id) }, place),
    ...(within.length > 0 ? [make("span", { class: "within" }, within.join(" · "))] : []),
    ...said.map(([, content]) => make("p", {}, text(content))));
}

function overview() {
  const left = (count, key) => (count > 0 ? [make("p", { class: "remark" }, counted(count, key))] : []);
  return [
    ...(data.question ? [make("h1", {}, data.question)] : []),
    make("pre", {}, data.query),
    make("p", { class: "remark" }, `${counted(nodes.length, "nodes")} · ${counted(edges.length, "edges")}`),
    ...left(data.nodesLeftOut, "nodesLeftOut"),
    ...left(data.relationshipsLeftOut, "edgesLeftOut"),
    ...section("answer", ...answer()),
    ...left(data.rowsLeftOut, "rowsLeftOut"),
    ...section("sources", ...grounds().map(sourceCard)),
    make("p", { class: "remark" }, t("hint")),
  ];
}

const mostGrounds = 12;

// What the chosen row rests on, else all rows if that is not too much: sources of relationships first, since those are what was asked for.
function grounds() {
  const row = state.row === null ? null : data.rows[state.row];
  const elements = row ? [...row.relationships.map((i) => edges[i]), ...row.nodes.map((i) => nodes[i])] : [...edges, ...nodes];
  const found = [...new Set(elements.flatMap((element) => element.sources))];
  return row || found.length <= mostGrounds ? found.slice(0, mostGrounds) : [];
}

function answer() {
  const shown = data.columns.map((_, column) => column).filter((column) => data.columns[column] !== "evidence" || data.rows.some((row) => row.cells[column] !== ""));
  if (data.rows.length === 0 || shown.length === 0) return [];
  const head = make("tr", {}, ...shown.map((column) => make("th", {}, data.columns[column])));
  const rows = data.rows.map((row, index) => answerRow(row, index, shown));
  const remarks = [...new Set(data.rows.flatMap((row) => row.remarks))].map((each) => (each === "…" ? t("capped") : `${t("notFound")}: ${each}`));
  return [
    make("p", { class: "remark" }, t("rowHint")),
    make("div", { class: "rows" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows))),
    ...remarks.map((each) => make("p", { class: "remark" }, each)),
  ];
}

const longestCell = 160;

function answerRow(row, index, shown) {
  const cell = (content) => {
    if (content.node !== undefined) return nodes[content.node].title;
    if (content.relationship !== undefined) return typeWord(edges[content.relationship].type);
    return content.length > longestCell ? content.slice(0, longestCell) + "…" : content;
  };
  const element = make("tr", { tabindex: "0", "aria-selected": String(state.row === index), onclick: () => chooseRow(index) },
    ...shown.map((column) => make("td", {}, cell(row.cells[column]))));
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") chooseRow(index);
  });
  return element;
}

function chooseRow(index) {
  state.row = state.row === index ? null : index;
  showPanel();
  redraw();
}
