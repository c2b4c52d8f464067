"""The bundle in a running Superset on a published mart: see ../test, which starts both."""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

import psycopg2

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import bundle  # noqa: E402
from superset_site import Api, Browser, with_filter  # noqa: E402

SITE = os.environ["MUYE_TEST_SITE"]
ADMIN = ("admin", os.environ["MUYE_TEST_ADMIN_PASSWORD"])
MART = os.environ["MUYE_TEST_MART"]
COUNTS = json.loads(os.environ["MUYE_TEST_COUNTS"])
# The city's own figures out of gold, before anything is published: rows of `muye query`.
GOLD = json.loads(Path(os.environ["MUYE_TEST_GOLD"]).read_text(encoding="utf-8"))
PICTURES = os.environ.get("MUYE_TEST_PICTURES")

DISTRICT, DISTRICT_ID = "O'Hara测试", "xx-muye"
CITY, CITY_ID = "新乡市", "xinxiang"
QUARTER = "2020Q4"
KEY_FIGURES = "关键指标 Key figures"


def gold(unit, name):
    """The value and its unit of measurement in gold."""
    for row in GOLD:
        if row["unit_id"] == unit and row["name_zh"] == name:
            return row
    raise AssertionError(f"gold has no {name} of {unit}")


def agrees(text, row):
    """Whether a text such as 3.3% or 5.53 is the value, rounded as the text is."""
    value = row["value"]
    if text.endswith("%"):
        if row["unit"] not in ("share", "fraction"):
            return False
        return abs(float(text[:-1]) - 100 * value) <= 0.0501
    decimals = len(text.partition(".")[2])
    return abs(float(text.replace(",", "")) - value) <= 0.501 * 10**-decimals


class Mart(unittest.TestCase):
    """A test with the API of the administrator and a connection of a reader."""

    @classmethod
    def setUpClass(cls):
        cls.api = Api(SITE, *ADMIN)
        cls.mart = psycopg2.connect(MART)
        cls.mart.autocommit = True

    @classmethod
    def tearDownClass(cls):
        cls.mart.close()

    def query(self, sql):
        with self.mart.cursor() as cursor:
            cursor.execute(sql)
            return cursor.description, cursor.fetchall()

    def charts(self):
        """The charts by name of their file, each with number, dataset and stored queries."""
        known = self.api.all("chart")
        for name in bundle.load("charts"):
            found = known[bundle.identity("chart", name)]
            details = self.api.get(f"chart/{found['id']}")["result"]
            yield name, found["id"], json.loads(details["query_context"])


class BundleTest(Mart):
    def test_the_same_files_give_the_same_bytes(self):
        first, second = (Path(os.environ["MUYE_TEST_WORK"]) / name for name in ("first.zip", "second.zip"))
        bundle.write(first)
        subprocess.run([sys.executable, HERE.parent / "bundle.py", second], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
        self.assertEqual(first.read_bytes(), second.read_bytes())

    def test_a_second_import_adds_nothing(self):
        made = {
            "database": 1,
            "dataset": len(bundle.load("datasets")),
            "chart": len(bundle.load("charts")),
            "dashboard": len(bundle.load("dashboards")),
        }
        self.assertEqual(made, COUNTS, "after the first import")
        self.assertEqual(made, self.api.counts(), "after the second import")

    def test_no_tab_has_more_than_twelve_charts(self):
        for name, document in bundle.load("dashboards").items():
            for tab in document["tabs"]:
                shown = [cell for row in tab["rows"] for cell in row if "chart" in cell]
                self.assertLessEqual(len(shown), 12, f"{name}, {tab['id']}")


class DatasetTest(Mart):
    def columns(self, uuid):
        number = self.api.all("dataset")[uuid]["id"]
        return self.api.get(f"dataset/{number}")["result"]["columns"]

    def test_the_columns_of_each_dataset_are_the_columns_of_its_rows(self):
        for document in bundle.load("datasets").values():
            name = document["table_name"]
            rows = f"({document['sql']})" if "sql" in document else f"muye.{name}"
            described, _ = self.query(f"SELECT * FROM {rows} AS rows LIMIT 0")
            shown = {column["column_name"] for column in self.columns(bundle.identity("dataset", name))}
            self.assertEqual({column.name for column in described}, shown, name)

    def test_the_types_of_each_table_are_those_of_the_mart(self):
        _, rows = self.query(
            "SELECT table_name, column_name, upper(regexp_replace(data_type, '^character varying$', 'text'))"
            " FROM information_schema.columns WHERE table_schema = 'muye'"
        )
        in_mart, in_superset = {}, {}
        for table, column, kind in rows:
            in_mart.setdefault(table, {})[column] = kind
        for document in bundle.load("datasets").values():
            if "sql" not in document:
                name = document["table_name"]
                in_superset[name] = {c["column_name"]: c["type"] for c in self.columns(bundle.identity("dataset", name))}
        self.assertEqual(in_mart, in_superset)


class ChartTest(Mart):
    def answer(self, name, query_context):
        status, results = self.api.ask(query_context)
        self.assertEqual(200, status, name)
        for result in results:
            self.assertIsNone(result["error"], name)
        return results

    def test_every_chart_answers_as_it_is_stored(self):
        for name, number, _ in self.charts():
            results = self.api.get(f"chart/{number}/data/")["result"]
            for result in results:
                self.assertGreater(result["rowcount"], 0, name)

    def test_every_chart_gives_its_sql(self):
        for name, number, _ in self.charts():
            for result in self.api.get(f"chart/{number}/data/", type="query")["result"]:
                self.assertIn("SELECT", result["query"], name)

    def test_every_chart_by_unit_answers_for_the_district_with_an_apostrophe(self):
        asked = 0
        for name, _, query_context in self.charts():
            if self.has(name, "unit_name"):
                asked += 1
                result = self.answer(name, with_filter(query_context, "unit_name", DISTRICT))[0]
                self.assertGreater(result["rowcount"], 0, name)
                for row in result["data"]:
                    self.assertEqual(DISTRICT, row.get("unit_name", DISTRICT), name)
        self.assertGreater(asked, 10)

    def test_every_chart_by_period_answers_for_a_quarter(self):
        asked = 0
        for name, _, query_context in self.charts():
            if self.has(name, "period"):
                asked += 1
                for result in self.answer(name, with_filter(query_context, "period", QUARTER)):
                    self.assertGreater(result["rowcount"], 0, name)
        self.assertGreater(asked, 10)

    def test_an_unknown_district_has_no_rows(self):
        for name, _, query_context in self.charts():
            if self.has(name, "unit_name"):
                result = self.answer(name, with_filter(query_context, "unit_name", "O'Hara"))[0]
                self.assertEqual(0, result["rowcount"], name)

    def has(self, chart, column):
        dataset = bundle.load("charts")[chart]["dataset"]
        return any(c["column_name"] == column for c in bundle.load("datasets")[dataset]["columns"])

    def test_key_figures_are_those_of_gold(self):
        for unit, name in ((CITY_ID, CITY), (DISTRICT_ID, DISTRICT)):
            query_context = dict((n, q) for n, _, q in self.charts())["key_figures"]
            rows = self.answer("key_figures", with_filter(with_filter(query_context, "unit_name", name), "period", QUARTER))[0]["data"]
            self.assertEqual(len(rows), len({row["indicator_name"] for row in rows}), "each indicator once")
            shown = [row for row in rows if row["value_text"] not in ("未公布", "无数据")]
            self.assertGreaterEqual(len(shown), 3, name)
            for row in shown:
                self.assertTrue(agrees(row["value_text"], gold(unit, row["indicator_name"])), row)

    def test_a_hidden_number_reads_as_hidden(self):
        _, rows = self.query(
            "SELECT DISTINCT value_text FROM ("
            + bundle.load("datasets")["indicator_value_by_language"]["sql"]
            + f") AS v WHERE suppressed AND language = 'zh' AND period = '{QUARTER}'"
        )
        self.assertEqual([("未公布",)], rows)


class DistrictTest(Mart):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        printed = subprocess.run(
            [HERE.parent / "account", "--user", "ohara", "--unit", DISTRICT], check=True, capture_output=True, text=True
        ).stdout
        cls.password = printed.split("the password is ")[1].split()[0]
        cls.district = Api(SITE, "ohara", cls.password)

    def test_a_district_sees_its_unit_and_the_city_and_no_other(self):
        for name, _, query_context in self.charts():
            columns = [c["column_name"] for c in bundle.load("datasets")[bundle.load("charts")[name]["dataset"]]["columns"]]
            if "unit_id" not in columns:
                continue
            query = {**query_context["queries"][0], "columns": ["unit_id"], "metrics": [], "filters": [], "orderby": []}
            asked = {**query_context, "queries": [query], "form_data": {}}
            status, results = self.district.ask(asked)
            self.assertEqual(200, status, name)
            seen = {row["unit_id"] for row in results[0]["data"]}
            self.assertIn(DISTRICT_ID, seen, name)
            self.assertLessEqual(seen, {DISTRICT_ID, CITY_ID}, name)
            _, results = self.api.ask(asked)
            self.assertGreater(len({row["unit_id"] for row in results[0]["data"]}), 10, name)

    def test_a_district_cannot_ask_for_tables_that_no_dashboard_shows(self):
        number = self.api.all("dataset")[bundle.identity("dataset", "indicator_value")]["id"]
        query = {"columns": ["unit_id"], "metrics": [], "filters": [], "row_limit": 10}
        asked = {"datasource": {"id": number, "type": "table"}, "queries": [query], "result_format": "json", "result_type": "full"}
        self.assertEqual(403, self.district.ask(asked)[0])
        self.assertEqual(200, self.api.ask(asked)[0])

    def test_a_district_finds_both_dashboards_in_the_browser(self):
        browser = Browser(SITE, "ohara", self.password)
        try:
            browser.open("situation-review")
            self.assertEqual([], browser.errors())
            browser.show_tab(1)
            self.assertEqual({CITY, DISTRICT}, {row[0] for row in browser.table("各区县 Districts")})
        finally:
            browser.close()


class BrowserTest(Mart):
    def setUp(self):
        self.browser = Browser(SITE, *ADMIN)
        self.addCleanup(self.browser.close)

    def key_figures(self):
        return {row[0]: row[1] for row in self.browser.table(KEY_FIGURES)}

    def test_every_tab_opens_without_an_error(self):
        for slug in ("situation-review", "operations"):
            self.browser.open(slug)
            for number in range(len(self.browser.tabs())):
                self.browser.show_tab(number)
                self.assertEqual([], self.browser.errors(), f"{slug}, tab {number}")
                self.assertEqual([], self.browser.empty_charts(), f"{slug}, tab {number}")
                if PICTURES:
                    self.browser.picture(Path(PICTURES) / f"superset-{slug}-{number + 1}.png")

    def test_changing_the_district_changes_the_key_figures(self):
        self.browser.open("situation-review")
        city = self.key_figures()
        self.assertTrue(agrees(city["万人发案率"], gold(CITY_ID, "万人发案率")), city)
        self.browser.choose("单元", DISTRICT)
        district = self.key_figures()
        self.assertTrue(agrees(district["万人发案率"], gold(DISTRICT_ID, "万人发案率")), district)
        self.assertNotEqual(city["万人发案率"], district["万人发案率"])
        self.assertEqual([], self.browser.errors())

    def test_the_language_changes_the_names(self):
        self.browser.open("situation-review")
        zh = self.key_figures()
        self.browser.choose("语言", "en")
        en = self.key_figures()
        self.assertEqual(zh["万人发案率"], en["Incidents per 10,000 residents"])
        self.assertNotIn("万人发案率", en)
        self.assertEqual([], self.browser.errors())


if __name__ == "__main__":
    unittest.main(verbosity=2)
