// What every engine is asked, under the names of wafer-bench's lines, and of whom: persons at fixed strides through Person.csv.
import fs from 'node:fs';
import path from 'node:path';

export const patterns = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'triangles'];
export const lookUp = '10,000 look-ups by key';
export const hops = ['1 hop ×100', '2 hops ×100', '3 hops ×100'];
export const shortestPath = 'shortest path ×100';
export const trails = 'trails *1..3 from 20';
export const byCountry = 'group by country';
export const scan = 'scan, filter, group';
export const load = 'load from CSV';
export const tests = [...patterns, lookUp, ...hops, shortestPath, trails, byCountry, scan];

export function chosenPersons(data) {
  const lines = fs.readFileSync(path.join(data, 'projected-fk', 'Person.csv'), 'utf8').trim().split('\n').slice(1);
  const count = lines.length;
  const id = i => Number(lines[i % count]);
  const pair = i => {
    const from = (i * 61 + 5) % count;
    const to = (i * 127 + 1009) % count;
    return [id(from), id(from === to ? to + 1 : to)];
  };
  return {
    sources: Array.from({ length: 100 }, (_, i) => id(i * 79 + 11)),
    pairs: Array.from({ length: 100 }, (_, i) => pair(i)),
    lookedUp: Array.from({ length: 10000 }, (_, i) => id(i * 7919 + 3)),
  };
}

/// Runs the statement for each, and adds up the first column of its first row.
export async function sumOver(items, run) {
  let sum = 0;
  for (const item of items) {
    const rows = await run(item);
    sum += rows.length > 0 ? Number(rows[0][0] ?? 0) : 0;
  }
  return sum;
}

export async function countRows(items, run) {
  let rows = 0;
  for (const item of items) rows += (await run(item)).length;
  return rows;
}
