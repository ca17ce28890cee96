// DuckDB: a table for each file of merged-fk, with names of columns in the file's order (`?` may be null). knows is loaded both ways.
import path from 'node:path';
import duckdb from '@duckdb/node-api';
import { byCountry, countRows, hops, lookUp, scan, shortestPath, sumOver } from './tests.mjs';

const tables = {
  Continent: 'id', Country: 'id continent', City: 'id country', University: 'id city', Company: 'id country', TagClass: 'id superclass?',
  Tag: 'id tagclass', Person: 'id city', Forum: 'id moderator', Post: 'id creator forum country',
  Comment: 'id creator country to_post? to_comment?', Person_knows_Person: 'src dst', Person_hasInterest_Tag: 'person tag',
  Person_studyAt_University: 'person university', Person_workAt_Company: 'person company', Person_likes_Post: 'person post',
  Person_likes_Comment: 'person comment', Forum_hasMember_Person: 'forum person', Forum_hasTag_Tag: 'forum tag',
  Post_hasTag_Tag: 'post tag', Comment_hasTag_Tag: 'comment tag',
};
const K = 'Person_knows_Person';
const column = name => (name.endsWith('?') ? `${name.slice(0, -1)} BIGINT` : `${name} BIGINT NOT NULL`);
const afterwards = [
  `CREATE VIEW message AS SELECT id, creator, country FROM Post UNION ALL SELECT id, creator, country FROM Comment`,
  `CREATE VIEW reply AS SELECT id, to_post AS target FROM Comment WHERE to_post IS NOT NULL
     UNION ALL SELECT id, to_comment FROM Comment WHERE to_comment IS NOT NULL`,
  `CREATE VIEW message_tag AS SELECT post AS message, tag FROM Post_hasTag_Tag UNION ALL SELECT comment, tag FROM Comment_hasTag_Tag`,
  `CREATE VIEW message_like AS SELECT post AS message, person FROM Person_likes_Post UNION ALL SELECT comment, person FROM Person_likes_Comment`,
  'CREATE INDEX person_by_id ON Person (id)', `CREATE INDEX knows_by_src ON ${K} (src)`, 'CHECKPOINT',
];
const statements = {
  q1: `SELECT count(*) FROM Country, City, Person, Forum_hasMember_Person mem, Forum, Post, Comment, Comment_hasTag_Tag ct, Tag, TagClass
       WHERE City.country = Country.id AND Person.city = City.id AND mem.person = Person.id AND mem.forum = Forum.id AND Post.forum = Forum.id
         AND Comment.to_post = Post.id AND ct.comment = Comment.id AND ct.tag = Tag.id AND Tag.tagclass = TagClass.id`,
  q2: `SELECT count(*) FROM ${K} k, Comment c, Post p WHERE c.creator = k.src AND p.creator = k.dst AND c.to_post = p.id`,
  q3: `SELECT count(*) FROM ${K} ab, ${K} bc, ${K} ca, Person a, Person b, Person c, City ah, City bh, City ch
       WHERE a.id = ab.src AND b.id = ab.dst AND b.id = bc.src AND c.id = bc.dst AND c.id = ca.src AND a.id = ca.dst
         AND ah.id = a.city AND bh.id = b.city AND ch.id = c.city AND ah.country = bh.country AND ah.country = ch.country`,
  q4: `SELECT count(*) FROM message m, message_tag mt, message_like ml, reply r WHERE mt.message = m.id AND ml.message = m.id AND r.target = m.id`,
  q5: `SELECT count(*) FROM message_tag s, reply r, Comment_hasTag_Tag t WHERE r.target = s.message AND t.comment = r.id AND s.tag <> t.tag`,
  q6: `SELECT count(*) FROM ${K} ab, ${K} bc, Person_hasInterest_Tag i WHERE ab.dst = bc.src AND ab.src <> bc.dst AND i.person = bc.dst`,
  q7: `SELECT count(*) FROM message_tag mt JOIN message m ON m.id = mt.message
       LEFT JOIN message_like ml ON ml.message = m.id LEFT JOIN reply r ON r.target = m.id`,
  q8: `SELECT count(*) FROM message_tag s JOIN reply r ON r.target = s.message JOIN Comment_hasTag_Tag t ON t.comment = r.id AND t.tag <> s.tag
       ANTI JOIN Comment_hasTag_Tag same ON same.comment = r.id AND same.tag = s.tag`,
  q9: `SELECT count(*) FROM ${K} ab JOIN ${K} bc ON bc.src = ab.dst AND bc.dst <> ab.src JOIN Person_hasInterest_Tag i ON i.person = bc.dst
       ANTI JOIN ${K} ac ON ac.src = ab.src AND ac.dst = bc.dst`,
  triangles: `SELECT count(*) FROM ${K} a JOIN ${K} b ON a.dst = b.src JOIN ${K} c ON b.dst = c.src AND c.dst = a.src`,
  [byCountry]: 'SELECT country AS k, count(*) AS n FROM message GROUP BY 1 ORDER BY n DESC, k LIMIT 10',
  [scan]: 'SELECT id % 16 AS k, count(*) AS n FROM message WHERE id % 7 <> 3 GROUP BY 1 ORDER BY n DESC, k LIMIT 5',
};
const walks = [
  `SELECT count(DISTINCT dst) FROM ${K} WHERE src = $1`,
  `SELECT count(DISTINCT b.dst) FROM ${K} a JOIN ${K} b ON a.dst = b.src WHERE a.src = $1`,
  `SELECT count(DISTINCT c.dst) FROM ${K} a JOIN ${K} b ON a.dst = b.src JOIN ${K} c ON b.dst = c.src WHERE a.src = $1`,
];
const path_length = `WITH RECURSIVE t(n, d) USING KEY (n) AS (SELECT $1::BIGINT, 0 UNION SELECT k.dst, t.d + 1 FROM t JOIN ${K} k ON k.src = t.n
  WHERE NOT EXISTS (SELECT 1 FROM recurring.t r WHERE r.n = k.dst) AND NOT EXISTS (SELECT 1 FROM recurring.t r WHERE r.n = $2))
  SELECT d FROM t WHERE n = $2`;

export class Engine {
  static title = 'DuckDB';

  async load(data, work) {
    const start = performance.now();
    this.connection = await (await duckdb.DuckDBInstance.create(path.join(work, 'db'))).connect();
    this.prepared = {};
    await this.connection.run('SET threads=1');
    for (const [name, columns] of Object.entries(tables))
      await this.connection.run(`CREATE TABLE ${name} (${columns.split(' ').map(column).join(', ')})`);
    const copy = (target, file) => this.connection.run(`COPY ${target} FROM '${data}/merged-fk/${file}.csv' (FORMAT csv, HEADER, DELIMITER '|')`);
    for (const name of Object.keys(tables)) await copy(name, name);
    await copy(`${K} (dst, src)`, K);
    for (const text of afterwards) await this.connection.run(text);
    return performance.now() - start;
  }
  async all(text) { return (await this.connection.runAndReadAll(text)).getRows(); }
  async run(text, values) {
    const statement = this.prepared[text] ||= await this.connection.prepare(text);
    values.forEach((value, i) => statement.bindBigInt(i + 1, BigInt(value)));
    return (await statement.runAndReadAll()).getRows();
  }
  async test(name, { sources, pairs, lookedUp }) {
    if (name === byCountry || name === scan) return (await this.all(statements[name]))[0][1];
    if (statements[name]) return (await this.all(statements[name]))[0][0];
    if (name === lookUp) return countRows(lookedUp, id => this.run('SELECT id FROM Person WHERE id = $1', [id]));
    if (hops.includes(name)) return sumOver(sources, id => this.run(walks[hops.indexOf(name)], [id]));
    if (name === shortestPath) return sumOver(pairs, pair => this.run(path_length, pair));
    return undefined;  // A trail is not to be said in SQL.
  }
}
