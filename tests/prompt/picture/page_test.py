"""The pages that `:graph` writes, opened in a headless Chromium. Arguments: the program wafer; ends with 77 where there is no Chromium."""
import os
import subprocess
import sys
import tempfile
import unittest

import browser

wafer = ""
skipped = 77


def page(name, query, *options):
    """Writes the page of a query and returns its path."""
    path = os.path.join(folder.name, name + ".html")
    run = subprocess.run([wafer, *options, "-c", f":graph {path} {query}"], capture_output=True, text=True, timeout=60)
    if run.returncode != 0:
        raise AssertionError(run.stderr)
    return path


def panel(tab):
    return tab.evaluate("document.getElementById('panel').innerText")


def inked(tab):
    """How many pixels of the canvas are not paper."""
    return tab.evaluate("""(() => {
        const canvas = document.getElementById("canvas");
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const bytes = copy.getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0;
        for (let i = 4; i < bytes.length; i += 4) count += bytes[i] !== bytes[0] || bytes[i + 1] !== bytes[1] || bytes[i + 2] !== bytes[2];
        return count; })()""")


def middle_of_graph(tab):
    """Where the page puts what it shows: between its legend and its panel, below its bar."""
    return tab.evaluate("""(() => {
        const left = document.getElementById("legend").offsetWidth + 14;
        return [left + (innerWidth - left - 394) / 2, 64 + (innerHeight - 64) / 2]; })()""")


def search(tab, name):
    tab.evaluate("document.getElementById('search').focus()")
    tab.evaluate("document.getElementById('search').value = ''")
    tab.type(name)
    tab.settle()


class Pages(unittest.TestCase):
    def setUp(self):
        self.tab = browser.Browser()

    def tearDown(self):
        complaints = self.tab.complaints
        self.tab.__exit__()
        self.assertEqual(complaints, [])

    def open(self, *arguments):
        self.tab.open(page("page", *arguments))
        self.tab.settle()

    def test_the_articles_graph_is_drawn(self):
        self.open("MATCH (a)-[r]->(b) RETURN a, r, b")
        self.assertGreater(inked(self.tab), 20000)
        self.assertIn("281 nodes · 568 relationships", panel(self.tab))
        self.assertIn("ChipMaker", self.tab.evaluate("document.getElementById('legend').innerText"))

    def test_a_name_in_either_language_and_an_alias_find_a_node_and_its_evidence(self):
        self.open("MATCH (a:Company)-[r]->(b) RETURN r")
        for name in ("amazon", "亚马逊", "AMZN", "ＡＭＡＺＯＮ"):
            search(self.tab, name)
            self.tab.press("Enter", 13)
            self.assertTrue(panel(self.tab).lstrip("×\n").startswith("Amazon"), panel(self.tab))
            self.assertIn("¶ 2", panel(self.tab))
            self.assertIn("Four moves in Silicon Valley", panel(self.tab))
            self.assertIn("INVESTED_IN → \nAnthropic".replace("\n", ""), panel(self.tab).replace("\n", ""))

    def test_what_no_node_is_called_is_not_found(self):
        self.open("MATCH (a:Company)-[r]->(b) RETURN r")
        search(self.tab, "zzzz")
        self.assertEqual(self.tab.evaluate("document.getElementById('hits').innerText"), "Nothing found")
        self.tab.press("Enter", 13)
        self.assertIn("RETURN r", panel(self.tab))

    def test_a_click_on_a_node_shows_its_details_and_a_click_beside_it_the_query(self):
        self.open("MATCH (a {id: 'nvidia'}) RETURN a")
        middle = middle_of_graph(self.tab)
        self.assertIn("RETURN a", panel(self.tab))
        self.tab.click(*middle)
        self.assertIn("NVIDIA", panel(self.tab))
        self.assertIn("SOURCES", panel(self.tab).upper())
        self.tab.click(middle[0], middle[1] - 150)
        self.assertIn("RETURN a", panel(self.tab))

    def test_a_click_on_a_relationship_shows_its_properties_and_sources(self):
        self.open("MATCH (:Company {id: 'amazon'})-[r:INVESTED_IN]->() RETURN r")
        middle = middle_of_graph(self.tab)
        self.tab.click(*middle)
        self.assertIn("4,000,000,000", panel(self.tab))
        self.assertIn("Amazon → Anthropic", panel(self.tab))
        self.assertIn("¶ 2", panel(self.tab))

    def test_the_language_switch_changes_names_types_labels_and_sources(self):
        self.open("MATCH (:Company {id: 'amazon'})-[r]->(x:Chip) RETURN r")
        search(self.tab, "Amazon")
        self.tab.press("Enter", 13)
        self.tab.click_on("#language")
        self.assertIn("亚马逊", panel(self.tab))
        self.assertIn("研发", panel(self.tab))
        self.assertIn("硅谷四家公司的造芯动作", panel(self.tab))
        self.assertIn("芯片", self.tab.evaluate("document.getElementById('legend').innerText"))
        self.assertEqual(self.tab.evaluate("document.documentElement.lang"), "zh")
        self.tab.click_on("#language")
        self.assertIn("Four moves", panel(self.tab))

    def test_a_question_is_shown_with_its_query_its_answer_and_the_paragraphs(self):
        self.open("谁投资了Anthropic？")
        for part in ("谁投资了Anthropic", "INVESTED_IN", "亚马逊", "¶ 2", "硅谷四家公司的造芯动作"):
            self.assertIn(part, panel(self.tab))

    def test_rows_without_nodes_are_drawn_by_what_they_rest_on(self):
        self.open("MATCH (c:Company)-[:INVESTED_IN]->() RETURN c.name AS investor, count(*) AS times")
        self.assertIn("2 nodes · 1 relationship", panel(self.tab))
        self.tab.click_on("#panel tbody tr")
        self.assertEqual(self.tab.evaluate("document.querySelector('#panel tbody tr').ariaSelected"), "true")

    def test_a_result_with_nothing_to_draw_says_so(self):
        self.open("RETURN 1 AS one")
        self.assertIn("nothing to draw", self.tab.evaluate("document.getElementById('empty').innerText"))
        self.assertIn("one", panel(self.tab))

    def test_hostile_data_is_text(self):
        hostile = "</script><script>window.broken = 1</script><img src=http://example.invalid/x onerror=window.broken=1><!--"
        self.open(f"CREATE (a:`{hostile}` {{name: \"{hostile}\", `{hostile}`: [\"{hostile}\", null, 9007199254740993, {{a: 1}}['b']]}})"
                  f"-[r:`{hostile}` {{v: date('2023-09-28')}}]->(b:B {{name: ''}}) RETURN a, r, b", ":memory:")
        self.assertIn(hostile, panel(self.tab))
        search(self.tab, "</script>")
        self.tab.press("Enter", 13)
        self.assertIn(hostile, panel(self.tab))
        self.assertIn("9007199254740993", panel(self.tab))
        self.assertIsNone(self.tab.evaluate("window.broken"))

    def test_keys_go_from_node_to_node(self):
        self.open("MATCH (a:Company)-[r]->(b:Company) RETURN r")
        self.tab.evaluate("document.getElementById('canvas').focus()")
        self.tab.press("ArrowRight", 39)
        first = panel(self.tab)
        self.assertIn("NVIDIA", first)
        for key, code in (("ArrowLeft", 37), ("ArrowRight", 39)):
            self.tab.press(key, code)
            self.assertNotEqual(panel(self.tab), "")
        self.tab.press("Escape", 27)
        self.assertIn("RETURN r", panel(self.tab))
        self.tab.press("/", 191)
        self.assertEqual(self.tab.evaluate("document.activeElement.id"), "search")

    def test_a_label_of_the_legend_hides_its_nodes(self):
        self.open("MATCH (a:Company)-[r:DEVELOPS]->(b) RETURN r")
        before = inked(self.tab)
        for position in range(self.tab.evaluate("document.querySelectorAll('#legend button').length")):
            self.tab.evaluate(f"document.querySelectorAll('#legend button')[{position}].click()")
        self.tab.settle()
        self.assertLess(inked(self.tab), before / 20)

    def test_five_thousand_nodes_are_drawn_and_more_are_counted(self):
        self.open("UNWIND range(1, 6000) AS i CREATE (a:A {name: 'node ' + toString(i)})-[r:NEXT]->(b:B {name: toString(i)}) RETURN a, r, b", ":memory:")
        self.assertIn("5000 nodes · 2500 relationships", panel(self.tab))
        self.assertIn("7000 nodes more are not drawn", panel(self.tab))
        self.assertGreater(inked(self.tab), 20000)


if __name__ == "__main__":
    wafer = sys.argv.pop(1)
    if not browser.program():
        print("skipped: there is no Chromium; the Debian package chromium has one")
        sys.exit(skipped)
    folder = tempfile.TemporaryDirectory()
    unittest.main()
