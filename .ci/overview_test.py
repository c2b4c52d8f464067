"""The page of `muye show` as a person meets it on a phone and at a desk; OVERVIEW_PAGES has it in both languages."""

import os
import pathlib
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

PAGES = pathlib.Path(os.environ["OVERVIEW_PAGES"]).resolve()
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
CHAPTERS = {
    "zh": ("最近一次夜间运行", "各区县情况", "综合指数排名", "周计数报警", "研判提示", "数据质量"),
    "en": ("The last night", "Districts in", "Ranks by the composite index", "Alarms", "Review alerts", "Data quality"),
}
# What sticks out of the window, but for what lies in a box of its own that scrolls.
BEYOND = """
const wide = document.documentElement.clientWidth + 1;
return [...document.querySelectorAll('main *')].filter(element => !element.closest('.scroll') || element.matches('.scroll'))
  .filter(element => { const box = element.getBoundingClientRect(); return box.width > 0 && (box.right > wide || box.left < -1); })
  .map(element => element.tagName + ' ' + (element.textContent || '').trim().slice(0, 40));
"""


class OverviewTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()

    def each(self):
        """Opens the page in each language at each width."""
        for language in CHAPTERS:
            for name, (width, height) in WIDTHS.items():
                # A window is never narrower than 500: a phone is emulated.
                self.driver.execute_cdp_cmd(
                    "Emulation.setDeviceMetricsOverride",
                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": name == "phone"},
                )
                self.driver.get((PAGES / f"{language}.html").as_uri())
                self.where = f"{language}, {name}"
                yield language, name

    def _formatMessage(self, msg, standardMsg):
        return f"{self.where}: {super()._formatMessage(msg, standardMsg)}"

    def run_script(self, script):
        return self.driver.execute_script(script)

    def test_nothing_sticks_out(self):
        for language, name in self.each():
            self.assertEqual(self.run_script("return window.innerWidth"), WIDTHS[name][0])
            self.assertEqual(self.run_script("return document.documentElement.scrollWidth"), WIDTHS[name][0])
            self.assertEqual(self.run_script(BEYOND), [])
            # The search finds what does.
            self.run_script(
                "const wide = document.createElement('div'); wide.textContent = 'wide'; wide.style.cssText = 'width: 3000px';"
                "document.querySelector('main').append(wide)"
            )
            self.assertEqual(self.run_script(BEYOND), ["DIV wide"])

    def test_wide_tables_scroll_on_a_phone(self):
        for language, name in self.each():
            scrolls = self.run_script(
                "return [...document.querySelectorAll('.scroll')].map(box => getComputedStyle(box).overflowX)"
            )
            self.assertTrue(scrolls)
            self.assertEqual(set(scrolls), {"auto"})

    def test_chapters_come_in_order_and_links_lead_to_them(self):
        for language, name in self.each():
            titles = self.run_script("return [...document.querySelectorAll('h2')].map(h => h.textContent)")
            self.assertEqual(len(titles), len(CHAPTERS[language]), titles)
            for title, words in zip(titles, CHAPTERS[language]):
                self.assertIn(words, title)
            missing = self.run_script(
                "return [...document.querySelectorAll('nav a')].filter(a => !document.querySelector(a.getAttribute('href')))"
                ".map(a => a.textContent)"
            )
            self.assertEqual(missing, [])

    def test_map_and_ranks_are_drawn(self):
        for language, name in self.each():
            drawn = self.run_script(
                "return [...document.querySelectorAll('figure svg')].map(svg => {"
                " const box = svg.getBoundingClientRect();"
                " return [box.width, box.height, svg.querySelectorAll('path, polygon, circle').length]; })"
            )
            self.assertGreaterEqual(len(drawn), 4)
            for width, height, shapes in drawn:
                self.assertGreater(width, 300)
                self.assertGreater(height, 100)
                self.assertGreater(shapes, 10)

    def test_nothing_is_fetched_and_nothing_goes_wrong(self):
        for language, name in self.each():
            self.assertEqual(self.run_script("return performance.getEntriesByType('resource').map(r => r.name)"), [])
            self.assertEqual(self.run_script("return document.scripts.length"), 0)
            self.assertEqual(self.driver.get_log("browser"), [])

    def test_no_word_is_left_unfilled(self):
        for language, name in self.each():
            words = self.run_script("return document.body.innerText")
            for leftover in ("{0}", "null", "NaN", "undefined"):
                self.assertNotIn(leftover, words)

    def test_pictures(self):
        for language, name in self.each():
            size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
            self.assertGreater(size["height"], 2000)
            width, _ = WIDTHS[name]
            self.driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": int(size["height"]), "deviceScaleFactor": 1, "mobile": name == "phone"},
            )
            self.assertTrue(self.driver.save_screenshot(str(PAGES / f"{language}-{name}.png")))


if __name__ == "__main__":
    unittest.main()
