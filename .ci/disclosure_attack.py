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

Levels and alarms tell on which side of a limit a count lies. The attacker is granted the limits themselves, those of the
funnel and of the false discovery rate as they are with all other units' counts known, which rates rose on the year, and
that the weeks of a quarter add up to no more than it.

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
import scipy.stats

SEED = 7
ROUNDS = 40
PROBABLY = 0.8  # the limit of the rule PROBABLY_ABOVE_CITY
BEYOND = scipy.stats.norm.isf(0.001)  # of the rules FAR_ABOVE_CITY_...
DISCOVERED = 0.05  # the false discovery rate of the rule ABOVE_CITY_ADJUSTED
MAJOR_EVENTS = ["I10_GRADE", "I10_GROUP"]  # one of them makes the rule MAJOR_EVENT hold
SAME = 0.95  # counts that agree in so many places are taken for the same where they agree
OFTEN = 0.5  # classes whose sum holds in so many places are known to be all there are where it holds
TABLES = ["indicator_value", "indicator_release", "indicator_definition", "unit", "warning", "alarm_week"]
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

    def limit(self, cell, least=0, most=np.inf):
        """A count that is known to lie on one side of a limit; only if it does."""
        if cell in self.index and least <= self.structure.value(cell) <= most:
            self.floor[cell] = max(self.floor[cell], least)
            if np.isfinite(most):
                self.bounds.append(({self.index[cell]: 1}, most))

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
    return structure, system, *followed(system)


def followed(system):
    """The least and the greatest whole number for each unknown, which unknowns are recovered, and at what cost."""
    low, high, solved, parts = ranges(system)
    low, high = np.ceil(low - 1e-6), np.floor(high + 1e-6)
    recovered = [i for i, cell in enumerate(system.unknowns) if low[i] == high[i] and system.structure.value(cell) > 0]
    return low, high, recovered, solved, parts


def regression(counts, persons, rates):
    """Shape and rate of the gamma distribution that rates are shrunk to, from any of them; None where all are the same."""
    if np.ptp(rates) <= 1e-12:
        return None
    (shape, by), *_ = np.linalg.lstsq(np.c_[-np.ones(len(rates)), rates], counts - rates * persons, rcond=None)
    return shape, by


def side_of_levels(system, levels, gold):
    """What levels say of the counts behind them: on which side of the rules MAJOR_EVENT and PROBABLY_ABOVE_CITY each lies.

    Where a rule holds, one of its events has happened, or one of the watched rates is above its limit; where only one of them can be, it is that one.
    """
    rates = gold[gold.probability_above_city.notna()].assign(category=gold.category.fillna(""))
    limits = collections.defaultdict(list)
    for (indicator, category, period), frame in rates.groupby(["indicator_id", "category", "period"]):
        counts, persons = frame.numerator.astype(float).to_numpy(), frame.denominator.astype(float).to_numpy()
        found = regression(counts, persons, frame.value_smoothed.astype(float).to_numpy() / 10_000)
        if found is None:
            continue
        shape, by = found
        for unit, person, probability in zip(frame.unit_id, persons, frame.probability_above_city.astype(float)):
            if (unit, period) not in levels:
                continue
            above = scipy.stats.gamma.sf(shape / by, shape + np.arange(10_000), scale=1 / (by + person)) > PROBABLY
            most = int(np.argmax(above)) - 1
            cell = system.structure.cell(unit, period, (NUMBER, indicator, category))
            if (probability > PROBABLY) != (system.structure.value(cell) > most):
                raise SystemExit(f"the limit of {cell} is not understood: {most}, {system.structure.value(cell)}, {probability}")
            limits[(unit, period)].append((cell, most))
    told = 0
    for place, rules in sorted(levels.items()):
        events = [system.structure.cell(*place, (NUMBER, indicator, "")) for indicator in MAJOR_EVENTS]
        possible = [cell for cell in events if system.known.get(cell) != 0]
        for cell in possible:
            if "MAJOR_EVENT" not in rules:
                system.limit(cell, most=0)
            elif len(possible) == 1:
                system.limit(cell, least=1)
        if "PROBABLY_ABOVE_CITY" not in rules:
            for cell, most in limits[place]:
                told += cell in system.index
                system.limit(cell, most=most)
            continue
        possible = [(cell, most) for cell, most in limits[place] if system.known.get(cell, np.inf) > most]
        if len(possible) == 1:
            told += possible[0][0] in system.index
            system.limit(possible[0][0], least=possible[0][1] + 1)
    return told


class Funnel:
    """The units of a quarter beside each other in one series, with the variation between them allowed for.

    The random effects model of Spiegelhalter (2005) on the square-root scale, with a tenth of the z on either side pulled in.
    """

    def __init__(self, counts, persons):
        self.counts = counts
        self.expected = persons * counts.sum() / persons.sum()
        pulled = np.clip(self.z(counts), *np.quantile(self.z(counts), [0.1, 0.9]))
        weights = 4 * self.expected
        excess = (pulled ** 2).sum() - (len(counts) - 1)
        spread = weights.sum() - (weights ** 2).sum() / weights.sum()
        self.between = excess / spread if excess > 0 and spread > 0 else 0.0

    def z(self, counts):
        return 2 * (np.sqrt(counts) - np.sqrt(self.expected))

    def widened(self, counts):
        return self.z(counts) / np.sqrt(1 + 4 * self.expected * self.between)

    def most_within(self):
        """The greatest count of each unit that is not beyond the limit."""
        return np.floor((np.sqrt(self.expected) + BEYOND / 2 * np.sqrt(1 + 4 * self.expected * self.between)) ** 2 + 1e-9)


def discovered(tails):
    """Which p values the procedure of Benjamini and Hochberg (1995) takes for findings."""
    ordered = np.sort(tails)
    below = np.flatnonzero(ordered <= DISCOVERED * np.arange(1, len(tails) + 1) / len(tails) + 1e-15)
    return tails <= (ordered[below[-1]] if len(below) else -1)


def funnels_of(quarter, units, values, series):
    """For each unit: series, count, greatest count within the limit, greatest that is no finding."""
    funnels = {}
    for indicator, category in series:
        key = (quarter, indicator, category)
        if key in values.groups:
            rows = values.get_group(key)
            rows = rows[rows.unit_id.isin(units) & (rows.denominator > 0)]
            if rows.numerator.sum() > 0:
                funnel = Funnel(rows.numerator.astype(float).to_numpy(), rows.denominator.astype(float).to_numpy())
                funnels[(indicator, category)] = (rows, funnel)
    tails = {one: scipy.stats.norm.sf(funnel.widened(funnel.counts)) for one, (_, funnel) in funnels.items()}
    for one, (rows, funnel) in funnels.items():
        others = np.concatenate([[], *(tail for other, tail in tails.items() if other != one)])
        for place, unit in enumerate(rows.unit_id):
            rest = np.concatenate([others, np.delete(tails[one], place)])
            no_finding = -1.0
            while not discovered(np.append(rest, scipy.stats.norm.sf(funnel.widened(np.full(len(rows), no_finding + 1))[place])))[-1]:
                no_finding += 1
            row = rows.iloc[place]
            yield unit, one, row, funnel.most_within()[place], no_finding


def side_of_funnels(system, levels, gold, gold_alarms):
    """What the rules of levels 1 to 3 that compare units say of the counts behind them.

    Where a rule does not hold, no rate that may be meant by it is beyond its limit; where it holds and only so many can be meant as it
    needs, all of them are.
    """
    values = gold.assign(category=gold.category.fillna(""))
    values = values[values.numerator.notna() & values.denominator.notna()].groupby(["period", "indicator_id", "category"])
    series = sorted({one.partition(":")[::2] for one in gold_alarms.series})
    weeks = gold_alarms[gold_alarms.alarm & gold_alarms.decisive].groupby(["unit_id", "quarter", "series"]).size()
    told = 0
    for quarter in sorted({period for _, period in levels}):
        units = {unit for unit, period in levels if period == quarter}
        meant = collections.defaultdict(list)
        for unit, (indicator, category), row, within, no_finding in funnels_of(quarter, units, values, series):
            cell = system.structure.cell(unit, quarter, (NUMBER, indicator, category))
            true, known = float(row.numerator), system.known.get(cell)
            if (row.funnel_adjusted == "HIGH_998") != (true > within):
                raise SystemExit(f"the limit of {cell} is not understood: {within}, {true}, {row.funnel_adjusted}")
            name = indicator + (":" + category if category else "")
            meant[(unit, "ABOVE_CITY_ADJUSTED")].append((cell, no_finding, true, known))
            if not pd.isna(row.rate_ratio_low) and row.rate_ratio_low > 1:
                meant[(unit, "FAR_ABOVE_CITY_AND_RISING")].append((cell, within, true, known))
            if weeks.get((unit, quarter, name), 0) > 0:
                meant[(unit, "FAR_ABOVE_CITY_WITH_ALARMS")].append((cell, within, true, known))
        for unit in sorted(units):
            for rule, needed in (("ABOVE_CITY_ADJUSTED", 1), ("FAR_ABOVE_CITY_AND_RISING", 1), ("FAR_ABOVE_CITY_WITH_ALARMS", 2)):
                rates = meant[(unit, rule)]
                holds = rule in levels[(unit, quarter)]
                if holds != (sum(true > most for _, most, true, _ in rates) >= needed):
                    raise SystemExit(f"{rule} of {unit} in {quarter} is not understood: {rates}")
                shown = sum(known is not None and known > most for _, most, _, known in rates)
                possible = [(cell, most) for cell, most, _, known in rates if known is None]
                if not holds and shown == needed - 1:
                    told += len(possible)
                    for cell, most in possible:
                        system.limit(cell, most=most)
                elif holds and shown + len(possible) == needed:
                    told += len(possible)
                    for cell, most in possible:
                        system.limit(cell, least=most + 1)
    return told


def rises(system, levels, gold):
    """Three rises in a row: each of four counts is more than the one before, as far as populations are the same."""
    values = gold.assign(category=gold.category.fillna("")).set_index(["indicator_id", "category", "unit_id", "period"])
    series = values[values.probability_above_city.notna()].index.droplevel(["unit_id", "period"]).unique()
    told = 0
    for (unit, period), rules in sorted(levels.items()):
        if "THREE_RISES" not in rules:
            continue
        possible = []
        for indicator, category in series:
            cells = [system.structure.cell(unit, str(pd.Period(period) - back), (NUMBER, indicator, category))
                     for back in range(3, -1, -1)]
            shown = [system.known.get(cell) for cell in cells]
            if all(earlier is None or later is None or earlier < later for earlier, later in zip(shown, shown[1:])):
                possible.append(cells)
        if len(possible) == 1:
            for earlier, later in zip(possible[0], possible[0][1:]):
                told += 1
                if earlier in system.index and later in system.index \
                        and system.structure.value(earlier) < system.structure.value(later):
                    system.bounds.append(({system.index[earlier]: 1, system.index[later]: -1}, -1.0))
                elif earlier in system.known:
                    system.limit(later, least=system.known[earlier] + 1)
                elif later in system.known:
                    system.limit(earlier, most=system.known[later] - 1)
    return told


def side_of_alarms(system, shown, gold):
    """What alarms and reasons of weeks say of the counts of these weeks."""
    keys = ["unit_id", "series", "period", "method"]
    bounds = gold.set_index(keys)
    told = 0
    for row in shown.itertuples():
        full = bounds.loc[(row.unit_id, row.series, row.period, row.method)]
        # What is expected of an incomplete week says nothing of what is known.
        if pd.isna(full.known) or (not pd.isna(full.completeness) and full.completeness < 1):
            continue
        cell = week_cell(row.unit_id, row.series, row.period)
        told += 1
        if row.alarm and not pd.isna(full.upper_bound):
            system.limit(cell, least=np.floor(full.upper_bound) + 1)
        elif not row.alarm and not pd.isna(full.upper_bound):
            most = np.floor(max(full.upper_bound, full.expected))
            # A week that Farrington's method has not judged for want of events looks the same.
            system.limit(cell, most=max(most, 4) if row.method == "FARRINGTON" else most)
        if row.status_reason in ("SD_ZERO", "NO_EVENTS_IN_REFERENCE_WEEKS"):
            weeks = [week_cell(row.unit_id, row.series, back) for back in weeks_back(row.week_start, 27)[1:]]
            for one in weeks:
                system.limit(one, least=system.structure.value(one), most=system.structure.value(one))
        four = [week_cell(row.unit_id, row.series, back) for back in weeks_back(row.week_start, 4)]
        if row.method == "FARRINGTON" and all(one in system.structure.true for one in four):
            places = {system.index[one]: 1 for one in four if one in system.index}
            if row.status_reason == "FEWER_THAN_5_IN_4_WEEKS":
                system.bounds.append((places, 4.0))
            elif row.alarm:
                system.bounds.append(({place: -1 for place in places}, -5.0))
    return told


def week_cell(unit, series, week):
    indicator, _, category = series.partition(":")
    return unit, week, (NUMBER, indicator, category)


def weeks_back(monday, number):
    return [f"{day.isocalendar()[0]}-W{day.isocalendar()[1]:02d}"
            for day in (pd.Timestamp(monday) - pd.Timedelta(weeks=back) for back in range(number))]


def add_weeks(system, structure, gold_weeks, root):
    """Weeks of units, which are shown nowhere, with what is known of their sums."""
    of_units = gold_weeks[(gold_weeks.unit_id != root) & gold_weeks.known.notna()]
    of_units = of_units.drop_duplicates(["unit_id", "series", "period"])
    for row in of_units.itertuples():
        cell = week_cell(row.unit_id, row.series, row.period)
        structure.true[cell] = float(row.known)
        system.index[cell] = len(system.unknowns)
        system.unknowns.append(cell)
        system.floor[cell] = 0
    for series, week in sorted(set(zip(of_units.series, of_units.period))):
        whole = structure.cell(*week_cell(root, series, week))
        if whole in system.index or whole in system.known:
            units = of_units[(of_units.series == series) & (of_units.period == week)].unit_id
            system.add([week_cell(unit, series, week) for unit in units], [whole], "=")
    starts = of_units[["period", "week_start"]].drop_duplicates()
    starts = [(period, pd.Timestamp(start)) for period, start in zip(starts.period, starts.week_start)]
    for unit, series in sorted(set(zip(of_units.unit_id, of_units.series))):
        for quarter in sorted({str(start.to_period("Q")) for _, start in starts}):
            first, last = pd.Period(quarter).start_time, pd.Period(quarter).end_time.normalize()
            touching = [(period, start) for period, start in starts if start <= last and start + pd.Timedelta(days=6) >= first]
            inside = [period for period, start in touching if start >= first and start + pd.Timedelta(days=6) <= last]
            whole = structure.cell(*week_cell(unit, series, quarter))
            if whole in system.index or whole in system.known:
                system.add([week_cell(unit, series, week) for week in inside], [whole], "<=")
                if len(touching) >= 13 and min(start for _, start in touching) <= first:
                    system.add([whole], [week_cell(unit, series, week) for week, _ in touching], "<=")


def attack_with_levels(name, publication, levels, alarms, gold_alarms):
    """The first attacker, who sees levels and alarms as well."""
    _, gold, root, _ = publication
    structure, system, _ = known(*publication, with_rests=False)
    system.relate(root)
    add_weeks(system, structure, gold_alarms, root)
    rules = {(row.unit_id, row.period): set(row.rules.split(";") if isinstance(row.rules, str) else []) for row in levels.itertuples()}
    told = (side_of_levels(system, rules, gold), side_of_funnels(system, rules, gold, gold_alarms), rises(system, rules, gold),
            side_of_alarms(system, alarms[alarms.unit_id != root], gold_alarms))
    _, _, found, solved, _ = followed(system)
    recovered = [system.unknowns[i] for i in found]
    print(f"{name}: with levels and alarms: {told[0]} counts on a side of a limit, {told[1]} on a side of a funnel's or a finding's, "
          f"{told[2]} rises, {told[3]} weeks judged; "
          f"{len(recovered)} of {len(system.unknowns)} recovered, {solved} linear programs")
    for cell in recovered[:25]:
        print(f"  by levels and alarms: {cell} {structure.value(cell):.0f}")
    return len(recovered)


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
        found = regression(counts.to_numpy(), persons.to_numpy(), rate.to_numpy())
        if found:
            overall = found[0] / found[1]
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
        # Levels and alarms are given on the boundaries of the time, from the values as they are known now.
        if name.startswith("indicator_value") and publication[1].probability_above_city.notna().any():
            gold_alarms = deltalake.DeltaTable(f"{warehouse}/gold/alarm_week").to_pandas()
            leaks += attack_with_levels(name, publication, tables["warning"], tables["alarm_week"], gold_alarms)
    leaks += between(tables["indicator_release"], tables["indicator_value"])
    utility(tables["indicator_value"], root)
    print("disclosure attack:", f"{leaks} LEAKS" if leaks else "PASSED, nothing recovered, and nothing small by the rests of shares")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
