#!/bin/sh
# Makes .venv with everything that requirements.lock pins, and Sayso and its model package, editable.
# Where Python comes without ensurepip (Debian without python3-venv), virtualenv from PyPI makes it instead.
set -eu
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Sayso needs Python 3.11 or newer; this is $("$python" --version). Name another one: make PYTHON=python3.12 …" >&2
    exit 1
}
if [ ! -x .venv/bin/pip ]; then
    echo "Setting up .venv (once; a minute or two) …"
    rm -rf .venv
    if ! "$python" -m venv .venv 2>/dev/null; then
        echo "This Python has no ensurepip: falling back to virtualenv from PyPI."
        rm -rf .venv
        "$python" -m pip install --quiet --target build/virtualenv virtualenv
        PYTHONPATH=build/virtualenv "$python" -m virtualenv --quiet .venv
    fi
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable . --editable ./models
touch .venv/.ready
