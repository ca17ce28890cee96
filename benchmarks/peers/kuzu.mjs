// Kuzu: comments and posts are one table, Message; knows is stored in both directions and matched in one.
import fs from 'node:fs';
import path from 'node:path';
import kuzu from 'kuzu';
import { byCountry, countRows, hops, lookUp, scan, shortestPath, sumOver, trails } from './tests.mjs';

const nodes = ['Continent', 'Country', 'City', 'University', 'Company', 'TagClass', 'Tag', 'Person', 'Forum', 'Message'];
const relationships = [
  'Country_isPartOf_Continent', 'City_isPartOf_Country', 'University_isLocatedIn_City', 'Company_isLocatedIn_Country',
  'TagClass_isSubclassOf_TagClass', 'Tag_hasType_TagClass', 'Person_isLocatedIn_City', 'Person_knows_Person', 'Person_hasInterest_Tag',
  'Person_studyAt_University', 'Person_workAt_Company', 'Person_likes_Message', 'Forum_hasModerator_Person', 'Forum_hasMember_Person',
  'Forum_hasTag_Tag', 'Forum_containerOf_Message', 'Message_hasCreator_Person', 'Message_isLocatedIn_Country', 'Message_hasTag_Tag',
  'Message_replyOf_Message', 'Comment_replyOf_Post',
];
const end = kind => (kind === 'Comment' || kind === 'Post' ? 'Message' : kind);

const K = 'Person_knows_Person';
const home = who => `(${who})-[:Person_isLocatedIn_City]->(:City)-[:City_isPartOf_Country]->(home:Country)`;
const twoTags = '(s:Tag)<-[:Message_hasTag_Tag]-(:Message)<-[:Message_replyOf_Message]-(r:Message)-[:Message_hasTag_Tag]->(t:Tag)';
const interest = `(a:Person)-[:${K}]->(:Person)-[:${K}]->(c:Person)-[:Person_hasInterest_Tag]->(:Tag)`;
const circle = `(a:Person)-[:${K}]->(b:Person)-[:${K}]->(c:Person)-[:${K}]->(a)`;
const count = 'RETURN count(*) AS n';
const statements = {
  q1: `MATCH (:Country)<-[:City_isPartOf_Country]-(:City)<-[:Person_isLocatedIn_City]-(:Person)<-[:Forum_hasMember_Person]-(f:Forum),
       (f)-[:Forum_containerOf_Message]->(:Message)<-[:Message_replyOf_Message]-(:Message)-[:Message_hasTag_Tag]->(:Tag)-[:Tag_hasType_TagClass]->(:TagClass) ${count}`,
  q2: `MATCH (a:Person)-[:${K}]->(b:Person),
       (a)<-[:Message_hasCreator_Person]-(:Message)-[:Comment_replyOf_Post]->(:Message)-[:Message_hasCreator_Person]->(b) ${count}`,
  q3: `MATCH ${circle}, ${home('a')}, ${home('b')}, ${home('c')} ${count}`,
  q4: `MATCH (m:Message)-[:Message_hasTag_Tag]->(:Tag), (m)-[:Message_hasCreator_Person]->(:Person),
       (m)<-[:Person_likes_Message]-(:Person), (m)<-[:Message_replyOf_Message]-(:Message) ${count}`,
  q5: `MATCH ${twoTags} WHERE id(s) <> id(t) ${count}`,
  q6: `MATCH ${interest} WHERE id(a) <> id(c) ${count}`,
  q7: `MATCH (m:Message)-[:Message_hasTag_Tag]->(:Tag), (m)-[:Message_hasCreator_Person]->(:Person)
       OPTIONAL MATCH (m)<-[:Person_likes_Message]-(:Person) OPTIONAL MATCH (m)<-[:Message_replyOf_Message]-(:Message) ${count}`,
  // The absent relationship first: it is faster so.
  q8: `MATCH ${twoTags} WHERE NOT EXISTS { MATCH (r)-[:Message_hasTag_Tag]->(s) } AND id(s) <> id(t) ${count}`,
  q9: `MATCH ${interest} WHERE NOT EXISTS { MATCH (a)-[:${K}]->(c) } AND id(a) <> id(c) ${count}`,
  triangles: `MATCH ${circle} ${count}`,
  [byCountry]: 'MATCH (m:Message)-[:Message_isLocatedIn_Country]->(c:Country) RETURN c.id AS k, count(*) AS n ORDER BY n DESC, k LIMIT 10',
  [scan]: 'MATCH (m:Message) WHERE m.id % 7 <> 3 RETURN m.id % 16 AS k, count(*) AS n ORDER BY n DESC, k LIMIT 5',
};
const walks = [1, 2, 3].map(steps => `MATCH (a:Person {id: $id})${`-[:${K}]->(:Person)`.repeat(steps - 1)}-[:${K}]->(b:Person) RETURN count(DISTINCT b.id)`);

/// One table of messages, and knows in both directions.
function convert(from, to) {
  fs.rmSync(to, { recursive: true, force: true });
  fs.mkdirSync(to, { recursive: true });
  const read = name => fs.readFileSync(path.join(from, name + '.csv'), 'utf8');
  const rows = text => text.slice(text.indexOf('\n') + 1);
  const write = (name, text) => fs.writeFileSync(path.join(to, name + '.csv'), text);
  for (const file of fs.readdirSync(from)) if (!/Comment|Post/.test(file)) fs.copyFileSync(path.join(from, file), path.join(to, file));
  const turned = rows(read(K)).trim().split('\n').map(line => line.split('|').reverse().join('|'));
  write(K, read(K) + turned.join('\n') + '\n');
  const united = [['Comment', 'Post', 'Message'], ['Comment_hasCreator_Person', 'Post_hasCreator_Person', 'Message_hasCreator_Person'],
    ['Comment_hasTag_Tag', 'Post_hasTag_Tag', 'Message_hasTag_Tag'], ['Comment_isLocatedIn_Country', 'Post_isLocatedIn_Country', 'Message_isLocatedIn_Country'],
    ['Comment_replyOf_Comment', 'Comment_replyOf_Post', 'Message_replyOf_Message'], ['Person_likes_Comment', 'Person_likes_Post', 'Person_likes_Message']];
  for (const [one, other, both] of united) write(both, read(one) + rows(read(other)));
  write('Forum_containerOf_Message', read('Forum_containerOf_Post'));
  write('Comment_replyOf_Post', read('Comment_replyOf_Post'));
}

export class Engine {
  static title = 'Kuzu';

  load(data, work) {
    const csv = path.join(work, 'kuzu-csv');
    convert(path.join(data, 'projected-fk'), csv);
    const start = performance.now();
    this.connection = new kuzu.Connection(new kuzu.Database(path.join(work, 'db')), 1);
    this.connection.initSync();
    this.prepared = {};
    for (const name of nodes) this.all(`CREATE NODE TABLE ${name} (id INT64 PRIMARY KEY)`);
    for (const name of relationships) {
      const [from, , to] = name.split('_');
      this.all(`CREATE REL TABLE ${name} (FROM ${end(from)} TO ${end(to)})`);
    }
    for (const name of [...nodes, ...relationships]) this.all(`COPY ${name} FROM '${csv}/${name}.csv' (header = true, delim = '|')`);
    this.all('CHECKPOINT');
    return performance.now() - start;
  }
  rows(result) {
    const rows = result.getAllSync().map(Object.values);
    result.close();
    return rows;
  }
  all(text) { return this.rows(this.connection.querySync(text)); }
  run(text, parameters) {
    const statement = this.prepared[text] ||= this.connection.prepareSync(text);
    return this.rows(this.connection.executeSync(statement, parameters));
  }
  async test(name, { sources, pairs, lookedUp }) {
    if (name === byCountry || name === scan) return this.all(statements[name])[0][1];
    if (statements[name]) return this.all(statements[name])[0][0];
    if (name === lookUp) return countRows(lookedUp, id => this.run('MATCH (p:Person {id: $id}) RETURN p.id', { id }));
    if (hops.includes(name)) return sumOver(sources, id => this.run(walks[hops.indexOf(name)], { id }));
    if (name === shortestPath)
      return sumOver(pairs, ([a, b]) => this.run(`MATCH (a:Person {id: $a})-[e:${K}* SHORTEST 1..10]->(b:Person {id: $b}) RETURN length(e)`, { a, b }));
    if (name === trails) return sumOver(sources.slice(0, 20), id => this.run(`MATCH (a:Person {id: $id})-[:${K}* TRAIL 1..3]->(b:Person) RETURN count(*)`, { id }));
    return undefined;
  }
}
