// What the page shows: the data that the prompt put in, the words around it, and the state that clicks and keys change.

const data = JSON.parse(document.getElementById("data").textContent);

const words = {
  en: {
    search: "Search names  ( / )", other: "中文", otherLabel: "中文", theme: "Light or dark", closer: "Zoom in", farther: "Zoom out",
    fit: "Show everything", close: "Close", properties: "Properties", relationships: "Relationships", sources: "Sources", answer: "Answer",
    from: "From", to: "To", noLabel: "no label", nodes: "nodes", edges: "relationships", notFound: "Not found in the graph",
    capped: "There is more evidence than was listed.", none: "Nothing found",
    empty: "This result holds no nodes and no relationships, so there is nothing to draw.",
    nodesLeftOut: "nodes more are not drawn.", edgesLeftOut: "relationships more are not drawn.", rowsLeftOut: "rows more are not listed.",
    hint: "Click a node or a relationship for its details and sources. Drag to move, scroll to zoom.",
    rowHint: "A row shows what it rests on.", canvas: "The result as a graph. Arrow keys go from node to node, plus and minus zoom.",
    hide: "Show or hide",
    // Instead of those above, of a count of one.
    one: {
      nodes: "node", edges: "relationship", nodesLeftOut: "node more is not drawn.", edgesLeftOut: "relationship more is not drawn.",
      rowsLeftOut: "row more is not listed.",
    },
  },
  zh: {
    search: "搜索名称（按 / 键）", other: "EN", otherLabel: "English", theme: "浅色或深色", closer: "放大", farther: "缩小", fit: "显示全部",
    close: "关闭", properties: "属性", relationships: "关系", sources: "出处", answer: "答案", from: "起点", to: "终点", noLabel: "无标签",
    nodes: "个节点", edges: "条关系", notFound: "图中未找到", capped: "还有未列出的依据。", none: "没有找到",
    empty: "结果中没有节点和关系，无图可画。", nodesLeftOut: "个节点未画出。", edgesLeftOut: "条关系未画出。", rowsLeftOut: "行未列出。",
    hint: "点击节点或关系查看详情与出处；拖动可移动，滚轮可缩放。", rowHint: "点击一行，查看它依据的事实。",
    canvas: "以图呈现的结果。方向键在节点间移动，加减号缩放。", hide: "显示或隐藏",
  },
};

const palette = ["#4f7df3", "#f08c2e", "#2fa36b", "#e0526b", "#9160d8", "#18a5b8", "#d156a8", "#93a224", "#a8744a", "#6c7fd8", "#5f9e8f", "#8d949e"];

const state = {
  language: "en",
  selected: null,  // A node or an edge.
  hovered: null,   // The same, under the pointer.
  row: null,       // A row of the answer, which highlights what it rests on.
  kind: null,      // The kind under the pointer in the legend.
  hidden: new Set(),
};

const nodes = data.nodes.map((node, index) => ({ ...node, index, isNode: true, edges: [], title: node.name }));
const edges = data.relationships.map((edge, index) => ({ ...edge, index, isNode: false, source: nodes[edge.start], target: nodes[edge.end] }));
for (const edge of edges) {
  edge.source.edges.push(edge);
  if (edge.target !== edge.source) edge.target.edges.push(edge);
}
for (const node of nodes) node.radius = Math.min(26, 7 + 2.1 * Math.sqrt(node.edges.length));

const t = (key) => words[state.language][key];
const counted = (count, key) => `${text(count)} ${(count === 1 && words[state.language].one?.[key]) || t(key)}`;
const colour = (node) => palette[Math.min(node.kind, palette.length - 1)];
const labelWord = (label) => (label === "" ? t("noLabel") : (state.language === "zh" && data.labels[label]) || label);
const typeWord = (type) => (state.language === "zh" && data.types[type]) || type;
const isShown = (node) => !state.hidden.has(node.kind);
const isEdgeShown = (edge) => isShown(edge.source) && isShown(edge.target);
const otherEnd = (edge, node) => (edge.source === node ? edge.target : edge.source);

// A text in two languages is two properties, `name` and `nameZh`.
const chinese = (key) => key + "Zh";
const isChinese = (properties, key) => key.endsWith("Zh") && key.slice(0, -2) in properties;

// The property that a node is called by.
function titleKey(node) {
  return Object.keys(node.properties).find((key) => node.properties[key] === node.name);
}

function titles(node) {
  const key = titleKey(node);
  const other = key && node.properties[chinese(key)];
  return { en: node.name, zh: typeof other === "string" && other !== "" ? other : node.name };
}

// The properties in the present language: of two that say the same the one that fits.
function spoken(properties) {
  const found = [];
  for (const [key, content] of Object.entries(properties)) {
    if (isChinese(properties, key)) continue;
    const other = properties[chinese(key)];
    found.push([key, state.language === "zh" && other !== undefined && other !== null ? other : content]);
  }
  return found;
}

function text(content) {
  if (content === null) return "null";
  if (Array.isArray(content)) return content.map(text).join(state.language === "zh" ? "、" : ", ");
  if (typeof content === "number") return Math.abs(content) < 10000 ? String(content) : content.toLocaleString("en-US", { maximumFractionDigits: 20 });
  if (typeof content === "object") return Object.entries(content).map(([key, field]) => `${key}: ${text(field)}`).join("\n");
  return String(content);
}

const folded = (content) => content.normalize("NFKC").toLowerCase();

// All that a node can be found by: its names, and texts and lists of texts that are short enough to be names.
function namesOf(node) {
  const names = [node.name];
  for (const content of Object.values(node.properties)) {
    for (const each of Array.isArray(content) ? content : [content]) {
      if (typeof each === "string" && each.length <= 60 && !names.includes(each)) names.push(each);
    }
  }
  return names;
}

function retitle() {
  for (const node of nodes) node.title = titles(node)[state.language];
}

// The elements that stay bright while others fade, or null where all do.
function focus() {
  const element = state.hovered ?? state.selected;
  if (element) return element.isNode ? neighbourhood(element) : { nodes: new Set([element.source, element.target]), edges: new Set([element]) };
  if (state.kind !== null) return { nodes: new Set(nodes.filter((node) => node.kind === state.kind)), edges: new Set() };
  if (state.row === null) return null;
  const row = data.rows[state.row];
  return { nodes: new Set(row.nodes.map((index) => nodes[index])), edges: new Set(row.relationships.map((index) => edges[index])) };
}

function neighbourhood(node) {
  return { nodes: new Set([node, ...node.edges.map((edge) => otherEnd(edge, node))]), edges: new Set(node.edges) };
}
