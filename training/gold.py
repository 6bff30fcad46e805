"""The gold readings' attributions with offsets, for training: python -m training.gold GOLD_DIR OUT.json

GOLD_DIR has load.py and the parts seed, dev and train. OUT is {part: [{name, text, attributions}]}.
"""

import importlib
import json
import sys
from pathlib import Path

ROLES = ("source", "cue", "content")


def main(folder: Path, out: Path) -> None:
    """Write the attributions of every part."""
    sys.path.insert(0, str(folder))
    load = importlib.import_module("load").load
    parts: dict[str, list[dict[str, object]]] = {}
    for part in ("seed", "dev", "train"):
        parts[part] = []
        for path in sorted((folder / part).glob("*.gold.yaml")):
            gold = load(path)
            items = [{role: one[role] for role in ROLES} for one in gold["attributions"]]
            parts[part].append({"name": path.name.split(".")[0], "text": gold["text"], "attributions": items})
    out.write_text(json.dumps(parts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
