// Where the world lies on the screen: a point (x, y) of the world is at (x * scale + left, y * scale + top).

const canvas = document.getElementById("canvas");
const camera = { scale: 1, left: 0, top: 0, width: 0, height: 0 };
const smallestScale = 0.02;
const largestScale = 8;

const toScreen = (x, y) => [x * camera.scale + camera.left, y * camera.scale + camera.top];
const toWorld = (x, y) => [(x - camera.left) / camera.scale, (y - camera.top) / camera.scale];

// The part of the canvas that no card covers.
function freeArea() {
  const narrow = camera.width <= 820;
  const left = narrow ? 0 : document.getElementById("legend").offsetWidth + 14;
  const right = narrow ? 0 : 394;
  const bottom = narrow ? camera.height * 0.42 : 0;
  return { left, top: 64, width: camera.width - left - right, height: camera.height - bottom - 64 };
}

function resize() {
  const ratio = window.devicePixelRatio || 1;
  camera.width = canvas.clientWidth;
  camera.height = canvas.clientHeight;
  canvas.width = Math.round(camera.width * ratio);
  canvas.height = Math.round(camera.height * ratio);
}

function zoomBy(factor, x, y) {
  const scale = Math.min(largestScale, Math.max(smallestScale, camera.scale * factor));
  camera.left = x - (x - camera.left) * (scale / camera.scale);
  camera.top = y - (y - camera.top) * (scale / camera.scale);
  camera.scale = scale;
  redraw();
}

function zoomAtCentre(factor) {
  const area = freeArea();
  zoomBy(factor, area.left + area.width / 2, area.top + area.height / 2);
}

function centreOn(x, y) {
  const area = freeArea();
  camera.left = area.left + area.width / 2 - x * camera.scale;
  camera.top = area.top + area.height / 2 - y * camera.scale;
  redraw();
}

function fit(shown = nodes.filter(isShown)) {
  if (shown.length === 0) return;
  const margin = 34;
  const xs = shown.map((node) => node.x);
  const ys = shown.map((node) => node.y);
  const low = [xs.reduce((a, b) => Math.min(a, b)) - margin, ys.reduce((a, b) => Math.min(a, b)) - margin];
  const high = [xs.reduce((a, b) => Math.max(a, b)) + margin, ys.reduce((a, b) => Math.max(a, b)) + margin];
  const area = freeArea();
  camera.scale = Math.min(1.8, Math.max(smallestScale, Math.min(area.width / (high[0] - low[0]), area.height / (high[1] - low[1]))));
  centreOn((low[0] + high[0]) / 2, (low[1] + high[1]) / 2);
}
