// Grafeo: in memory, through its batch interface, as it imports no relationships from CSV; the time of loading is that of its calls. knows
// is stored in both directions and matched in one.
import fs from 'node:fs';
import path from 'node:path';
import grafeo from '@grafeo-db/js';
import { byCountry, countRows, hops, lookUp, scan, shortestPath, sumOver, trails } from './tests.mjs';

const home = who => `MATCH (${who})-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(home:Country)`;
const twoTags = '(s:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(r:Comment)-[:HAS_TAG]->(t:Tag)';
const interest = '(a:Person)-[:KNOWS]->(:Person)-[:KNOWS]->(c:Person)-[:HAS_INTEREST]->(:Tag)';
const circle = '(a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person)-[:KNOWS]->(a)';
const count = 'RETURN count(*) AS n';
const statements = {
  q1: `MATCH (:TagClass)<-[:HAS_TYPE]-(:Tag)<-[:HAS_TAG]-(:Comment)-[:REPLY_OF]->(:Post)<-[:CONTAINER_OF]-(:Forum)-[:HAS_MEMBER]->(:Person)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(:Country) ${count}`,
  q2: `MATCH (a:Person)-[:KNOWS]->(b:Person), (a)<-[:HAS_CREATOR]-(:Comment)-[:REPLY_OF]->(:Post)-[:HAS_CREATOR]->(b) ${count}`,
  q3: `MATCH ${circle} ${home('a')} ${home('b')} ${home('c')} ${count}`,
  q4: `MATCH (m:Message)-[:HAS_TAG]->(:Tag), (m)-[:HAS_CREATOR]->(:Person), (m)<-[:LIKES]-(:Person), (m)<-[:REPLY_OF]-(:Comment) ${count}`,
  q5: `MATCH ${twoTags} WHERE s <> t ${count}`,
  q6: `MATCH ${interest} WHERE a <> c ${count}`,
  q7: `MATCH (m:Message)-[:HAS_TAG]->(:Tag), (m)-[:HAS_CREATOR]->(:Person) OPTIONAL MATCH (m)<-[:LIKES]-(l:Person) OPTIONAL MATCH (m)<-[:REPLY_OF]-(r:Comment) ${count}`,
  q8: `MATCH ${twoTags} WHERE s <> t AND NOT (r)-[:HAS_TAG]->(s) ${count}`,
  q9: `MATCH ${interest} WHERE a <> c AND NOT (a)-[:KNOWS]->(c) ${count}`,
  triangles: `MATCH ${circle} ${count}`,
  [byCountry]: 'MATCH (m:Message)-[:IS_LOCATED_IN]->(c:Country) RETURN c.id AS k, count(*) AS n ORDER BY n DESC, k LIMIT 10',
  [scan]: 'MATCH (m:Message) WHERE m.id % 7 <> 3 RETURN m.id % 16 AS k, count(*) AS n ORDER BY n DESC, k LIMIT 5',
};
const walks = [1, 2, 3].map(steps => `MATCH (a:Person {id: $id})${'-[:KNOWS]->(:Person)'.repeat(steps - 1)}-[:KNOWS]->(b:Person) RETURN count(DISTINCT b)`);
const typeOf = relation => relation.replace(/[A-Z]/g, letter => '_' + letter).toUpperCase();

export class Engine {
  static title = 'Grafeo';

  async load(data) {
    const folder = path.join(data, 'projected-fk');
    const names = fs.readdirSync(folder).map(file => path.basename(file, '.csv'));
    const lines = name => fs.readFileSync(path.join(folder, name + '.csv'), 'utf8').trim().split('\n').slice(1);
    const batches = list => Array.from({ length: Math.ceil(list.length / 20000) }, (_, i) => list.slice(i * 20000, (i + 1) * 20000));
    this.database = grafeo.GrafeoDB.create();
    this.milliseconds = 0;
    const known = {};
    for (const name of names.filter(each => !each.includes('_'))) {
      const labels = name === 'Post' || name === 'Comment' ? ['Message', name] : [name];
      known[name] = new Map();
      for (const part of batches(lines(name))) {
        const ids = await this.timed(() => this.database.batchCreateNodesWithProps(labels, part.map(id => ({ id: Number(id) }))));
        part.forEach((id, i) => known[name].set(id, ids[i]));
      }
    }
    for (const name of names.filter(each => each.includes('_'))) {
      const [from, relation, to] = name.split('_');
      for (const part of batches(lines(name))) {
        const edges = part.map(line => line.split('|')).map(([a, b]) => ({ src: known[from].get(a), dst: known[to].get(b), type: typeOf(relation) }));
        if (relation === 'knows') edges.push(...edges.map(({ src, dst, type }) => ({ src: dst, dst: src, type })));
        await this.timed(() => this.database.batchCreateEdges(edges));
      }
    }
    await this.timed(() => this.run('CREATE INDEX person_id FOR (n:Person) ON (n.id)'));
    return this.milliseconds;
  }
  async timed(call) {
    const start = performance.now();
    const result = await call();
    this.milliseconds += performance.now() - start;
    return result;
  }
  async run(text, parameters) { return (await this.database.executeCypher(text, parameters)).rows(); }
  async test(name, { sources, pairs, lookedUp }) {
    if (name === byCountry || name === scan) return (await this.run(statements[name]))[0][1];
    if (statements[name]) return (await this.run(statements[name]))[0][0];
    if (name === lookUp) return countRows(lookedUp, id => this.run('MATCH (p:Person {id: $id}) RETURN p.id', { id }));
    if (hops.includes(name)) return sumOver(sources, id => this.run(walks[hops.indexOf(name)], { id }));
    const text = 'MATCH (a:Person {id: $a}), (b:Person {id: $b}) MATCH p = shortestPath((a)-[:KNOWS*..10]->(b)) RETURN length(p)';
    if (name === shortestPath) return sumOver(pairs, ([a, b]) => this.run(text, { a, b }));
    if (name === trails) return sumOver(sources.slice(0, 20), id => this.run('MATCH (a:Person {id: $id})-[:KNOWS*1..3]->(b:Person) RETURN count(*)', { id }));
    return undefined;
  }
}
