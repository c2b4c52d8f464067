"""How Superset is served: this machine only, one process, since the metadata database is SQLite."""

import os

bind = f"127.0.0.1:{os.environ['MUYE_SUPERSET_PORT']}"
worker_class = "gthread"
workers = 1
threads = 8
timeout = 120
loglevel = "warning"
# Superset takes half a minute to start; with it loaded first, the address is printed when it answers.
preload_app = True


def when_ready(server):
    """Tells where it is."""
    print(f"superset: http://{bind}/ is up. Ctrl-C ends it.", flush=True)
