// Where the nodes lie: forces push them apart and pull those together that have relationships. Begins settled as far as half a second
// allows; what is left of the way is shown.

const patience = 600;  // Milliseconds before the first picture.

// Of several relationships between two nodes each takes a curve of its own.
function bend() {
  const between = new Map();
  for (const edge of edges) {
    const [low, high] = edge.start < edge.end ? [edge.start, edge.end] : [edge.end, edge.start];
    const key = low * nodes.length + high;
    if (!between.has(key)) between.set(key, []);
    between.get(key).push(edge);
  }
  for (const group of between.values()) {
    group.forEach((edge, i) => {
      const side = edge.start <= edge.end ? 1 : -1;
      edge.loop = edge.source === edge.target ? i + 1 : 0;
      edge.bend = side * (i - (group.length - 1) / 2) * 44;
    });
  }
}

// A large graph is packed closer. Screens are wider than high, and so is the picture.
const many = nodes.length > 800;
const simulation = d3.forceSimulation(nodes)
  .force("links", d3.forceLink(edges.map((edge) => ({ source: edge.start, target: edge.end })))
    .distance((link) => (nodes.length < 80 ? 84 : 46) + link.source.radius + link.target.radius + (many ? 0 : 2 * Math.min(20, Math.min(link.source.edges.length, link.target.edges.length)))))
  .force("push", d3.forceManyBody().strength((node) => (many ? -60 : -260) - 6 * node.radius).distanceMax(many ? 600 : 1400))
  .force("apart", d3.forceCollide((node) => node.radius + (many ? 4 : 15)).strength(0.8))
  .force("x", d3.forceX().strength(many ? 0.05 : 0.055))
  .force("y", d3.forceY().strength(many ? 0.06 : 0.085))
  .stop();

function settle() {
  const end = performance.now() + patience;
  while (simulation.alpha() > simulation.alphaMin() && performance.now() < end) simulation.tick();
}
