#!/usr/bin/env python3
"""Makes a region's boundaries.geojson from a TopoJSON map of counties:

    python3 schemas/regions/boundaries.py counties-geo.topojson schemas/regions/xinxiang 4107

takes the counties whose code begins with 4107, undoes the map's projection and names each by the unit_id that has its
code in units.csv. It was written for the map in github.com/thebamboogrove/tudigong (MIT), which is projected to an Albers
equal-area conic with standard parallels 24 and 48 degrees, origin 36 N 104.5 E, on the WGS 84 ellipsoid. Python 3 alone.
"""

import csv
import gzip
import json
import math
import pathlib
import sys

AXIS = 6378137.0
ECCENTRICITY = math.sqrt(0.0066943799901413165)
PARALLELS = math.radians(24), math.radians(48)
ORIGIN = math.radians(36), math.radians(104.5)


def q(latitude):
    s = ECCENTRICITY * math.sin(latitude)
    return (1 - ECCENTRICITY**2) * (math.sin(latitude) / (1 - s * s) - math.log((1 - s) / (1 + s)) / (2 * ECCENTRICITY))


def m(latitude):
    return math.cos(latitude) / math.sqrt(1 - (ECCENTRICITY * math.sin(latitude)) ** 2)


N = (m(PARALLELS[0]) ** 2 - m(PARALLELS[1]) ** 2) / (q(PARALLELS[1]) - q(PARALLELS[0]))
C = m(PARALLELS[0]) ** 2 + N * q(PARALLELS[0])
RHO_0 = AXIS * math.sqrt(C - N * q(ORIGIN[0])) / N


def degrees(x, y):
    """Longitude and latitude of a point of the map (Snyder 1987, Map Projections, pp. 101-102)."""
    rho = math.hypot(x, RHO_0 - y)
    theta = math.atan2(x, RHO_0 - y)
    wanted = (C - (rho * N / AXIS) ** 2) / N
    latitude = math.asin(wanted / 2)
    for _ in range(20):
        s = ECCENTRICITY * math.sin(latitude)
        latitude += (1 - s * s) ** 2 / (2 * math.cos(latitude)) * (
            wanted / (1 - ECCENTRICITY**2) - math.sin(latitude) / (1 - s * s) + math.log((1 - s) / (1 + s)) / (2 * ECCENTRICITY)
        )
    return round(math.degrees(ORIGIN[1] + theta / N), 4), round(math.degrees(latitude), 4)


def ring(topology, arcs):
    points = []
    for number in arcs:
        x = y = 0
        line = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
            line.append(degrees(x * scale[0] + shift[0], y * scale[1] + shift[1]))
        if number < 0:
            line.reverse()
        points.extend(line if not points else line[1:])
    return points


def turned(points, counterclockwise):
    """Outer borders run counterclockwise and holes clockwise (RFC 7946, 3.1.6)."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))
    return points if (area > 0) == counterclockwise else points[::-1]


def main(source, folder, prefix):
    opener = gzip.open if source.endswith(".gz") else open
    with opener(source, "rt", encoding="utf-8") as file:
        topology = json.load(file)
    with open(pathlib.Path(folder) / "units.csv", encoding="utf-8") as file:
        units = {row["code"]: row["unit_id"] for row in csv.DictReader(file)}
    features = []
    for county in topology["objects"]["county"]["geometries"]:
        code = str(county["properties"]["CODE"])
        if code.startswith(prefix):
            polygons = county["arcs"] if county["type"] == "MultiPolygon" else [county["arcs"]]
            coordinates = [
                [turned(ring(topology, arcs), place == 0) for place, arcs in enumerate(polygon)] for polygon in polygons
            ]
            features.append(
                {"type": "Feature", "properties": {"unit_id": units[code]}, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}}
            )
    features.sort(key=lambda feature: feature["properties"]["unit_id"])
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    text = '{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n"
    (pathlib.Path(folder) / "boundaries.geojson").write_text(text, encoding="utf-8")
    print(len(features), "units,", len(text), "characters")


if __name__ == "__main__":
    main(*sys.argv[1:])
