// Drawing, and what lies under the pointer.

const pen = canvas.getContext("2d");
const font = getComputedStyle(document.body).fontFamily;
let paint = {};  // The theme's colours.
let isDrawn = false;

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "faint", "edge", "accent"]) paint[name] = style.getPropertyValue("--" + name).trim();
  redraw();
}

function redraw() {
  if (isDrawn) return;
  isDrawn = true;
  requestAnimationFrame(() => {
    isDrawn = false;
    draw();
  });
}

// The curve of an edge in the world: its ends at the rims of its nodes, and the point that bends it.
function curve(edge) {
  const { source, target } = edge;
  if (edge.loop) {
    const reach = source.radius + 16 + 13 * edge.loop;
    return { from: [source.x - source.radius * 0.6, source.y - source.radius * 0.8], by: [source.x, source.y - 2 * reach],
             to: [source.x + source.radius * 0.6, source.y - source.radius * 0.8] };
  }
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const bent = edge.bend * Math.min(1, length / 150);
  const by = [(source.x + target.x) / 2 - (dy / length) * bent, (source.y + target.y) / 2 + (dx / length) * bent];
  return { from: rim(source, by, 1), by, to: rim(target, by, 3) };
}

function rim(node, towards, gap) {
  const [dx, dy] = [towards[0] - node.x, towards[1] - node.y];
  const length = Math.hypot(dx, dy) || 1;
  return [node.x + (dx / length) * (node.radius + gap), node.y + (dy / length) * (node.radius + gap)];
}

const middle = ({ from, by, to }) => [(from[0] + 2 * by[0] + to[0]) / 4, (from[1] + 2 * by[1] + to[1]) / 4];

function isVisible(x, y, margin) {
  const [left, top] = toScreen(x, y);
  return left > -margin && top > -margin && left < camera.width + margin && top < camera.height + margin;
}

function draw() {
  const ratio = window.devicePixelRatio || 1;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.fillStyle = paint.paper;
  pen.fillRect(0, 0, camera.width, camera.height);
  const bright = focus();
  pen.setTransform(ratio * camera.scale, 0, 0, ratio * camera.scale, ratio * camera.left, ratio * camera.top);
  for (const edge of edges) if (isEdgeShown(edge) && !bright?.edges.has(edge)) drawEdge(edge, bright ? 0.13 : 0.75, false);
  if (bright) for (const edge of bright.edges) if (isEdgeShown(edge)) drawEdge(edge, 1, true);
  for (const node of nodes) if (isShown(node)) drawNode(node, bright && !bright.nodes.has(node) ? 0.16 : 1);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawLabels(bright);
  pen.globalAlpha = 1;
}

function drawEdge(edge, alpha, isBright) {
  const shape = curve(edge);
  pen.globalAlpha = alpha;
  pen.strokeStyle = pen.fillStyle = edge === state.selected || (isBright && edge === state.hovered) ? paint.accent : isBright ? paint.faint : paint.edge;
  pen.lineWidth = (isBright ? 2 : 1.2) / Math.min(1, Math.max(0.25, camera.scale));
  pen.beginPath();
  pen.moveTo(...shape.from);
  pen.quadraticCurveTo(...shape.by, ...shape.to);
  pen.stroke();
  if (camera.scale < 0.25) return;
  const angle = Math.atan2(shape.to[1] - shape.by[1], shape.to[0] - shape.by[0]);
  const size = isBright ? 9 : 7;
  pen.beginPath();
  pen.moveTo(...shape.to);
  for (const side of [2.7, -2.7]) pen.lineTo(shape.to[0] + size * Math.cos(angle + side), shape.to[1] + size * Math.sin(angle + side));
  pen.fill();
}

function drawNode(node, alpha) {
  if (!isVisible(node.x, node.y, 40 * camera.scale)) return;
  pen.globalAlpha = 1;
  pen.fillStyle = paint.paper;
  pen.beginPath();
  pen.arc(node.x, node.y, node.radius + 1.5, 0, 2 * Math.PI);
  pen.fill();
  pen.globalAlpha = alpha;
  pen.fillStyle = colour(node);
  pen.beginPath();
  pen.arc(node.x, node.y, node.radius, 0, 2 * Math.PI);
  pen.fill();
  if (node !== state.selected && node !== state.hovered) return;
  pen.strokeStyle = paint.accent;
  pen.lineWidth = 2.5 / Math.min(1, camera.scale);
  pen.beginPath();
  pen.arc(node.x, node.y, node.radius + 4, 0, 2 * Math.PI);
  pen.stroke();
}

// Names stand where they cover neither each other nor a node, those of the best connected nodes first: below their node, else above or beside it.
function drawLabels(bright) {
  const rank = (node) => (node === state.selected || node === state.hovered ? 1e9 : bright?.nodes.has(node) ? 1e6 : 0) + node.edges.length;
  const named = nodes.filter((node) => isShown(node) && (!bright || bright.nodes.has(node)) && isVisible(node.x, node.y, 20));
  named.sort((a, b) => rank(b) - rank(a));
  // Among very many nodes nothing but names keeps names apart: there is no room between the nodes.
  const taken = named.length <= mostNames ? named.map(disc) : [];
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const area = freeArea();
  for (const node of named.slice(0, mostNames)) drawName(node, taken, area);
  if (edges.length > 6000 && !bright) return;
  for (const edge of bright && bright.edges.size > 0 ? bright.edges : edges) if (isEdgeShown(edge) && (!bright || bright.edges.has(edge))) drawType(edge, taken);
}

const longestName = 26;
const mostNames = 600;

function disc(node) {
  const [x, y] = toScreen(node.x, node.y);
  const reach = node.radius * camera.scale;
  return [x - reach, y - reach, x + reach, y + reach];
}

// The middles of the places where a name of that width and height could stand, the best first.
function placesOf(node, width, height) {
  const [x, y] = toScreen(node.x, node.y);
  const reach = node.radius * camera.scale + 5;
  const aside = reach + width / 2;
  const [above, below] = [y - reach - height * 0.4, y + reach + height * 0.4];
  const bent = width / 3;
  return [[x, below], [x, above], [x + bent, below], [x - bent, below], [x + aside, y], [x - aside, y], [x + bent, above], [x - bent, above]];
}

function shortened(title) {
  const characters = [...title.replace(/\s+/g, " ")];
  const wide = characters.filter((c) => c > "\u2e80").length > characters.length / 2;
  const most = wide ? longestName / 2 : longestName;
  return characters.length > most ? characters.slice(0, most - 1).join("") + "…" : characters.join("");
}

function drawName(node, taken, area) {
  const isChosen = node === state.selected || node === state.hovered;
  const size = isChosen ? 14 : Math.min(15, 11 + node.radius / 9);
  pen.font = `${isChosen || node.edges.length > 12 ? 600 : 400} ${size}px ${font}`;
  const title = isChosen ? node.title : shortened(node.title);
  const width = node.textWidth?.[title + size] ?? pen.measureText(title).width;
  node.textWidth = { [title + size]: width };
  const places = placesOf(node, width, size * 1.25);
  const isClear = (x) => x - width / 2 > area.left && x + width / 2 < area.left + area.width;
  const free = places.find(([x, y]) => isClear(x) && claim(taken, [x - width / 2, y - size * 0.62, x + width / 2, y + size * 0.62]));
  if (free || isChosen) haloed(title, ...(free ?? places[0]), paint.ink, 1);
}

// The type in the middle of an edge, along it, if the edge is long enough.
function drawType(edge, taken) {
  const shape = curve(edge);
  const [x, y] = toScreen(...middle(shape));
  if (x < 0 || y < 0 || x > camera.width || y > camera.height) return;
  const isChosen = edge === state.selected || edge === state.hovered;
  const word = typeWord(edge.type);
  pen.font = `${isChosen ? 600 : 400} 10.5px ${font}`;
  const width = (edge.typeWidth ??= {})[word] ??= pen.measureText(word).width;
  const length = Math.hypot(shape.to[0] - shape.from[0], shape.to[1] - shape.from[1]) * camera.scale;
  if (!isChosen && !edge.loop && width + 26 > length) return;
  let angle = edge.loop ? 0 : Math.atan2(shape.to[1] - shape.from[1], shape.to[0] - shape.from[0]);
  if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
  const [half, high] = [(Math.abs(Math.cos(angle)) * width) / 2 + 3, (Math.abs(Math.sin(angle)) * width) / 2 + 7];
  if (!isChosen && !claim(taken, [x - half, y - high, x + half, y + high])) return;
  pen.save();
  pen.translate(x, y);
  pen.rotate(angle);
  haloed(word, 0, 0, isChosen ? paint.accent : paint.faint, 1);
  pen.restore();
}

function haloed(title, x, y, ink, alpha) {
  pen.globalAlpha = alpha * 0.9;
  pen.strokeStyle = paint.paper;
  pen.lineWidth = 4;
  pen.strokeText(title, x, y);
  pen.globalAlpha = alpha;
  pen.fillStyle = ink;
  pen.fillText(title, x, y);
}

// Whether the box covers none that is taken; it is taken then.
function claim(taken, box) {
  for (const each of taken) if (box[0] < each[2] && box[2] > each[0] && box[1] < each[3] && box[3] > each[1]) return false;
  taken.push(box);
  return true;
}

function nodeAt(x, y) {
  const slack = 4 / camera.scale;
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    const distance = Math.hypot(node.x - x, node.y - y) - node.radius - slack;
    if (distance < Math.min(0, least) && isShown(node)) [best, least] = [node, distance];
  }
  return best;
}

function edgeAt(x, y) {
  const reach = 6 / camera.scale;
  for (const edge of edges) {
    if (!isEdgeShown(edge)) continue;
    const { from, by, to } = curve(edge);
    if (x < Math.min(from[0], by[0], to[0]) - reach || x > Math.max(from[0], by[0], to[0]) + reach) continue;
    for (let i = 0, last = from; i <= 14; ++i) {
      const s = i / 14;
      const next = [0, 1].map((axis) => (1 - s) ** 2 * from[axis] + 2 * s * (1 - s) * by[axis] + s ** 2 * to[axis]);
      if (distanceToLine([x, y], last, next) < reach) return edge;
      last = next;
    }
  }
  return null;
}

function distanceToLine([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function elementAt(x, y) {
  const place = toWorld(x, y);
  return nodeAt(...place) ?? edgeAt(...place);
}
