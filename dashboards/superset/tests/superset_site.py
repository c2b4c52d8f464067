"""A running Superset as its users meet it: the API, and pages in a browser."""

import json
import os
import re
import time

import requests
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

WAIT_SECONDS = 60
# Superset says on each page whether something went wrong in one of these.
ERRORS = '[data-test="toast-container"] .toast--danger, .toast--danger, .ant-alert-error, [data-test="error-content"], .ant-message-error'
LOADING = '[data-test="loading-indicator"], .loading, .ant-skeleton-active'


class Api:
    """The API with one person's rights."""

    def __init__(self, url, user, password):
        self.url = url
        self.session = requests.Session()
        answer = self.session.post(
            f"{url}/api/v1/security/login",
            json={"username": user, "password": password, "provider": "db", "refresh": False},
            timeout=WAIT_SECONDS,
        )
        answer.raise_for_status()
        self.session.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def get(self, path, **params):
        answer = self.session.get(f"{self.url}/api/v1/{path}", params=params, timeout=WAIT_SECONDS)
        answer.raise_for_status()
        return answer.json()

    def all(self, kind):
        """All things of a kind that the person may see, by their UUIDs."""
        return {thing["uuid"]: thing for thing in self.get(f"{kind}/", q="(page_size:100)")["result"]}

    def counts(self):
        """How many things there are of each kind that the bundle brings."""
        return {kind: len(self.all(kind)) for kind in ("database", "dataset", "chart", "dashboard")}

    def ask(self, query_context):
        """What the chart API answers: status, and the results of the queries."""
        answer = self.session.post(f"{self.url}/api/v1/chart/data", json=query_context, timeout=WAIT_SECONDS)
        return answer.status_code, answer.json().get("result", [])


class Browser:
    """A dashboard in Chromium."""

    def __init__(self, url, user, password):
        self.url = url
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--window-size=1400,1500",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
        ):
            options.add_argument(argument)
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.log_in(user, password)

    def log_in(self, user, password):
        session = requests.Session()
        page = session.get(f"{self.url}/login/", timeout=WAIT_SECONDS).text
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"|csrf_token&#34;: &#34;([^&]+)&#34;|value="([^"]+)"[^>]*name="csrf_token"', page)
        data = {"username": user, "password": password}
        if token:
            data["csrf_token"] = next(filter(None, token.groups()))
        session.post(f"{self.url}/login/", data=data, allow_redirects=False, timeout=WAIT_SECONDS)
        self.driver.get(f"{self.url}/static/assets/manifest.json")
        for cookie in session.cookies:
            self.driver.add_cookie({"name": cookie.name, "value": cookie.value})

    def close(self):
        self.driver.quit()

    def open(self, slug):
        self.driver.get(f"{self.url}/superset/dashboard/{slug}/")
        self.until(self.tabs, "the dashboard shows no tabs")
        self.settle()

    def find(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def until(self, found, problem, seconds=WAIT_SECONDS):
        end = time.time() + seconds
        while time.time() < end:
            result = found()
            if result:
                return result
            time.sleep(0.25)
        raise AssertionError(f"{problem} after {seconds} s")

    def settle(self):
        """Waits until nothing has been loading for two seconds."""
        quiet = 0
        end = time.time() + WAIT_SECONDS
        while quiet < 8 and time.time() < end:
            quiet = 0 if self.find(LOADING) else quiet + 1
            time.sleep(0.25)
        if quiet < 8:
            raise AssertionError("charts are still loading")

    def tabs(self):
        return [tab for tab in self.find(".dashboard-component-tabs [role=tab]") if tab.text.strip()]

    def show_tab(self, number):
        self.tabs()[number].click()
        time.sleep(1)
        self.settle()

    def errors(self):
        return [error.text for error in self.find(ERRORS) if error.is_displayed()]

    def empty_charts(self):
        """Titles of the charts in view that show nothing."""
        return [
            chart.text.splitlines()[0]
            for chart in self.find(".dashboard-component-chart-holder")
            if chart.is_displayed() and chart.find_elements(By.CSS_SELECTOR, ".ant-empty")
        ]

    def table(self, title):
        """The rows of the table chart with that title, each a list of cells."""
        for chart in self.find(".dashboard-component-chart-holder"):
            if chart.is_displayed() and chart.text.startswith(title):
                return [
                    [cell.text for cell in row.find_elements(By.CSS_SELECTOR, "td")]
                    for row in chart.find_elements(By.CSS_SELECTOR, "tbody tr")
                ]
        raise AssertionError(f"there is no chart {title}")

    def choose(self, name, value):
        """Chooses a value in a filter and applies it."""
        boxes = [box for box in self.find('[data-test="form-item-value"], .filter-item-wrapper, [data-test="filter-control"]') if box.text.startswith(name)]
        field = (boxes or [self.control(name)])[0].find_element(By.CSS_SELECTOR, "input")
        ActionChains(self.driver).move_to_element(field).click().send_keys(value).pause(2).perform()
        self.until(
            lambda: [o for o in self.find(".ant-select-item-option") if o.is_displayed() and o.text == value],
            f"{name} does not offer {value}",
        )[0].click()
        ActionChains(self.driver).send_keys(Keys.ESCAPE).perform()
        # What hangs on the chosen value is asked for anew before it can be applied.
        time.sleep(2)
        self.settle()
        self.until(
            lambda: [b for b in self.find('[data-test="filter-bar__apply-button"]') if b.is_enabled()],
            "the filters cannot be applied",
        )[0].click()
        time.sleep(1)
        self.settle()

    def control(self, name):
        for label in self.find('[data-test="filter-control-name"], .filter-control-name, h3, label'):
            if label.text.startswith(name):
                return label.find_element(By.XPATH, "./ancestor::*[.//input][1]")
        raise AssertionError(f"there is no filter {name}")

    def picture(self, path):
        """The dashboard in view, down to its last chart."""
        height = self.driver.execute_script(
            "return Math.max(...[...document.querySelectorAll('.dashboard-component-chart-holder')]"
            ".filter(e => e.offsetParent).map(e => e.getBoundingClientRect().bottom + window.scrollY))"
        )
        self.driver.set_window_size(1400, int(height) + 170)
        time.sleep(2)
        self.settle()
        self.driver.save_screenshot(str(path))
        self.driver.set_window_size(1400, 1500)


def with_filter(query_context, column, value):
    """A chart's queries limited to a value, as a dashboard's filter limits them."""
    changed = json.loads(json.dumps(query_context))
    for query in changed["queries"]:
        query["filters"].append({"col": column, "op": "IN", "val": [value]})
    return changed


if __name__ == "__main__":
    print(json.dumps(Api(os.environ["MUYE_TEST_SITE"], "admin", os.environ["MUYE_TEST_ADMIN_PASSWORD"]).counts()))
