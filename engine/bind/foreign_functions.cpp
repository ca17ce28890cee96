#include "engine/bind/foreign_functions.hpp"

#include <algorithm>
#include <span>

namespace wafer::engine {

namespace {

constexpr foreign_function known[] = {
    {"len", "size"},
    {"strlen", "size"},
    {"cardinality", "size"},
    {"substr", "substring"},
    {"mid", "substring"},
    {"lowercase", "toLower"},
    {"lcase", "toLower"},
    {"uppercase", "toUpper"},
    {"ucase", "toUpper"},
    {"ifnull", "coalesce"},
    {"nvl", "coalesce"},
    {"now", "datetime"},
    {"today", "date"},
    {"getdate", "datetime"},
    {"current_date", "date"},
    {"currentdate", "date"},
    {"current_time", "time"},
    {"current_timestamp", "datetime"},
    {"currenttimestamp", "datetime"},
    {"current_datetime", "datetime"},
    {"sysdate", "datetime"},
    {"systimestamp", "datetime"},
    {"local_time", "localtime"},
    {"local_timestamp", "localdatetime"},
    {"localtimestamp", "localdatetime"},
    {"local_datetime", "localdatetime"},
    {"utcnow", "datetime"},
    {"curdate", "date"},
    {"average", "avg"},
    {"mean", "avg"},
    {"stddev", "stDev"},
    {"median", "percentileCont"},
    {"random", "rand"},
    {"array_agg", "collect"},
    {"list_agg", "collect"},
    {"first", "head"},
    {"props", "properties"},
    {"typeof", "valueType"},
    {"uuid", "randomUUID"},
    {"int", "toInteger"},
    {"str", "toString"},
    {"float", "toFloat"},
    {"concat", "", "text and lists are joined by +"},
    {"group_concat", "", "collect() makes a list of a group's values"},
    {"string_agg", "", "collect() makes a list of a group's values"},
    {"isnull", "", "write `x IS NULL`"},
    {"notnull", "", "write `x IS NOT NULL`"},
    {"if", "", "write `CASE WHEN condition THEN value ELSE value END`"},
    {"iif", "", "write `CASE WHEN condition THEN value ELSE value END`"},
    {"contains", "", "write `text CONTAINS part`"},
    {"startswith", "", "write `text STARTS WITH part`"},
    {"endswith", "", "write `text ENDS WITH part`"},
    {"distinct", "", "write DISTINCT without parentheses: `RETURN DISTINCT n.key`"},
    {"cast", "", "toInteger(), toFloat(), toString() and toBoolean() convert"},
    {"power", "", "write `x ^ y`"},
    {"pow", "", "write `x ^ y`"},
    {"mod", "", "write `x % y`"},
    {"year", "", "write `x.year` of a date"},
    {"month", "", "write `x.month` of a date"},
    {"day", "", "write `x.day` of a date"},
    {"regexp_like", "", "write `text =~ expression`"},
    {"filter", "", "write `[x IN list WHERE condition]`"},
    {"extract", "", "write `[x IN list | expression]`, or `x.year` for a part of a date"},
    {"map", "", "write `[x IN list | expression]`"},
    {"not", "", "NOT stands before a condition"},
    {"apoc.coll.toset", "coll.distinct"},
    {"apoc.coll.sort", "coll.sort"},
    {"apoc.coll.flatten", "coll.flatten"},
    {"apoc.coll.indexof", "coll.indexOf"},
    {"apoc.coll.insert", "coll.insert"},
    {"apoc.coll.remove", "coll.remove"},
    {"apoc.coll.max", "coll.max"},
    {"apoc.coll.min", "coll.min"},
    {"apoc.coll.contains", "", "write `x IN list`"},
    {"apoc.coll.sum", "", "write `reduce(s = 0, x IN list | s + x)`"},
    {"apoc.text.join", "", "write `reduce(s = '', x IN list | s + x)`"},
    {"apoc.text.replace", "replace"},
    {"apoc.text.split", "split"},
    {"apoc.text.indexof", "", "`size(split(text, part)[0])` counts what stands before it"},
    {"apoc.create.uuid", "randomUUID"},
    {"apoc.convert.toString", "toString"},
    {"apoc.convert.toInteger", "toInteger"},
    {"apoc.convert.toFloat", "toFloat"},
    {"apoc.convert.toBoolean", "toBoolean"},
    {"apoc.map.merge", "", "write `map {.*, key: value}`"},
    {"apoc.map.setKey", "", "write `map {.*, key: value}`"},
    {"apoc.meta.cypher.type", "valueType"},
    {"apoc.date.currenttimestamp", "timestamp"},
    {"apoc.date.", "", "dates and times have functions and formats of their own: `datetime({epochMillis: n})`, `format(date, pattern)`"},
    {"apoc.", "", "the functions of APOC are not part of the language; SHOW FUNCTIONS lists those there are"},
    {"gds.similarity.cosine", "vector.similarity.cosine"},
    {"gds.similarity.euclidean", "vector.similarity.euclidean"},
    {"gds.", "", "the Graph Data Science library is not there; graph algorithms are procedures, such as CALL algo.pageRank()"},
};

constexpr foreign_function known_procedures[] = {
    {"gds.pagerank.", "algo.pageRank"},
    {"gds.wcc.", "algo.connectedComponents"},
    {"gds.scc.", "algo.stronglyConnectedComponents"},
    {"gds.betweenness.", "algo.betweenness"},
    {"gds.bfs.", "algo.bfs"},
    {"gds.shortestpath.", "algo.shortestPath"},
    {"gds.graph.", "", "graphs need no projection: the algorithms algo.… run on the graph itself"},
    {"gds.", "", "the Graph Data Science library is not there; SHOW PROCEDURES lists the algorithms there are"},
    {"algo.wcc", "algo.connectedComponents"},
    {"algo.scc", "algo.stronglyConnectedComponents"},
    {"apoc.algo.dijkstra", "algo.shortestPath"},
    {"apoc.algo.", "", "SHOW PROCEDURES lists the algorithms there are"},
    {"apoc.load.csv", "", "write `LOAD CSV WITH HEADERS FROM 'file.csv' AS row`"},
    {"apoc.load.", "", "graphs are imported from files at the prompt with `:import`"},
    {"apoc.import.", "", "graphs are imported from files at the prompt with `:import`"},
    {"apoc.export.", "", "graphs are exported to files at the prompt with `:export`"},
    {"apoc.periodic.", "", "a statement needs no batches; run the inner one by itself"},
    {"apoc.cypher.", "", "write a subquery: `CALL (x) { … }`"},
    {"apoc.do.", "", "write a subquery: `CALL (x) { … }`"},
    {"apoc.path.", "", "write a quantified pattern, such as `(a)-[:R]->{1,3}(b)`"},
    {"apoc.create.node", "", "write `CREATE (n:$(labels)) SET n = properties`"},
    {"apoc.create.relationship", "", "write `CREATE (a)-[r:$(type)]->(b) SET r = properties`"},
    {"apoc.merge.", "", "write MERGE"},
    {"apoc.", "", "the procedures of APOC are not part of the language; SHOW PROCEDURES lists those there are"},
    {"db.index.fulltext.", "", "there are no full-text indexes; `text CONTAINS part` and `text =~ expression` search"},
    {"db.index.vector.", "", "there are no vector indexes; vector.similarity.cosine() compares vectors"},
    {"db.indexes", "", "write SHOW INDEXES"},
    {"db.constraints", "", "write SHOW CONSTRAINTS"},
    {"dbms.procedures", "", "write SHOW PROCEDURES"},
    {"dbms.functions", "", "write SHOW FUNCTIONS"},
};

bool equal_names(std::string_view left, std::string_view right) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

namespace {

/// The first that is meant; an entry that ends with a point stands for all names that begin so.
foreign_function const* find_in(std::span<foreign_function const> all, std::string_view name) {
    auto const found = std::find_if(all.begin(), all.end(), [&](foreign_function const& each) {
        return equal_names(each.name, each.name.ends_with('.') ? name.substr(0, each.name.size()) : name);
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

foreign_function const* find_foreign_function(std::string_view name) { return find_in(known, name); }

foreign_function const* find_foreign_procedure(std::string_view name) { return find_in(known_procedures, name); }

}  // namespace wafer::engine
