// compare.mjs WAFER_BENCH SCALE DATA SECONDS: a table of milliseconds, ours first. A peer's time is the median of five runs after one that
// does not count, of fewer if one takes long. Answers that differ are marked: `≠`.
import { fork, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, tests, trails } from './tests.mjs';

const [program, scale, data, seconds] = process.argv.slice(2);
const folder = path.dirname(fileURLToPath(import.meta.url));
const peers = { kuzu: 'Kuzu', duckdb: 'DuckDB', grafeo: 'Grafeo' };
const median = times => times.sort((a, b) => a - b)[times.length >> 1];

function start(peer) {
  const work = path.join(folder, 'work', peer);
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  return fork(path.join(folder, 'engine.mjs'), [peer, data, work], { execArgv: ['--max-old-space-size=8000'] });
}

/// The reply; `{}` with an error after the time is over or the process has ended, which is then killed.
function ask(child, request, limit) {
  return new Promise(resolve => {
    const done = reply => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(reply);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      done({ error: `> ${limit} s`, ended: true });
    }, limit * 1000);
    child.on('message', done);
    child.on('exit', () => done({ error: 'ended', ended: true }));
    child.send(request);
  });
}

async function measured(child, test) {
  const times = [];
  let reply = await ask(child, test, seconds);
  if (reply.error || reply.answer === undefined) return reply;
  const runs = reply.milliseconds > 5000 ? 1 : 5;
  for (let run = 0; run < runs; ++run) {
    reply = await ask(child, test, seconds);
    if (reply.error) return reply;
    times.push(reply.milliseconds);
  }
  return { milliseconds: median(times), answer: reply.answer };
}

async function measuredPeer(peer) {
  const results = {};
  let child = start(peer);
  results[load] = await ask(child, 'load', 600);
  if (results[load].error) return results;
  for (const test of tests) {
    console.error(`${peer}: ${test}`);
    results[test] = await measured(child, test);
    if (!results[test].ended) continue;
    child = start(peer);
    await ask(child, 'load', 600);
  }
  child.kill();
  return results;
}

function measuredWafer() {
  const run = spawnSync(program, ['--data', scale, '--json', '--only', 'patterns,walks,groups,loading'], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr || 'wafer-bench has wrong answers');
  const lines = run.stdout.trim().split('\n').map(line => JSON.parse(line));
  return Object.fromEntries(lines.map(line => [line.name, { milliseconds: line.ours, answer: line.note }]));
}

const number = milliseconds => milliseconds.toFixed(milliseconds >= 100 ? 0 : milliseconds >= 1 ? 1 : 3);

/// A trail may go there and back where friendships are stored in both directions, so that peers find more.
function cell(result, ours, test) {
  if (!result) return '–';
  if (result.error) return result.error;
  if (result.milliseconds === undefined || (result.answer === undefined && test !== load)) return '–';
  const comparable = test !== trails && test !== load && /^\d+$/.test(ours?.answer ?? '');
  return number(result.milliseconds) + (comparable && result.answer !== ours.answer ? ' ≠' : '');
}

const wafer = measuredWafer();
const others = {};
for (const peer of Object.keys(peers)) others[peer] = await measuredPeer(peer);
console.log(`| ms, ${scale} | Wafer | ${Object.values(peers).join(' | ')} | best peer ÷ Wafer |`);
console.log('| --- ' + '| ---: '.repeat(Object.keys(peers).length + 2) + '|');
for (const test of [...tests, load]) {
  const times = Object.values(others).map(each => each[test]).filter(each => each && !each.error && each.milliseconds !== undefined);
  const answered = times.filter(each => each.answer !== undefined || test === load);
  const best = Math.min(...answered.map(each => each.milliseconds));
  const ratio = wafer[test] && answered.length > 0 ? number(best / wafer[test].milliseconds) : '–';
  const cells = Object.values(others).map(each => cell(each[test], wafer[test], test));
  console.log(`| ${test} | ${wafer[test] ? number(wafer[test].milliseconds) : '–'} | ${cells.join(' | ')} | ${ratio} |`);
}
process.exit(0);
