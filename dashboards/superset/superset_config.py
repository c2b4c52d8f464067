"""Superset's settings: one office on one machine, nothing fetched from the internet."""

import os
from pathlib import Path

from flask_appbuilder.const import AUTH_DB

_HOME = Path(os.environ["MUYE_SUPERSET_HOME"])

SECRET_KEY = (_HOME / "secret.key").read_text(encoding="ascii").strip()
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_HOME / 'superset.db'}?timeout=60"
DATA_DIR = str(_HOME)

AUTH_TYPE = AUTH_DB
AUTH_USER_REGISTRATION = False
BABEL_DEFAULT_LOCALE = "zh"
LANGUAGES = {
    "zh": {"flag": "cn", "name": "中文"},
    "en": {"flag": "us", "name": "English"},
}

# Results change once a night; `up` empties the folder when it imports.
_CACHE = {
    "CACHE_TYPE": "FileSystemCache",
    "CACHE_DIR": str(_HOME / "cache"),
    "CACHE_DEFAULT_TIMEOUT": 3600,
    "CACHE_THRESHOLD": 10000,
}
CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "superset_"}
DATA_CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "data_"}
FILTER_STATE_CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "filter_", "CACHE_DEFAULT_TIMEOUT": 7776000}
EXPLORE_FORM_DATA_CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "explore_", "CACHE_DEFAULT_TIMEOUT": 7776000}

RATELIMIT_STORAGE_URI = "memory://"
LOG_LEVEL = "WARNING"

FEATURE_FLAGS = {
    "ALERT_REPORTS": False,
    "EMBEDDED_SUPERSET": False,
    "ENABLE_TEMPLATE_PROCESSING": False,
    "THUMBNAILS": False,
}

# Browsers may load nothing from elsewhere: no tiles, no telemetry.
TALISMAN_ENABLED = True
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}
