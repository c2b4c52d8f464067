"""Attacks a mart: from everything that is shown, what follows about what is hidden?

The attacker is granted more than a reader can have: to know which sums and which equalities hold. Those are read from
the warehouse, their numbers are not.

* Units add up to the region, quarters to halves and years, months of the region to its quarters, classes to what they
  are classes of, classes of a second level to those of the first; each sum that holds is known to hold.
* Counts that agree nearly everywhere are known to be the same wherever they agree.
* A part is at most its whole; weeks inside a month are at most the month, and the month is at most the weeks that
  touch it; a change on the year before shows last year's count.
* Zeros are shown, so that a hidden count of a row without a whole is at least 1; only of units that are left out of a
  period nothing is known.

Bounds of every count that is shown nowhere are found by linear programming (HiGHS): first with random objectives, each
of which widens the known range of many counts at once, then one by one for those whose range is still narrow. A count
is recovered when one whole number is left for it.

Smoothed rates are shrunk to a gamma distribution of all units' rates. Two of them give its parameters, and so the sum of
the counts of all units: nothing may be hidden where that follows.

A second attacker knows besides that what one share leaves over may be what another indicator counts. That one must not
recover a small count; how many others it recovers, which are hidden for the sake of small ones only, is told.

  PGPASSWORD=... disclosure_attack.py postgresql://READER@HOST:PORT/DATABASE WAREHOUSE SMALLEST
"""

import collections
import re
import sys

import deltalake
import highspy
import numpy as np
import pandas as pd
import psycopg2
import scipy.sparse
import scipy.sparse.csgraph

SEED = 7
ROUNDS = 40
SAME = 0.95  # counts that agree in so many places are taken for the same where they agree
OFTEN = 0.5  # classes whose sum holds in so many places are known to be all there are where it holds
TABLES = ["indicator_value", "indicator_release", "indicator_definition", "unit"]
NUMBER, WHOLE, REST = "numerator", "denominator", "rest"


def published(address):
    with psycopg2.connect(address) as connection, connection.cursor() as cursor:
        for name in TABLES:
            cursor.execute(f"SELECT * FROM muye.{name}")
            yield name, pd.DataFrame(cursor.fetchall(), columns=[column.name for column in cursor.description])


def counts(frame, root, shares, with_rests):
    """Rows of (unit, period, (part, indicator, class), value, lower limit); NaN where it is hidden."""
    rows = []
    for row in frame.itertuples():
        category = row.category if isinstance(row.category, str) else ""
        if row.unit_id != root and "-" in row.period:
            # Months and weeks of districts are shown nowhere, and can be filled in whatever their quarters are.
            continue
        hidden = bool(row.suppressed)
        if not hidden and pd.isna(row.numerator):
            continue
        # A whole is shown beside a hidden part, unless it is hidden itself.
        is_share = row.indicator_id in shares
        # What is published for no such period is hidden when it is 0, too.
        may_be_zero = is_share or row.release == "PROVISIONAL" or "W" in row.period
        rows.append((row.unit_id, row.period, (NUMBER, row.indicator_id, category), row.numerator, 0 if may_be_zero else 1))
        if is_share:
            whole = row.denominator
            if pd.isna(whole) and not hidden and row.value:
                # What is not published follows from part and share.
                whole = round(row.numerator / row.value, 6)
            rows.append((row.unit_id, row.period, (WHOLE, row.indicator_id, category), whole, 0))
            if with_rests:
                rest = whole - row.numerator
                rows.append((row.unit_id, row.period, (REST, row.indicator_id, category), rest, 0))
        elif row.indicator_id == "I3_YOY_ABS" and not category and "W" not in row.period:
            year = str(int(row.period[:4]) - 1) + row.period[4:]
            rows.append((row.unit_id, year, (WHOLE, "I3_YOY_ABS", ""), row.denominator, 0))
    return rows


class Structure:
    """Which counts are the same, and which sums hold: from the true counts."""

    def __init__(self, rows):
        self.true = {(unit, period, series): float(value) for unit, period, series, value, _ in rows}
        by_series = collections.defaultdict(dict)
        for (unit, period, series), value in self.true.items():
            if value > 0:
                by_series[series][(unit, period)] = value
        self.first = {}
        names = sorted(by_series, key=lambda series: (-len(by_series[series]), series))
        for i, name in enumerate(names):
            own = by_series[name]
            for other in names[:i]:
                if self.first[other] != other:
                    continue
                both = [place for place in own if place in by_series[other]]
                equal = sum(own[place] == by_series[other][place] for place in both)
                if both and equal >= SAME * len(both) and len(both) >= SAME * len(own):
                    self.first[name] = other
                    break
            else:
                self.first[name] = name

    def cell(self, unit, period, series):
        """One name for a count, whatever it is called where it is shown."""
        first = self.first.get(series, series)
        same = self.true.get((unit, period, first)) == self.true.get((unit, period, series))
        return (unit, period, first if same else series)

    def value(self, cell):
        return self.true.get(cell, 0.0)


class System:
    """Hidden counts as unknowns, with the sums and bounds among them."""

    def __init__(self, rows, structure):
        self.structure = structure
        self.known, self.floor, hidden = {}, {}, set()
        self.names = collections.defaultdict(set)
        for unit, period, series, value, floor in rows:
            cell = structure.cell(unit, period, series)
            self.names[cell].add(series)
            if pd.isna(value):
                hidden.add(cell)
                self.floor[cell] = max(min(floor, structure.value(cell)), self.floor.get(cell, 0))
            else:
                self.known[cell] = float(value)
        self.unknowns = sorted(hidden - self.known.keys())
        self.index = {cell: i for i, cell in enumerate(self.unknowns)}
        self.equations, self.bounds = [], []
        self.parts = [(structure.cell(u, p, s), structure.cell(u, p, (WHOLE, *s[1:])),
                       structure.cell(u, p, (REST, *s[1:])) if (u, p, (REST, *s[1:])) in structure.true else None)
                      for u, p, s, _, _ in rows if s[0] == NUMBER and (u, p, (WHOLE, *s[1:])) in structure.true
                      and not s[1].startswith("I3")]

    def add(self, plus, minus, holds):
        """sum(plus) = sum(minus), or <= with `bounds`; only if it holds for the true counts."""
        row, constant, truth = collections.Counter(), 0.0, 0.0
        for sign, cells in ((1, plus), (-1, minus)):
            for cell in cells:
                truth += sign * self.structure.value(cell)
                if cell in self.index:
                    row[self.index[cell]] += sign
                else:
                    constant += sign * self.known.get(cell, 0.0)
        row = {unknown: sign for unknown, sign in row.items() if sign}
        if row and (abs(truth) < 1e-6 if holds == "=" else truth < 1e-6):
            (self.equations if holds == "=" else self.bounds).append((row, -constant))

    def relate(self, root):
        by_series = collections.defaultdict(set)
        for cell, series in self.names.items():
            for one in series:
                by_series[one].add(cell[:2])
        cell = self.structure.cell
        # A class that has no row in a published period is 0.
        published_periods = {period for places in by_series.values() for _, period in places}
        classes = collections.defaultdict(set)
        for series, places in sorted(by_series.items()):
            units = sorted({unit for unit, _ in places} - {root})
            periods = {period for _, period in places}
            if series[2]:
                classes[series[:2]].add(series[2])
            for period in sorted(periods):
                self.add([cell(u, period, series) for u in units if (u, period) in places], [cell(root, period, series)], "=")
            for unit, period in sorted(places):
                for parts in (months(period) if unit == root else [], quarters(period)):
                    if parts and all(part in published_periods for part in parts):
                        self.add([cell(unit, part, series) for part in parts], [cell(unit, period, series)], "=")
            self.weeks(series, root, places)
        for (part, indicator), names in sorted(classes.items()):
            if part == NUMBER:
                self.classes(indicator, sorted(names), by_series)
        for part, whole, rest in self.parts:
            self.add([part], [whole], "<=")
            if rest:
                self.add([part, rest], [whole], "=")

    def classes(self, indicator, names, by_series):
        """Groups of classes by the word before the colon, and by the first level of their code."""
        groups = collections.defaultdict(list)
        for name in names:
            group = name.split(":")[0] if ":" in name else "week" if name.startswith("week") else ""
            if any(other.startswith("L1:") for other in names) and ":" not in name:
                group = "L1" if name == "UNK" else "L2"
            groups[group].append(name)
            if group == "L2":
                groups["L1:" + name.split(":")[-1][:2]].append(name)
        cell = self.structure.cell
        for group, inside in sorted(groups.items()):
            places = sorted(set().union(*(by_series[(NUMBER, indicator, name)] for name in inside)))
            wholes = [(WHOLE, indicator, inside[0]), (NUMBER, indicator, ""), (NUMBER, "I2", "")]
            if group.startswith("L1:"):
                wholes = [(NUMBER, indicator, group)]
            for whole in wholes:
                sums = [([cell(*place, (NUMBER, indicator, name)) for name in inside], [cell(*place, whole)])
                        for place in places if place in by_series[whole] or (*place, whole) in self.structure.true]
                right = sum(self.holds(*both) for both in sums)
                # A sum that holds now and then holds by chance, and nobody would think of it.
                if right >= OFTEN * len(sums):
                    for both in sums:
                        self.add(*both, "=")

    def holds(self, plus, minus):
        return abs(sum(map(self.structure.value, plus)) - sum(map(self.structure.value, minus))) < 1e-6

    def weeks(self, series, root, places):
        starts = {p: pd.Timestamp.fromisocalendar(int(p[:4]), int(p[6:]), 1) for u, p in places if u == root and "W" in p}
        if not starts:
            return
        cell = self.structure.cell
        for _, month in sorted(p for p in places if p[0] == root and re.fullmatch(r"\d{4}-\d{2}", p[1])):
            first = pd.Timestamp(month + "-01")
            last = first + pd.offsets.MonthEnd(0)
            touching = [p for p, start in starts.items() if start <= last and start + pd.Timedelta(days=6) >= first]
            inside = [p for p in touching if starts[p] >= first and starts[p] + pd.Timedelta(days=6) <= last]
            self.add([cell(root, p, series) for p in inside], [cell(root, month, series)], "<=")
            self.add([cell(root, month, series)], [cell(root, p, series) for p in touching], "<=")


def months(period):
    match = re.fullmatch(r"(\d{4})Q(\d)", period)
    return [f"{match[1]}-{m:02d}" for m in range(3 * int(match[2]) - 2, 3 * int(match[2]) + 1)] if match else []


def quarters(period):
    match = re.fullmatch(r"(\d{4})(?:H(\d))?", period)
    if not match:
        return []
    half = int(match[2] or 0)
    return [f"{match[1]}Q{q}" for q in (range(1, 5) if not half else (2 * half - 1, 2 * half))]


def matrix(relations, size):
    data, rows, columns, right = [], [], [], []
    for number, (row, constant) in enumerate(relations):
        for column, value in row.items():
            rows.append(number)
            columns.append(column)
            data.append(value)
        right.append(constant)
    return scipy.sparse.csr_matrix((data, (rows, columns)), shape=(len(relations), size)), np.array(right)


class Program:
    """A linear program that is solved for one objective after the other, each time from where the last ended."""

    def __init__(self, floor, equal, equal_right, most, most_right):
        rows = scipy.sparse.vstack([equal, most]).tocsr()
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(floor), rows.shape[0]
        program.col_cost_ = np.zeros(len(floor))
        program.col_lower_, program.col_upper_ = floor, np.full(len(floor), 1e6)
        program.row_lower_ = np.concatenate([equal_right, np.full(len(most_right), -highspy.kHighsInf)])
        program.row_upper_ = np.concatenate([equal_right, most_right])
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_, program.a_matrix_.index_, program.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
        self.columns = np.arange(len(floor), dtype=np.int32)
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.passModel(program)
        self.solved = 0

    def solve(self, objective):
        self.solver.changeColsCost(len(self.columns), self.columns, objective)
        self.solver.run()
        self.solved += 1
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise SystemExit(f"no table agrees with what is shown: {self.solver.getModelStatus()}")
        return np.array(self.solver.getSolution().col_value)


def ranges(system):
    """The least and greatest value found for each unknown, over all tables that agree with what is shown."""
    size = len(system.unknowns)
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    equal, equal_right = matrix(system.equations, size)
    most, most_right = matrix(system.bounds, size)
    links = abs(scipy.sparse.vstack([equal, most]))
    number, labels = scipy.sparse.csgraph.connected_components(links.T @ links)
    floor = np.array([system.floor[cell] for cell in system.unknowns], dtype=float)
    # That a count is 0 may be known.
    counted = np.array([system.structure.value(cell) > 0 for cell in system.unknowns])
    generator = np.random.default_rng(SEED)
    solved = 0
    for part in range(number):
        members = np.flatnonzero(labels == part)
        rows_equal = np.unique(equal[:, members].nonzero()[0])
        rows_most = np.unique(most[:, members].nonzero()[0])
        program = Program(floor[members], equal[rows_equal][:, members], equal_right[rows_equal],
                          most[rows_most][:, members], most_right[rows_most])

        def narrow():
            return counted[members] & ~(high[members] - low[members] >= 1 - 1e-6)

        def solve(objective):
            values = program.solve(objective)
            low[members] = np.minimum(low[members], values)
            high[members] = np.maximum(high[members], values)

        for _ in range(ROUNDS):
            if narrow().any():
                # Each count that is still narrow is pulled in a direction of its own.
                solve(np.where(narrow(), generator.choice([-1.0, 1.0], len(members)), 0.0))
        for position in np.flatnonzero(narrow()):
            for direction in (1.0, -1.0):
                if narrow()[position]:
                    objective = np.zeros(len(members))
                    objective[position] = direction
                    solve(objective)
        solved += program.solved
    return low, high, solved, number


def known(shown, gold, root, shares, with_rests):
    """Which counts are shown, which are not, and what holds among them."""
    structure = Structure(counts(gold.assign(suppressed=False), root, shares, with_rests))
    rows = counts(shown, root, shares, with_rests)
    # Of what is left out it is not even known whether it is 0.
    left_out = set(zip(gold.unit_id, gold.period)) - set(zip(shown.unit_id, shown.period))
    left_out &= {key[:2] for key in structure.true}
    series = {(row[1], row[2]) for row in rows}
    rows += [(unit, period, one, np.nan, 0) for unit, period in sorted(left_out) for at, one in sorted(series) if at == period]
    # Classes of a period that is still open are not published; from their absence nothing follows.
    still_open = set(shown[(shown.unit_id == root) & (shown.release == "PROVISIONAL")].period)
    classes = {row[2] for row in rows if row[2][2]}
    rows += [(root, period, one, np.nan, 0) for period in sorted(still_open) for one in sorted(classes)]
    return structure, System(rows, structure), left_out


def solved_for(publication, with_rests):
    """What is known, the least and the greatest number for each unknown, which unknowns are recovered, and at what cost."""
    structure, system, _ = known(*publication, with_rests)
    system.relate(publication[2])
    low, high, solved, parts = ranges(system)
    low, high = np.ceil(low - 1e-6), np.floor(high + 1e-6)
    recovered = [i for i, cell in enumerate(system.unknowns) if low[i] == high[i] and structure.value(cell) > 0]
    return structure, system, low, high, recovered, solved, parts


def attack_with_rests(name, publication, smallest):
    structure, system, _, _, recovered, _, _ = solved_for(publication, with_rests=True)
    cells = [system.unknowns[i] for i in recovered]
    small = [cell for cell in cells if structure.value(cell) < smallest]
    print(f"{name}: granted the rests of shares as well: {len(cells)} recovered, {len(small)} of them below {smallest}")
    for cell in small[:25]:
        print(f"  by rests: {cell} {structure.value(cell):.0f} {sorted(system.names[cell])[:6]}")
    return len(small)


def attack(name, publication, smallest):
    structure, system, low, high, recovered, solved, parts = solved_for(publication, with_rests=False)
    small = sorted(cell for cell, value in system.known.items() if 0 < value < smallest)
    # The rest of a share is shown where both of its numbers are, in whatever rows.
    rests = sorted({part for part, whole, _ in system.parts if part in system.known and whole in system.known
                    and 0 < system.known[whole] - system.known[part] < smallest})
    print(f"{name}: {len(system.known)} counts shown, {len(system.unknowns)} shown nowhere, {len(system.equations)} sums "
          f"and {len(system.bounds)} bounds among them in {parts} parts; {solved} linear programs")
    print(f"{name}: {len(recovered)} recovered, {len(small)} small counts shown, {len(rests)} small rests shown, "
          f"{int((high - low == 1).sum())} known to within 1, {int((high - low < smallest - 1).sum())} to within less than {smallest - 1}")
    for title, cells in (("recovered", [system.unknowns[i] for i in recovered]), ("small", small), ("rest", rests)):
        for cell in cells[:25]:
            print(f"  {title}: {cell} {structure.value(cell):.0f} {sorted(system.names[cell])[:6]}")
    return len(recovered) + len(small) + len(rests)


def attack_smoothed(name, publication):
    """From smoothed rates: (count + shape) / (persons + rate), with the same shape and rate for all units of a period.

    Where the units differ no more than by chance, each is the overall rate itself.
    """
    shown, gold, root, _ = publication
    keys = ["indicator_id", "category", "period_type", "period"]
    shown, gold = (frame.assign(category=frame.category.fillna("")) for frame in (shown, gold))
    smoothed = gold[gold.value_smoothed.notna() | (gold.unit_id == root)]
    visible = shown[shown.numerator.notna()].set_index([*keys, "unit_id"]).index
    hidden = smoothed[~pd.MultiIndex.from_frame(smoothed[[*keys, "unit_id"]]).isin(visible) & smoothed.numerator.notna()]
    hides = set(map(tuple, hidden[keys].to_numpy()))
    truth = gold[gold.value_smoothed.notna()].groupby(keys)[["numerator", "denominator"]].sum()
    slices, recovered = 0, []
    for key, frame in shown[shown.value_smoothed.notna()].groupby(keys):
        counts, persons = frame.numerator.astype(float), frame.denominator.astype(float)
        rate = frame.value_smoothed.astype(float) / 10_000
        overall = rate.iloc[0]
        if np.ptp(rate) > 1e-12:
            (shape, by), *_ = np.linalg.lstsq(np.c_[-np.ones(len(frame)), rate], counts - rate * persons, rcond=None)
            overall = shape / by
        slices += 1
        if key in hides and abs(overall * truth.denominator[key] - truth.numerator[key]) < 0.5:
            recovered.append(key)
    print(f"{name}: smoothed rates in {slices} of {len(truth)} sets of units; the sum of all units follows "
          f"where something is hidden in {len(recovered)}")
    for key in recovered[:10]:
        print("  by smoothed rates:", *key)
    return len(recovered)


def between(first, now):
    """What one publication hides and the other shows."""
    keys = ["indicator_id", "definition_version", "unit_id", "boundary_version", "period", "category"]
    both = first.merge(now, on=keys, suffixes=("_first", "_now"))
    has_count = (both.numerator_first.fillna(0) != 0) | (both.numerator_now.fillna(0) != 0)
    differ = both[(both.suppressed_first != both.suppressed_now) & has_count]
    print(f"two releases: {len(both)} values in both, {len(differ)} hidden in one and shown in the other")
    for row in differ.head(10).itertuples():
        print("  ", row.indicator_id, row.unit_id, row.period, row.category, row.numerator_first, row.numerator_now)
    return len(differ)


def utility(values, root):
    """What readers lose: the share of the values after their first release that are hidden."""
    values = values[values.release != "PROVISIONAL"]
    where = np.where(values.unit_id == root, "region", "units")
    for (place, kind, broken_down), frame in values.groupby([where, "period_type", values.category.notna()]):
        print(f"hidden: {place}, {kind}, {'classes' if broken_down else 'totals'}: {frame.suppressed.mean():.0%} of {len(frame)}")


def publications(tables, warehouse):
    """Everything that is published together: values and first releases, on each state of the boundaries."""
    units = tables["unit"]
    root = units[units.parent_id.isna()].unit_id.iloc[0]
    definitions = tables["indicator_definition"]
    shares = set(definitions[definitions.unit == "share"].indicator_id)
    # Acts of the authorities are published whole.
    persons = set(tables["indicator_value"].query("suppressed").indicator_id)
    for table in ("indicator_value", "indicator_release"):
        shown = tables[table][tables[table].indicator_id.isin(persons)]
        gold = deltalake.DeltaTable(f"{warehouse}/gold/{table}").to_pandas()
        gold = gold[gold.indicator_id.isin(persons)]
        for key, frame in shown.groupby(["definition_version", "boundary_version"]):
            same = gold[(gold.definition_version == key[0]) & (gold.boundary_version == key[1])]
            yield f"{table}, boundaries of {key[1]}", frame, same, root, shares


def main(address, warehouse, smallest):
    tables = dict(published(address))
    leaks = 0
    for name, *publication in publications(tables, warehouse):
        root = publication[2]
        leaks += attack(name, publication, smallest)
        leaks += attack_with_rests(name, publication, smallest)
        leaks += attack_smoothed(name, publication)
    leaks += between(tables["indicator_release"], tables["indicator_value"])
    utility(tables["indicator_value"], root)
    print("disclosure attack:", f"{leaks} LEAKS" if leaks else "PASSED, nothing recovered, and nothing small by the rests of shares")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
