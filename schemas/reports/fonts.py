#!/usr/bin/env python3
"""Makes the two fonts that PDF reports and pictures embed: `python3 schemas/reports/fonts.py`.

They are Noto Serif SC and Noto Sans SC (SIL Open Font License 1.1) as the npm packages below hold them, cut down to
GB 2312, the 8,105 characters of 通用规范汉字表 (characters.txt), Latin and common signs, and given names of their own
because they are changed versions. Needs npm and Python with fonttools (4.60.1 was used).
"""

import json
import pathlib
import subprocess
import tarfile
import tempfile

from fontTools import subset, ttLib

VERSION = "0.4.3"
SOURCES = {
    "MuyeSerif-Regular.ttf": ("noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf", "Muye Serif"),
    "MuyeSans-Regular.ttf": ("noto-sans-sc", "400Regular/NotoSansSC_400Regular.ttf", "Muye Sans"),
}
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "jobs/src/main/resources/report/fonts"


def gb2312():
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                pass


def names():
    lines = pathlib.Path(__file__).with_name("characters.txt").read_text(encoding="utf-8").splitlines()
    return {ord(character) for line in lines if not line.startswith("#") for character in line}


def wanted():
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
    signs = set(map(ord, "–—‘’“”†•…‰′″€™−≈≠≤≥≡→←↑↓■□▲△●○◆◇★☆※·①②③④⑤⑥⑦⑧⑨⑩㎡㎞"))
    return set(gb2312()) | latin | signs | names()


def make(target, package, member, family):
    with tempfile.TemporaryDirectory() as folder:
        packed = json.loads(
            subprocess.run(
                ["npm", "pack", "--json", f"@expo-google-fonts/{package}@{VERSION}"], cwd=folder, check=True, capture_output=True, text=True
            ).stdout
        )[0]["filename"]
        with tarfile.open(pathlib.Path(folder) / packed.replace("@", "").replace("/", "-")) as archive:
            font = ttLib.TTFont(archive.extractfile(f"package/{member}"), recalcTimestamp=False)
            licence = archive.extractfile("package/LICENSE_FONT").read()
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], name_languages=[0x409], notdef_outline=True,
        drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx", "DSIG", "meta"],
    )
    cut = subset.Subsetter(options)
    cut.populate(unicodes=wanted())
    cut.subset(font)
    postscript = target.removesuffix(".ttf")
    for number, words in {1: family, 2: "Regular", 3: f"{postscript};{VERSION}", 4: family, 6: postscript}.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["post"].formatType = 3.0
    font["OS/2"].fsType = 0
    font.save(FOLDER / target)
    (FOLDER / "OFL.txt").write_bytes(licence)
    print(target, (FOLDER / target).stat().st_size, len(font.getGlyphOrder()))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, source in SOURCES.items():
        make(name, *source)
