#!/usr/bin/env python3
"""Draws the way of the data from the table in docs/architecture.md.

    docs/figures/architecture.py          writes docs/images/architecture.svg
"""
import html
import pathlib
import re

DOCS = pathlib.Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| (take in|refine|judge|compute|show|keep) \| `(\w+)` \| ([^|]*)\| ([^|]*)\| ?([^|]*)\|$")
TITLES = {
    "take in": "Take in", "refine": "Refine", "judge": "Judge", "compute": "Compute", "show": "Show",
    "keep": "Keep in order",
}
WIDTH, CARD, GAP, TOP = 1180, 264, 28, 84
LINE, PADDING = 17, 10


def steps():
    found = []
    for line in (DOCS / "architecture.md").read_text(encoding="utf-8").splitlines():
        match = ROW.match(line)
        if match:
            stage, name, does, packages, writes = (part.strip() for part in match.groups())
            found.append((stage, name, does, re.findall(r"`(\w+)`", packages), [w.strip(" `") for w in writes.split(",") if w.strip()]))
    return found


def text(x, y, words, style=""):
    return f'<text x="{x}" y="{y}" {style}>{html.escape(words)}</text>'


def lines(step):
    """The lines of a card: class, what it does, by what, and what it writes, two tables a line where they fit."""
    _, name, does, packages, writes = step
    rows = [("b", name), ("t", does)]
    if packages:
        rows.append(("p", "by " + ", ".join(packages)))
    line = ""
    for target in writes:
        longer = f"{line}, {target}" if line else target
        if len(longer) > 36 and line:
            rows.append(("w", "→ " + line))
            longer = target
        line = longer
    if line:
        rows.append(("w", "→ " + line))
    return rows


STYLES = {
    "b": 'font-weight="600"', "t": 'fill="#444"', "p": 'fill="#4a6fa5"', "w": 'fill="#2f6b3a" font-family="monospace" font-size="11"',
}


def card(x, y, step):
    rows = lines(step)
    height = 2 * PADDING + LINE * len(rows) - 4
    parts = [f'<rect x="{x}" y="{y}" width="{CARD}" height="{height}" rx="6" fill="#fff" stroke="#9aa5b1"/>']
    for index, (kind, words) in enumerate(rows):
        parts.append(text(x + PADDING, y + PADDING + 10 + index * LINE, words, STYLES[kind]))
    return parts, height


def column(x, y, given):
    parts = []
    for step in given:
        drawn, height = card(x, y, step)
        parts += drawn
        y += height + 10
    return parts, y


def panel(x, y, width, height, title):
    return [
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="8" fill="#f3f5f7"/>',
        text(x + 12, y + 22, title, 'font-weight="600" font-size="15" fill="#243b53"'),
    ]


def arrow(x1, y1, x2, y2):
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#243b53" stroke-width="2" marker-end="url(#head)"/>'


def main():
    by_stage = {stage: [s for s in steps() if s[0] == stage] for stage in TITLES}
    half = (len(by_stage["compute"]) + 1) // 2
    xs = [20, 20 + CARD + GAP + 24, 20 + 2 * CARD + GAP + 34, 20 + 3 * CARD + 2 * GAP + 58]
    body, bottoms = [], []
    # The first column holds three stages, one below the other.
    y, stages = TOP, []
    for stage in ("take in", "refine", "judge"):
        drawn, end = column(xs[0], y + 34, by_stage[stage])
        stages.append((stage, y, end))
        body += drawn
        y = end + 30
    bottoms.append(stages[-1][2])
    for x, given in ((xs[1], by_stage["compute"][:half]), (xs[2], by_stage["compute"][half:])):
        drawn, end = column(x, TOP + 34, given)
        body += drawn
        bottoms.append(end)
    drawn, show_end = column(xs[3], TOP + 34, by_stage["show"])
    body += drawn
    drawn, keep_end = column(xs[3], show_end + 64, by_stage["keep"])
    body += drawn
    bottom = max(bottoms + [keep_end])
    panels = []
    for stage, start, end in stages:
        panels += panel(xs[0] - 10, start, CARD + 20, end - start, TITLES[stage])
    panels += panel(xs[1] - 10, TOP, 2 * CARD + 30, max(bottoms[1:]) - TOP, TITLES["compute"])
    panels += panel(xs[3] - 10, TOP, CARD + 20, show_end - TOP, TITLES["show"])
    panels += panel(xs[3] - 10, show_end + 30, CARD + 20, keep_end - show_end - 30, TITLES["keep"])
    middle = xs[0] + CARD / 2
    arrows = [arrow(middle, 50, middle, TOP - 3)]
    for (_, _, end), (_, start, _) in zip(stages, stages[1:]):
        arrows.append(arrow(middle, end, middle, start - 3))
    judge = (stages[-1][1] + stages[-1][2]) / 2
    arrows.append(arrow(xs[0] + CARD + 10, judge, xs[1] - 13, judge))
    arrows.append(arrow(xs[2] + CARD + 10, TOP + 60, xs[3] - 13, TOP + 60))
    heading = [
        text(xs[0], 40, "Files, tables, workbooks of offices", 'font-weight="600" font-size="15" fill="#243b53"'),
        text(xs[1], 40, "Blue: packages that do the work. Green: what is written.", 'fill="#444"'),
    ]
    svg = "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {xs[3] + CARD + 20} {bottom + 20}" font-family="Helvetica, Arial, sans-serif" font-size="13">',
            '<title>The way of the data</title>',
            '<defs><marker id="head" markerWidth="9" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#243b53"/></marker></defs>',
            f'<rect width="100%" height="100%" fill="#fff"/>',
        ]
        + panels + heading + body + arrows + ["</svg>", ""]
    )
    (DOCS / "images" / "architecture.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
