"""Makes the bundle that Superset imports out of the files beside this one.

Datasets are generated from the contracts (datasets/); charts and dashboards are written by hand (charts/,
dashboards/). Identities are UUIDs made of names, so that importing again updates what is there, and the same files
give the same bytes.

    python bundle.py bundle.zip
"""

import json
import sys
import uuid
import zipfile
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://muye.invalid/dashboards/superset")
VERSION = "1.0.0"
DATABASE = "muye"
DATABASE_FILE = "databases/muye.yaml"
# Rows of a chart are few; more would be a chart that nobody reads.
ROW_LIMIT = 10000
# A fixed time, since the clock would make every bundle another one.
TIMESTAMP = "2026-01-01T00:00:00+00:00"


def identity(kind, name):
    """The lasting UUID of a thing."""
    return str(uuid.uuid5(NAMESPACE, f"{kind}:{name}"))


def dump(document):
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)


def load(folder):
    """The documents of a folder by the names of their files."""
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((HERE / folder).glob("*.yaml"))}


def database():
    return {
        "database_name": "牧野数据集市 Muye mart",
        # Stands for the mart until `up` writes its address.
        "sqlalchemy_uri": "postgresql+psycopg2://muye_reader:XXXXXXXXXX@127.0.0.1:54330/muye",
        "cache_timeout": None,
        "expose_in_sqllab": True,
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_csv_upload": False,
        "extra": {"allows_virtual_table_explore": True},
        "uuid": identity("database", DATABASE),
        "version": VERSION,
    }


def dataset(document):
    name = document["table_name"]
    made = {
        "table_name": name,
        "main_dttm_col": None,
        "description": document["description"],
        "default_endpoint": None,
        "offset": 0,
        "cache_timeout": None,
        "catalog": None,
        "schema": document["schema"],
        "sql": document.get("sql"),
        "params": None,
        "template_params": None,
        "filter_select_enabled": True,
        "fetch_values_predicate": None,
        "extra": document["extra"],
        "normalize_columns": False,
        "always_filter_main_dttm": False,
        "uuid": identity("dataset", name),
        "metrics": [
            {**metric, "metric_type": None, "currency": None, "extra": {}, "warning_text": None}
            for metric in document["metrics"]
        ],
        "columns": [
            {**column, "is_active": True, "advanced_data_type": None, "expression": None, "python_date_format": None, "extra": {}}
            for column in document["columns"]
        ],
        "version": VERSION,
        "database_uuid": identity("database", DATABASE),
    }
    return made


def adhoc(condition):
    """A filter as charts have it, from a list such as [unit, ==, share], [category, IS NULL]."""
    subject, operator, *comparator = condition
    return {
        "clause": "WHERE",
        "expressionType": "SIMPLE",
        "subject": subject,
        "operator": operator,
        "comparator": comparator[0] if comparator else None,
    }


def query_filter(condition):
    subject, operator, *comparator = condition
    made = {"col": subject, "op": operator}
    if comparator:
        made["val"] = comparator[0]
    return made


def columns_and_metrics(params):
    """What each query of a chart asks for: the columns and the metrics of every kind of chart used here."""
    kind = params["viz_type"]
    if kind == "mixed_timeseries":
        return [
            ([params["x_axis"], *params["groupby"]], params["metrics"], params.get("adhoc_filters", [])),
            ([params["x_axis"], *params["groupby_b"]], params["metrics_b"], params.get("adhoc_filters_b", [])),
        ]
    if kind == "table" and params["query_mode"] == "raw":
        # Without any metrics the rows themselves are asked for, not their distinct values.
        asked = (params["all_columns"], None)
    elif kind == "table":
        asked = (params["groupby"], params["metrics"])
    elif kind == "pivot_table_v2":
        asked = (params["groupbyRows"] + params["groupbyColumns"], params["metrics"])
    elif kind == "heatmap_v2":
        asked = ([params["x_axis"], params["groupby"]], [params["metric"]])
    elif kind in ("echarts_timeseries_line", "echarts_timeseries_bar"):
        asked = ([params["x_axis"], *params["groupby"]], params["metrics"])
    elif kind == "deck_polygon":
        asked = ([params["line_column"], *params["js_columns"]], [params["metric"]])
    else:
        raise ValueError(f"charts of the kind {kind} have no query here yet")
    return [(*asked, params.get("adhoc_filters", []))]


def query_context(document, params, has_language):
    """The queries that the API answers for a chart; charts themselves take the language from the dashboard's filter."""
    queries = []
    for columns, metrics, filters in columns_and_metrics(params):
        conditions = [query_filter([f["subject"], f["operator"], *([f["comparator"]] if f["comparator"] is not None else [])]) for f in filters]
        if has_language:
            conditions.append({"col": "language", "op": "==", "val": "zh"})
        queries.append(
            {
                "columns": columns,
                "metrics": metrics,
                "filters": conditions,
                "orderby": document.get("order", []),
                "row_limit": params["row_limit"],
                "extras": {"having": "", "where": ""},
                "applied_time_extras": {},
                "annotation_layers": [],
                "series_columns": [],
                "series_limit": 0,
                "order_desc": True,
                "url_params": {},
                "custom_params": {},
                "custom_form_data": {},
            }
        )
    return json.dumps(
        {
            "datasource": {"id": 0, "type": "table"},
            "force": False,
            "queries": queries,
            "form_data": params,
            "result_format": "json",
            "result_type": "full",
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def chart(name, document, datasets):
    source = datasets[document["dataset"]]
    params = {"viz_type": document["viz_type"], "row_limit": ROW_LIMIT, **document["params"]}
    params["adhoc_filters"] = [adhoc(condition) for condition in document.get("filters", [])]
    if "filters_b" in document:
        params["adhoc_filters_b"] = [adhoc(condition) for condition in document["filters_b"]]
    has_language = any(column["column_name"] == "language" for column in source["columns"])
    return {
        "slice_name": document["title"],
        "description": document["description"],
        "certified_by": source["extra"]["certification"]["certified_by"],
        "certification_details": None,
        "viz_type": document["viz_type"],
        "params": params,
        "query_context": query_context(document, params, has_language),
        "cache_timeout": None,
        "uuid": identity("chart", name),
        "version": VERSION,
        "dataset_uuid": identity("dataset", document["dataset"]),
    }


def native_filter(document, chart_ids):
    """A filter of a dashboard that offers the values of a column."""
    made = {
        "id": f"NATIVE_FILTER-{document['id']}",
        "name": document["name"],
        "description": document.get("description", ""),
        "type": "NATIVE_FILTER",
        "filterType": "filter_select",
        "targets": [{"column": {"name": document["column"]}, "datasetUuid": identity("dataset", document["dataset"])}],
        "adhoc_filters": [adhoc(condition) for condition in document.get("filters", [])],
        "scope": {"rootPath": ["ROOT_ID"], "excluded": [chart_ids[name] for name in document.get("not_on", [])]},
        "controlValues": {
            "multiSelect": document.get("several", False),
            "enableEmptyFilter": document.get("required", False),
            "defaultToFirstItem": document.get("required", False),
            "searchAllOptions": False,
            "inverseSelection": False,
            "sortAscending": document.get("ascending", True),
        },
        # Else charts are drawn before the first value of the filter is applied.
        "requiredFirst": document.get("required", False),
        "defaultDataMask": {"extraFormData": {}, "filterState": {}, "ownState": {}},
        "cascadeParentIds": [f"NATIVE_FILTER-{parent}" for parent in document.get("depends_on", [])],
    }
    if "sort_metric" in document:
        made["sortMetric"] = document["sort_metric"]
        made["controlValues"]["sortMetric"] = document["sort_metric"]
    return made


def position(document, charts, chart_ids):
    """Where things stand: tabs, rows in them, and charts or texts in these."""
    nodes = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["TABS-all"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": document["title"]}},
        "TABS-all": {"type": "TABS", "id": "TABS-all", "children": [], "parents": ["ROOT_ID"], "meta": {}},
    }

    def put(kind, name, parents, meta):
        key = f"{kind}-{name}"
        nodes[key] = {"type": kind, "id": key, "children": [], "parents": parents, "meta": meta}
        nodes[parents[-1]]["children"].append(key)
        return [*parents, key]

    for t, tab in enumerate(document["tabs"]):
        inside_tab = put("TAB", tab["id"], ["ROOT_ID", "TABS-all"], {"text": tab["title"]})
        for r, row in enumerate(tab["rows"]):
            inside_row = put("ROW", f"{t}-{r}", inside_tab, {"background": "BACKGROUND_TRANSPARENT"})
            for c, cell in enumerate(row):
                size = {"width": cell["width"], "height": cell["height"]}
                if "text" in cell:
                    put("MARKDOWN", f"{t}-{r}-{c}", inside_row, {**size, "code": cell["text"]})
                else:
                    name = cell["chart"]
                    put(
                        "CHART",
                        name,
                        inside_row,
                        {
                            **size,
                            "chartId": chart_ids[name],
                            "sliceName": charts[name]["title"],
                            "uuid": identity("chart", name),
                        },
                    )
    return nodes


def dashboard(name, document, charts):
    shown = [cell["chart"] for tab in document["tabs"] for row in tab["rows"] for cell in row if "chart" in cell]
    chart_ids = {chart_name: number for number, chart_name in enumerate(shown, start=1)}
    return {
        "dashboard_title": document["title"],
        "description": document["description"],
        "css": document.get("css", ""),
        "slug": name.replace("_", "-"),
        "certified_by": None,
        "certification_details": None,
        "published": True,
        "uuid": identity("dashboard", name),
        "position": position(document, charts, chart_ids),
        "metadata": {
            "native_filter_configuration": [native_filter(f, chart_ids) for f in document["filters"]],
            "chart_configuration": {},
            "global_chart_configuration": {"scope": {"rootPath": ["ROOT_ID"], "excluded": []}},
            "cross_filters_enabled": False,
            "color_scheme": "supersetColors",
            "label_colors": {},
            "shared_label_colors": [],
            "map_label_colors": {},
            "expanded_slices": {},
            "refresh_frequency": 0,
            "timed_refresh_immune_slices": [],
            "default_filters": "{}",
        },
        "version": VERSION,
    }


def used_datasets():
    """Names of the datasets that the dashboards show or filter by."""
    used = {document["dataset"] for document in load("charts").values()}
    for document in load("dashboards").values():
        used.update(f["dataset"] for f in document["filters"])
    return sorted(used)


def files():
    """The bundle's files by name."""
    datasets = {document["table_name"]: document for document in load("datasets").values()}
    charts = load("charts")
    made = {
        "metadata.yaml": {"version": VERSION, "type": "assets", "timestamp": TIMESTAMP},
        DATABASE_FILE: database(),
    }
    for name, document in datasets.items():
        made[f"datasets/muye/{name}.yaml"] = dataset(document)
    for name, document in charts.items():
        made[f"charts/{name}.yaml"] = chart(name, document, datasets)
    for name, document in load("dashboards").items():
        made[f"dashboards/{name}.yaml"] = dashboard(name, document, charts)
    return {name: dump(document) for name, document in made.items()}


def write(path):
    """Writes the ZIP; the same files give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files().items():
            entry = zipfile.ZipInfo(f"muye/{name}", date_time=(2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("error: no file to write the bundle to.\n  do:  python bundle.py bundle.zip")
    write(sys.argv[1])
