"""Has the tables of a mart audited by Tau-Argus: is what is hidden there kept in an interval?

Tau-Argus (pytauargus) knows nothing of Muye. It reads each table by its codes and hierarchies, refuses it unless it adds
up, derives the sums among its cells itself, and finds the feasibility interval of every hidden cell by its own audit.
Laid out for it are, for each year of each publication,

* units by time, quarters of halves of the year, for each count and each class,
* units by time by class, with both levels of codes, where classes add up to a whole,
* units by time by part and rest, for each share,
* the region by time with months, in the same three ways.

The tables of an indicator and year are audited as one, by the sums that Tau-Argus wrote down: a count that stands in
several tables is one cell. Which counts are the same, which are shown anywhere, and what they are at least is taken from
disclosure_attack.py. Weeks, counts of the year before, and sums across indicators are left to that.

Where a table does not add up, as with units that are not all of the region, it gets a line for what is missing, and where
that is not 0 the sum tells nothing. A hidden count, or rest of a share, is exposed if its interval has no two whole
numbers. Since an audit that finds nothing may be blind, a count that protects a small one is shown to it in the end.

  PGPASSWORD=... disclosure_audit.py postgresql://READER@HOST:PORT/DATABASE WAREHOUSE SMALLEST
"""

import collections
import concurrent.futures
import importlib.metadata
import itertools
import multiprocessing
import pathlib
import re
import sys
import tempfile
import time

import numpy as np
import pytauargus.engine
import scipy.sparse
import scipy.sparse.csgraph
from disclosure_attack import NUMBER, OFTEN, WHOLE, known, publications, published, quarters

REST = "rest"
MISSING, UNPUBLISHED = "missing", "not published"
TOTAL = "Total"
FAR = 10**6  # larger than any count
ROUNDING = 1e-6
LARGE = 1500  # hidden cells
SERIES = 5  # blocks of so many parts of all series
LISTED = 25


class Tree:
    """The codes of one dimension of a table, each below another; what it means by code."""

    def __init__(self, name, total):
        self.name, self.codes, self.meaning, self.below = name, [TOTAL], {TOTAL: total}, collections.defaultdict(list)
        self.gaps = set()  # codes whose sums lack what is published nowhere

    def add(self, meaning, above=TOTAL):
        code = f"{self.name[0]}{len(self.codes):03d}"
        self.codes.append(code)
        self.meaning[code] = meaning
        self.below[above].append(code)
        return code

    def hierarchy(self, above=TOTAL, level=0):
        for code in self.below[above]:
            yield "." * level + code
            yield from self.hierarchy(code, level + 1)

    def parents(self):
        """Those that sum others, each after those below it."""
        return [code for code in reversed(self.codes) if self.below[code]]


class Table:
    """A table with all its cells: their counts, whether they are hidden, and which count each of them is."""

    def __init__(self, name, trees, cell, structure, system, left_out):
        self.name, self.trees = name, trees
        self.structure, self.system = structure, system
        places = list(itertools.product(*(tree.codes for tree in trees)))
        self.keys = {codes: cell(*(tree.meaning[code] for tree, code in zip(trees, codes))) for codes in places}
        self.places = dict(self.keys)
        self.counts, self.hidden, self.lower = {}, {}, {}
        for codes in places:
            key = self.keys[codes]
            count = self.count(key)
            if count is not None:
                self.counts[codes] = count
                self.hidden[codes] = not self.is_shown(key)
            elif self.is_leaf(codes):
                # A class that is not listed is 0, but of units that are left out nobody knows.
                self.counts[codes] = 0.0
                self.hidden[codes] = key[:2] in left_out
            self.lower[codes] = self.floor(key)
        self.fill(places)
        self.complete()

    def count(self, key):
        if key[2][0] == REST:
            part, whole = (self.structure.true.get((*key[:2], series)) for series in key[2][1:])
            return None if part is None or whole is None else whole - part
        return self.structure.true.get(key)

    def parts(self, key):
        """The counts that must both be shown to show the rest."""
        series = key[2][1:] if key[2][0] == REST else [key[2]]
        return [self.structure.cell(*key[:2], one) for one in series]

    def is_shown(self, key):
        return all(cell in self.system.known for cell in self.parts(key))

    def floor(self, key):
        return 0 if key[2][0] == REST else self.system.floor.get(self.parts(key)[0], 0)

    def is_leaf(self, codes):
        return not any(tree.below[code] for tree, code in zip(self.trees, codes))

    def fill(self, places):
        """Sums that are not published have the count that they would have, and are hidden."""
        while missing := [codes for codes in places if codes not in self.counts]:
            for codes in missing:
                for axis, tree in enumerate(self.trees):
                    below = [(*codes[:axis], code, *codes[axis + 1:]) for code in tree.below[codes[axis]]]
                    if below and all(one in self.counts for one in below):
                        self.counts[codes] = sum(self.counts[one] for one in below)
                        self.hidden[codes] = any(self.hidden[one] for one in below)
                        self.keys[codes] = (UNPUBLISHED, self.name, codes)
                        break

    def complete(self):
        """Adds codes for what is missing in sums."""
        for axis, tree in enumerate(self.trees):
            others = list(itertools.product(*(one.codes for one in self.trees[:axis] + self.trees[axis + 1:])))
            for above in tree.parents():
                missing = {}
                for rest in others:
                    codes = [(*rest[:axis], code, *rest[axis:]) for code in (above, *tree.below[above])]
                    missing[rest] = self.counts[codes[0]] - sum(self.counts[one] for one in codes[1:])
                is_gap = above in tree.gaps
                if is_gap or max(map(abs, missing.values())) > ROUNDING:
                    code = tree.add(MISSING, above)
                    for rest, count in missing.items():
                        codes = (*rest[:axis], code, *rest[axis:])
                        is_corner = any(one.meaning[c] == MISSING for one, c in zip(self.trees, codes) if one is not tree)
                        self.counts[codes] = 0.0 if abs(count) < ROUNDING else count
                        self.hidden[codes] = is_gap or is_corner or self.counts[codes] != 0
                        self.keys[codes] = self.places[codes] = (MISSING, self.name, codes)
                        self.lower[codes] = -FAR

    def is_implied(self, places):
        """Whether cells are all of what is missing, or all rests: these add up where all others do, or else by chance."""
        lines = [{code for tree, code in zip(self.trees, codes) if tree.meaning[code] == MISSING or tree.meaning[code][0] == REST}
                 for codes in places]
        return bool(set.intersection(*lines))

    def is_judged(self, codes):
        """What is hidden for its own sake: neither what is missing in a sum nor a sum that nobody publishes."""
        key = self.keys[codes]
        if not self.hidden[codes] or self.counts[codes] <= 0 or key[0] in (MISSING, UNPUBLISHED):
            return False
        # The rest of nothing is the whole.
        return key[2][0] != REST or self.structure.true[(*key[:2], key[2][1])] > 0


class Audited:
    """A hidden cell as it is written down for Tau-Argus."""

    def __init__(self, key, place, count, lower, is_judged, is_small):
        self.key, self.place, self.count, self.lower, self.upper = key, place, count, lower, FAR
        self.is_judged, self.is_small = is_judged, is_small

    def line(self, number):
        protection = int(self.is_judged)
        status = "u" if self.is_judged and self.is_small else "m"
        return f"{number} {self.count:.6f} 1 {status} {self.lower} {self.upper} {protection} {protection} 0"


def read(table, folder, smallest):
    """Has Tau-Argus read a table and returns its hidden cells, and its sums: (cells with signs, what they sum up to)."""
    names = [tree.name for tree in table.trees]
    rda = ['<SEPARATOR> ";"', '<SAFE> "S"', '<UNSAFE> "U"', '<PROTECT> "P"']
    for tree in table.trees:
        rda += [tree.name, "<RECODEABLE>", f'<TOTCODE> "{TOTAL}"', "<HIERARCHICAL>", f'<HIERCODELIST> "{tree.name}.hrc"',
                '<HIERLEADSTRING> "."']
        (folder / f"{tree.name}.hrc").write_text("".join(f"{line}\n" for line in tree.hierarchy()))
    rda += ["count", "<NUMERIC>", "<DECIMALS> 6", "status", "<STATUS>"]
    (folder / "table.rda").write_text("".join(f"{line}\n" for line in rda))
    with open(folder / "table.tab", "w") as lines:
        for codes, count in table.counts.items():
            is_small = table.is_judged(codes) and count < smallest
            status = "U" if is_small else "M" if table.hidden[codes] else "S"
            lines.write(f"{';'.join(codes)};{count:.6f};{status}\n")
    quoted = "".join(f'"{name}"' for name in names)
    (folder / "table.arb").write_text('<OPENTABLEDATA> "table.tab"\n<OPENMETADATA> "table.rda"\n'
                                      f'<SPECIFYTABLE> {quoted}|"count"||\n<SAFETYRULE>\n<READTABLE> 0\n')
    engine = pytauargus.engine.run_batch(folder / "table.arb")
    native = engine._tau
    if not native.write_jj_format(0, str(folder / "table.jj"), *engine._table_cell_bounds(0), False, False, False):
        raise SystemExit(f"{table.name}: Tau-Argus writes no sums")
    return sums(table, folder / "table.jj", codes_in_order(native, names), smallest)


def codes_in_order(native, names):
    """The codes of each dimension in the order in which Tau-Argus numbers cells."""
    sizes = [native.get_var_number_of_codes(i)[0] for i in range(len(names))]
    # The first is the total, whatever it is called.
    return list(itertools.product(*(
        [TOTAL, *(native.get_var_code_properties(i, k)[6].strip() for k in range(1, size))] for i, size in enumerate(sizes))))


def is_rest(key):
    return key[0] not in (MISSING, UNPUBLISHED) and key[2][0] == REST


def sums(table, path, order, smallest):
    """Hidden cells and sums of a table in the format of Fischetti and Salazar-González, which Tau-Argus gives its solvers."""
    lines = path.read_text().splitlines()
    size = int(lines[1])
    if size != len(order) or size != len(table.counts):
        raise SystemExit(f"{table.name}: {len(table.counts)} cells became {size}")
    cells, constants = {}, {}
    for number, line in enumerate(lines[2:2 + size]):
        codes, (_, count, _, status, *_) = order[number], line.split()
        if abs(float(count) - table.counts[codes]) > ROUNDING or (status == "s") == table.hidden[codes]:
            raise SystemExit(f"{table.name}: {codes} became {line}")
        if table.hidden[codes]:
            judged = table.is_judged(codes)
            cells[number] = Audited(table.keys[codes], table.places[codes], table.counts[codes], int(table.lower[codes]), judged,
                                    judged and table.counts[codes] < smallest)
        else:
            constants[number] = table.counts[codes]
    found = set()
    for line in lines[3 + size:3 + size + int(lines[2 + size])]:
        right, terms = line.split(":")
        terms = [(int(number), int(sign)) for number, sign in re.findall(r"(\d+) \((-?\d+)\)", terms)]
        # A sum where something is missing tells nothing.
        if not table.is_implied([order[number] for number, _ in terms]) and not any(
                number in cells and cells[number].key[0] == MISSING for number, _ in terms):
            found.update(hidden_part(float(right.split()[0]), terms, cells, constants))
    return [cell for cell in cells.values() if cell.key[0] != MISSING], found


def hidden_part(total, terms, cells, constants):
    """What a sum says of hidden cells, which are as often in it as they are different codes of one count."""
    net = collections.Counter()
    for number, sign in terms:
        if number in cells:
            net[cells[number].key] += sign
        else:
            total -= constants[number] * sign
    hidden = frozenset((key, sign) for key, sign in net.items() if sign)
    return [(hidden, round(total, 6))] if hidden else []


class Linked:
    """The hidden cells of several tables, one for each count, and the sums among them."""

    def __init__(self):
        self.cells, self.sums = {}, set()

    def add(self, cells, found):
        for cell in cells:
            known_cell = self.cells.setdefault(cell.key, cell)
            if abs(known_cell.count - cell.count) > ROUNDING:
                raise SystemExit(f"{cell.key} is {known_cell.count} and {cell.count}")
        self.sums |= found

    def fold(self):
        """Where a whole is shown, part and rest give each other back: the part is judged for both, and is at most the whole."""
        for terms, total in sorted(self.sums, key=str):
            keys = [key for key, sign in terms if sign == 1]
            rests = [key for key in keys if is_rest(key)]
            if len(terms) == len(keys) == 2 and len(rests) == 1 and rests[0] in self.cells:
                rest = self.cells.pop(rests[0])
                part = self.cells[next(key for key in keys if key != rest.key)]
                part.upper = min(part.upper, int(np.ceil(total)))
                part.is_judged |= rest.is_judged
                part.is_small |= rest.is_small
                self.sums.remove((terms, total))

    def parts(self):
        """Cells that are linked by sums."""
        self.fold()
        number = {key: i for i, key in enumerate(self.cells)}
        ends = [(number[next(iter(terms))[0]], number[key]) for terms, _ in self.sums for key, _ in terms]
        one, other = np.array(ends, dtype=int).reshape(-1, 2).T
        links = scipy.sparse.coo_matrix((np.ones(len(ends)), (one, other)), shape=(len(number), len(number)))
        size, labels = scipy.sparse.csgraph.connected_components(links, directed=False)
        parts = [Part([], []) for _ in range(size)]
        for key, cell in self.cells.items():
            parts[labels[number[key]]].cells.append(cell)
        for terms, total in self.sums:
            parts[labels[number[next(iter(terms))[0]]]].sums.append((terms, total))
        return [part for part in parts if any(cell.is_judged for cell in part.cells)]


class Part:
    """Hidden cells that are linked by sums with each other and with no others."""

    def __init__(self, cells, sums):
        self.cells, self.sums = cells, sums

    def within(self, hidden):
        """The same when only some of its cells are hidden."""
        count = {cell.key: cell.count for cell in self.cells}
        cells = [cell for cell in self.cells if hidden(cell)]
        keys = {cell.key for cell in cells}
        sums = set()
        for terms, total in self.sums:
            still = frozenset(term for term in terms if term[0] in keys)
            if still:
                sums.add((still, round(total - sum(sign * count[key] for key, sign in terms - still), 6)))
        return Part(cells, list(sums))

    def blocks(self, left):
        """Cells that may move while the others are known: those of a quarter with what it is summed in, those of the series of
        what is left and of some others, all.
        """
        for quarter in range(1, 5):
            yield {cell.key for cell in self.cells if quarter in quarters_of(cell.place[1])}
        # By their codes, so that classes of the second level stand beside that of the first.
        series = sorted({cell.place[2] for cell in self.cells}, key=lambda one: (str(one).split(":")[-1], str(one)))
        size = len(series) // SERIES + 1
        for some in [*(series[i::SERIES] for i in range(SERIES)), *(series[i * size:(i + 1) * size] for i in range(SERIES))]:
            some = set(some) | {cell.place[2] for cell in self.cells if cell.key in left}
            yield {cell.key for cell in self.cells if cell.place[2] in some}
        yield {cell.key for cell in self.cells}

    def audit(self):
        """Each judged cell with its least and greatest count, and whether it cannot be raised by 1 or lowered by 1.

        Large parts take Tau-Argus long, and are looked at in blocks first: what can move while other hidden cells are known
        can move when they are not. So a cell is exposed only if it is in the last block, which is of all, and its interval may
        be wider still than the widest of the blocks.
        """
        if len(self.cells) <= LARGE:
            return self.intervals()
        found, left = {}, {cell.key for cell in self.cells if cell.is_judged}
        for block in self.blocks(left):
            for cell, low, high, is_one_way in self.within(lambda cell: cell.key in block).intervals():
                _, lowest, highest, is_always = found.get(cell.key, (cell, low, high, True))
                found[cell.key] = cell, min(low, lowest), max(high, highest), is_one_way and is_always
            left -= {key for key, (_, low, high, _) in found.items() if not is_exposed(low, high)}
            if not left:
                break
        return list(found.values())

    def intervals(self):
        number = {cell.key: i for i, cell in enumerate(self.cells)}
        lines = ["0", str(len(self.cells)), *(cell.line(i) for i, cell in enumerate(self.cells)), str(len(self.sums))]
        for terms, total in self.sums:
            lines.append(f"{total:.6f} {len(terms)} : " + " ".join(f"{number[key]} ({sign})" for key, sign in terms) + " ")
        with tempfile.NamedTemporaryFile("w", suffix=".jj") as file:
            file.write("\n".join(lines) + "\n\n")
            file.flush()
            rows = pytauargus.engine.audit_jj(file.name)
        if len(rows) != len(self.cells):
            raise SystemExit(f"{len(self.cells)} hidden cells, {len(rows)} audited")
        found = []
        for row in rows:
            cell = self.cells[row["cell"]]
            if not row["min"] - ROUNDING <= cell.count <= row["max"] + ROUNDING:
                raise SystemExit(f"{cell.key} is {cell.count}, not in {row}")
            if cell.is_judged:
                found.append((cell, row["min"], row["max"], row["unsafe"]))
        return found


def quarters_of(period):
    """The quarters that a period has something of."""
    if "-" in period:
        return {(int(period[5:]) + 2) // 3}
    parts = quarters(period)
    return {int(part[-1]) for part in parts} if parts else {int(period[-1])}


def is_exposed(low, high):
    return np.floor(high + ROUNDING) <= np.ceil(low - ROUNDING)


def times(year, periods, with_months):
    tree = Tree("time", year)
    for half in (1, 2):
        code = tree.add(f"{year}H{half}")
        for quarter in (2 * half - 1, 2 * half):
            below = tree.add(f"{year}Q{quarter}", code)
            for month in range(3 * quarter - 2, 3 * quarter + 1) if with_months else ():
                tree.add(f"{year}-{month:02d}", below)
    for above, below in tree.below.items():
        if any(tree.meaning[code] not in periods for code in below):
            tree.gaps.add(above)
    return tree


def breakdown(name, names):
    if ":" in name:
        word = name.split(":")[0]
        return "levels" if word in ("L1", "L2") else word
    if any(other.startswith("L1:") for other in names):
        return "levels"
    return "week" if name.startswith("week") else ""


def breakdowns(indicator, names, places, structure):
    """Classes that sum up to a whole, as (whole, {class: classes of the second level})."""
    groups = collections.defaultdict(list)
    for name in sorted(names):
        groups[breakdown(name, names)].append(name)
    for inside in groups.values():
        upper = {name: [] for name in inside if not any(other.startswith("L1:") for other in inside)
                 or name.startswith("L1:") or name.split(":")[-1] == "UNK"}
        for name in inside:
            above = "L1:" + name.split(":")[-1][:2]
            if name not in upper and above in upper:
                upper[above].append(name)
        for whole in ((WHOLE, indicator, inside[0]), (NUMBER, indicator, ""), (NUMBER, "I2", "")):
            series = [(NUMBER, indicator, name) for name in upper]
            at = set().union(*(places[one] for one in series)) & places[whole]
            true = structure.true
            rests = [true[(*place, whole)] - sum(true.get((*place, one), 0) for one in series) for place in at]
            right = sum(abs(rest) < ROUNDING for rest in rests)
            if at and right >= OFTEN * len(at):
                yield whole, upper
                break


def layouts(structure, shares):
    """The further dimension that tables of a year have besides units and time, with the series of each of its codes."""
    places = collections.defaultdict(set)
    for unit, period, series in structure.true:
        places[series].add((unit, period))
    classes = collections.defaultdict(set)
    for part, indicator, name in places:
        if part == NUMBER:
            classes[indicator].add(name)
    for indicator, names in sorted(classes.items()):
        covered = set()
        for whole, upper in breakdowns(indicator, names - {""}, places, structure):
            tree = Tree("class", whole)
            for name, lower in upper.items():
                code = tree.add((NUMBER, indicator, name))
                for one in lower:
                    tree.add((NUMBER, indicator, one), code)
            covered |= {series[2] for series in tree.meaning.values() if series[:2] == (NUMBER, indicator)}
            yield f"{indicator} by {len(tree.codes) - 1} classes", tree, places
        for name in sorted(names):
            if indicator in shares:
                tree = Tree("part", (WHOLE, indicator, name))
                tree.add((NUMBER, indicator, name))
                tree.add((REST, (NUMBER, indicator, name), (WHOLE, indicator, name)))
                yield f"{indicator} {name} with rests", tree, places
            elif name not in covered:
                yield f"{indicator} {name}", Tree("count", (NUMBER, indicator, name)), places


def tables(structure, system, left_out, root, shares):
    periods = {period for _, period, _ in structure.true}
    for name, like, places in layouts(structure, shares):
        total = like.meaning[TOTAL]

        def cell(unit, period, series=total):
            return (unit, period, series) if series[0] == REST else structure.cell(unit, period, series)

        def cell_of_region(period, series=total, cell=cell):
            return cell(root, period, series)

        at = {place for one in like.meaning.values() for place in places[one] if "W" not in place[1]}
        for year in sorted({period[:4] for _, period in at}):
            inside = [(unit, period) for unit, period in at if period[:4] == year]
            units = Tree("unit", root)
            for unit in sorted({unit for unit, _ in inside} - {root}):
                units.add(unit)
            has_months = any("-" in period for _, period in inside)
            if len(units.codes) > 1:
                trees = [units, times(year, periods, False), *copies(like)]
                yield Table(f"{name}, units, {year}", trees, cell, structure, system, left_out)
            if has_months or len(units.codes) == 1:
                trees = [times(year, periods, has_months), *copies(like)]
                yield Table(f"{name}, region, {year}", trees, cell_of_region, structure, system, left_out)


def copies(like):
    """As every table adds codes of its own: a dimension like another; none where there is nothing to tell apart."""
    if len(like.codes) == 1:
        return []
    tree = Tree(like.name, like.meaning[TOTAL])
    tree.codes, tree.meaning = list(like.codes), dict(like.meaning)
    tree.below = collections.defaultdict(list, {above: list(below) for above, below in like.below.items()})
    return [tree]


def audit(publication, folder, smallest):
    name, shown, gold, root, shares = publication
    start = time.monotonic()
    structure, system, left_out = known(shown, gold, root, shares, with_rests=False)
    number, size, linked = 0, 0, collections.defaultdict(Linked)
    for table in tables(structure, system, left_out, root, shares):
        number += 1
        size += len(table.counts)
        if any(map(table.is_judged, table.counts)):
            linked[table.name.split(" ")[0]].add(*read(table, folder, smallest))
    judged = {cell.key for one in linked.values() for cell in one.cells.values() if cell.is_judged}
    small = {cell.key for one in linked.values() for cell in one.cells.values() if cell.is_small}
    middle = time.monotonic()
    parts = sorted((part for one in linked.values() for part in one.parts()), key=lambda part: -len(part.cells))
    # The engine keeps its state in its process.
    with concurrent.futures.ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as processes:
        intervals = [interval for found in processes.map(Part.audit, parts) for interval in found]
    exposed = {cell.key: (cell, low, high) for cell, low, high, _ in intervals if is_exposed(low, high)}
    narrow = {cell.key for cell, low, high, _ in intervals if np.floor(high + ROUNDING) - np.ceil(low - ROUNDING) == 1}
    one_way = {cell.key for cell, *_, is_one_way in intervals if is_one_way}
    print(f"{name}: {number} tables with {size} cells, {len(judged)} hidden counts and rests, "
          f"{sum(len(part.sums) for part in parts)} sums of them in {len(parts)} parts; "
          f"read in {middle - start:.0f} s, audited in {time.monotonic() - middle:.0f} s")
    print(f"{name}: {len(small)} of them below {smallest}; {len(exposed)} exposed, at most {len(narrow)} known to within 1, "
          f"{len(one_way)} that cannot both rise and fall by 1", flush=True)
    for cell, low, high in list(exposed.values())[:LISTED]:
        print(f"  exposed: {cell.key} {cell.count:g} in {low:g} to {high:g}")
    return number, len(judged), len(small), len(exposed), len(narrow), control(reversed(parts))


def control(parts):
    """Shows one count that protects a small one, and tells whether the audit notices; None where there is no such pair."""
    for part in parts:
        by_key = {cell.key: cell for cell in part.cells}
        for terms, _ in sorted(part.sums, key=str):
            pair = sorted((by_key[key] for key, _ in terms), key=lambda cell: cell.count)
            if len(pair) == 2 and all(cell.is_judged for cell in pair) and pair[0].is_small and not pair[1].is_small:
                without = part.within(lambda cell: cell is not pair[1])
                return any(cell is pair[0] and is_exposed(low, high) for cell, low, high, _ in without.intervals())
    return None


def main(address, warehouse, smallest):
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for publication in publications(dict(published(address)), warehouse):
            results.append(audit(publication, pathlib.Path(folder), smallest))
    number, hidden, small, exposed, narrow = (sum(result[i] for result in results) for i in range(5))
    noticed = [result[5] for result in results]
    print(f"control: a count that protects a small one shown in each of {len(noticed)} publications, "
          f"the small one exposed in {noticed.count(True)}")
    print(f"audit by pytauargus {importlib.metadata.version('pytauargus')}: {number} tables, {hidden} hidden cells, "
          f"{small} of them sensitive, {exposed} exposed, at most {narrow} known to within 1")
    passed = exposed == 0 and hidden > 0 and all(noticed)
    print("disclosure audit:", "PASSED" if passed else "FAILED")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
