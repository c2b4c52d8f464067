"""What the notebooks share: reading gold, a font that knows Chinese, and calling the program.

Nothing is computed here. A number that a notebook needs and gold does not have becomes an indicator in the program.
"""

import json
import os
import subprocess
from pathlib import Path

import matplotlib
import pandas as pd
from deltalake import DeltaTable
from matplotlib import font_manager

ROOT = Path(__file__).resolve().parent.parent
FONT = ROOT / "jobs/src/main/resources/report/fonts/MuyeSans-Regular.ttf"

BLACK, GREY, LIGHT, RED, BLUE = "#222222", "#8a8a8a", "#d9d9d9", "#b2182b", "#2166ac"


def style():
    """Plain charts in the font of the reports, so that Chinese never comes out as boxes."""
    font_manager.fontManager.addfont(FONT)
    matplotlib.rcParams.update({
        "font.family": font_manager.FontProperties(fname=FONT).get_name(),
        "font.size": 10, "axes.unicode_minus": False, "axes.titlesize": 12, "axes.titlelocation": "left",
        "axes.spines.top": False, "axes.spines.right": False, "figure.dpi": 110, "figure.constrained_layout.use": True,
        "legend.frameon": False,
    })
    pd.set_option("display.max_rows", 40, "display.max_columns", 30, "display.max_colwidth", 70, "display.precision", 3)


class Gold:
    """The gold tables of a warehouse folder, or of the mart in PostgreSQL."""

    def __init__(self, source):
        self.mart = None
        if source.startswith("postgresql"):
            from sqlalchemy import create_engine

            # The password comes from PGPASSWORD or ~/.pgpass, never from a notebook.
            self.mart = create_engine(source)
        else:
            self.folder = Path(source) / "gold"
            if not self.folder.is_dir():
                raise SystemExit(f"{self.folder} is not there: run `./muye demo`, or name a warehouse by the parameter `source`")

    def tables(self):
        """Names of the tables that hold rows."""
        if self.mart is not None:
            sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'muye' ORDER BY 1"
            return list(pd.read_sql(sql, self.mart).table_name)
        return sorted(folder.name for folder in self.folder.iterdir() if (folder / "_delta_log").is_dir())

    def table(self, name, **equal):
        """The rows of a table whose columns have the given values; None stands for NULL, a list for any of its values.

        A table that was never written, or that the mart does not show, has no rows and no columns.
        """
        if name not in self.tables():
            return pd.DataFrame()
        if self.mart is not None:
            rows = pd.read_sql_table(name, self.mart, schema="muye")
        else:
            rows = DeltaTable(self.folder / name).to_pyarrow_dataset().to_table().to_pandas()
        for column, value in equal.items():
            if value is None:
                rows = rows[rows[column].isna()]
            else:
                rows = rows[rows[column].isin(value if isinstance(value, list) else [value])]
        return rows.reset_index(drop=True)

    def standing(self, *names):
        """Of each table: rows, the latest as-of day, and the runs that wrote it."""
        lines = []
        for name in names:
            rows = self.table(name)
            lines.append({
                "table": name,
                "rows": len(rows),
                "as_of": str(max(rows.as_of))[:10] if "as_of" in rows and len(rows) else "",
                "run_id": ", ".join(sorted(rows.run_id.unique())[-2:]) if "run_id" in rows else "",
            })
        return pd.DataFrame(lines)

    def definitions(self, *ids):
        """What indicators mean: name, unit, formula and version of the definition."""
        rows = self.table("indicator_definition", indicator_id=list(ids))
        newest = rows.sort_values("definition_version").drop_duplicates("indicator_id", keep="last")
        return newest[["indicator_id", "definition_version", "name_zh", "name_en", "unit_zh", "formula_zh", "interval_method_zh"]]

    def latest(self, period_type, indicator):
        """The last period of a kind whose value of the indicator is no longer provisional."""
        rows = self.table("indicator_value", indicator_id=indicator, period_type=period_type, category=None)
        settled = rows[rows.release.isin(["FIRST", "REVISED"]) & rows.value.notna()]
        chosen = settled if len(settled) else rows[rows.value.notna()]
        return chosen.sort_values("period_start").period.iloc[-1]

    def units(self):
        """The id of the whole region, and the others."""
        unit = self.table("unit")
        root = unit[unit.parent_id.isna()].unit_id.iloc[0]
        return root, sorted(set(unit.unit_id) - {root})


def reporting(rows, units):
    """Rows of the units that are compared: neither the region nor records without a known unit."""
    return rows[rows.unit_id.isin(units)]


def muye(config, *words):
    """What the program answers, as data; the program is called as a person would call it."""
    command = [str(ROOT / "muye"), *words, "--json", "--config", str(config)]
    answer = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"MUYE_HEAP": os.environ.get("MUYE_HEAP", "2g")})
    if answer.returncode != 0:
        raise RuntimeError(f"muye {' '.join(words)}: {answer.stderr.strip()}")
    return json.loads(answer.stdout)
